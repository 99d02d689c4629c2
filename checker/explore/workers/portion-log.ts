import { enlarged, sharedWords } from '../../store/index.js';

/** The portions of ids that one of several threads has set apart for the states it finds, in order. */
export interface LoggedPortions {
  /** The first id of each. */
  readonly firsts: Int32Array;
  /** All states that lead to one of the portion, and are a level above it, have an id that is at least this. */
  readonly earliest: Int32Array;
  readonly count: number;
}

/**
 * Notes, for each portion, which states of the level at work were expanded when it was set apart: the threads take these up
 * in the order of their ids. What those lead to was known by then, and so is not in the portion.
 */
export class PortionLog {
  #firsts = sharedWords(1024);
  #earliest = sharedWords(1024);
  #count = 0;

  /** @param expandedTo all states of the level with a smaller id have been expanded */
  note(first: number, expandedTo: number): void {
    if (this.#count === this.#firsts.length) {
      this.#firsts = enlarged(this.#firsts, 2 * this.#count);
      this.#earliest = enlarged(this.#earliest, 2 * this.#count);
    }
    this.#firsts[this.#count] = first;
    this.#earliest[this.#count] = expandedTo;
    this.#count += 1;
  }

  get logged(): LoggedPortions {
    return { firsts: this.#firsts, earliest: this.#earliest, count: this.#count };
  }
}
