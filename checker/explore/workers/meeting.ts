import { type Control, word } from './control.js';

/** How often a thread looks whether all have come before it sleeps. */
const LOOKS = 2_000;

/** Where the threads of an exploration wait for each other. */
export class Meeting {
  readonly #words: Int32Array;

  constructor(
    control: Control,
    readonly threads: number,
  ) {
    this.#words = control.words;
  }

  /** Waits for all others. The last to come decides what to do before anybody goes on; it must not throw. */
  attend(decide: () => void): void {
    const words = this.#words;
    const meeting = Atomics.load(words, word.meetings);
    if (Atomics.add(words, word.arrived, 1) + 1 === this.threads) {
      Atomics.store(words, word.arrived, 0);
      decide();
      Atomics.add(words, word.meetings, 1);
      Atomics.notify(words, word.meetings);
      return;
    }
    for (let look = 0; look < LOOKS; look++) {
      if (Atomics.load(words, word.meetings) !== meeting) return;
    }
    while (Atomics.load(words, word.meetings) === meeting) Atomics.wait(words, word.meetings, meeting);
  }
}
