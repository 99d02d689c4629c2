import type { Registers } from '../store/index.js';

const FIRST_STATES = 64;

/** No instance. */
const TAKEN = -1;

/** The successors of one state, kept until it is known which of them are stored. Memory grows, and is used again. */
export class SetAside {
  count = 0;
  #words: Int32Array;
  #instances = new Int32Array(FIRST_STATES);
  #labels = new Int32Array(FIRST_STATES);
  readonly #current: Int32Array;

  constructor({ current }: Registers) {
    this.#current = current;
    this.#words = new Int32Array(FIRST_STATES * current.length);
  }

  clear(): void {
    this.count = 0;
  }

  /** Takes the state in the registers' `current`. */
  push(instance: number, label: number): void {
    const { count } = this;
    const width = this.#current.length;
    if (count === this.#instances.length) {
      this.#words = enlarged(this.#words);
      this.#instances = enlarged(this.#instances);
      this.#labels = enlarged(this.#labels);
    }
    for (let word = 0, at = count * width; word < width; word++, at++) this.#words[at] = this.#current[word] ?? 0;
    this.#instances[count] = instance;
    this.#labels[count] = label;
    this.count += 1;
  }

  /** The instance that made a successor. */
  instance(position: number): number {
    return this.#instances[position] ?? 0;
  }

  isTaken(position: number): boolean {
    return this.#instances[position] === TAKEN;
  }

  /** Takes a successor away: makes it the state in the registers' `current` again and returns its label. */
  take(position: number): number {
    const width = this.#current.length;
    for (let word = 0, at = position * width; word < width; word++, at++) this.#current[word] = this.#words[at] ?? 0;
    this.#instances[position] = TAKEN;
    return this.#labels[position] ?? 0;
  }
}

function enlarged(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * words.length);
  larger.set(words);
  return larger;
}
