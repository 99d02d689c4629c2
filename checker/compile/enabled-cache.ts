import { scramble } from '../store/index.js';

/** So much memory it takes at most, which a processor's own caches hold, and at most so many states. */
const MOST_WORDS = 2 ** 20;
const MOST_STATES = 2 ** 16;

/**
 * What is enabled in states that were looked at lately: random walks begin alike, so that they come to the same few states
 * again and again. A state is known only by all of its words, and forgotten for another of the same slot.
 */
export class EnabledCache {
  /** By slot: whether it is taken, the words of a state, and a bit for each occurrence that is enabled in it. */
  readonly #slots: Int32Array;
  readonly #size: number;
  readonly #mask: number;
  /** Where the state that was asked for last is kept, or is to be. */
  #slot = 0;

  /** @param width words of a state @param parts words that have a bit for each occurrence */
  constructor(
    readonly width: number,
    readonly parts: number,
  ) {
    this.#size = 1 + width + parts;
    const fitting = 2 ** Math.floor(Math.log2(Math.max(1, MOST_WORDS / this.#size)));
    this.#mask = Math.min(MOST_STATES, fitting) - 1;
    this.#slots = new Int32Array(this.#size * (this.#mask + 1));
  }

  /** Reads what is enabled in the state; says whether it is known. */
  recall(state: Int32Array, enabled: Int32Array): boolean {
    const [slots, width] = [this.#slots, this.width];
    let hash = 0;
    for (let word = 0; word < width; word++) {
      hash = Math.imul(hash ^ (state[word] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const slot = (scramble(hash) & this.#mask) * this.#size;
    this.#slot = slot;
    if (slots[slot] === 0) return false;
    for (let word = 0; word < width; word++) if (slots[slot + 1 + word] !== state[word]) return false;
    for (let part = 0, at = slot + 1 + width; part < this.parts; part++, at++) enabled[part] = slots[at] ?? 0;
    return true;
  }

  /** Keeps what is enabled in the state that was asked for last. */
  keep(state: Int32Array, enabled: Int32Array): void {
    const [slots, slot, width] = [this.#slots, this.#slot, this.width];
    slots[slot] = 1;
    for (let word = 0; word < width; word++) slots[slot + 1 + word] = state[word] ?? 0;
    for (let part = 0, at = slot + 1 + width; part < this.parts; part++, at++) slots[at] = enabled[part] ?? 0;
  }
}
