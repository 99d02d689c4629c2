import type { Chooser, Stepping } from './strategy.js';

/** Of networks with more possible messages few are in flight. */
const MOST_TRIES = 128;

/** Every enabled occurrence is as likely as any other. */
export class Uniform implements Chooser {
  readonly #tries: number;
  readonly #drawEnabled: (count: number) => number;

  constructor(readonly stepping: Stepping) {
    const { stepper, generator } = stepping;
    // To try that many costs less than to ask all guards once, and as a rule one of them is enabled.
    this.#tries = Math.min(MOST_TRIES, stepper.occurrences.possible.length >> 1);
    this.#drawEnabled = (count) => stepper.candidates[generator.below(count)] ?? 0;
  }

  begin(): void {
    this.stepping.stepper.setWeights(undefined);
  }

  step(): boolean {
    return this.stepping.takeAtRandom(this.#tries, this.#drawEnabled);
  }
}
