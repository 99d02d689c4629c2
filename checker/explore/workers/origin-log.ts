import { enlarged, sharedWords } from '../../store/index.js';

/** Where the states come from that one of several threads has found: what it noted now and then, in order. */
export interface LoggedOrigins {
  /** The id from which on it gave ids to what it found from then on. */
  readonly from: Int32Array;
  /** No state of the level above with a smaller id leads to any of these. */
  readonly earliest: Int32Array;
  readonly count: number;
}

/**
 * Notes, while a thread finds states, which of the level at work have been expanded: all threads together take these up in
 * the order of their ids. What those lead to is known, and so is not what is found later.
 */
export class OriginLog {
  #from = sharedWords(1024);
  #earliest = sharedWords(1024);
  #count = 0;

  /**
   * @param next the thread gives no smaller id any more
   * @param expandedTo all states of the level with a smaller id have been expanded, by whichever thread
   */
  note(next: number, expandedTo: number): void {
    if (this.#count === this.#from.length) {
      this.#from = enlarged(this.#from, 2 * this.#count);
      this.#earliest = enlarged(this.#earliest, 2 * this.#count);
    }
    this.#from[this.#count] = next;
    this.#earliest[this.#count] = expandedTo;
    this.#count += 1;
  }

  get logged(): LoggedOrigins {
    return { from: this.#from, earliest: this.#earliest, count: this.#count };
  }
}
