import { type Column, enlarged, sharedWords } from '../store/index.js';

/** For each state the one from which it was first reached; −1 for initial states. */
export class Parents {
  #links = sharedWords(1024);
  #count = 0;

  /** Ids come in order. */
  set(id: number, parent: number): void {
    if (id >= this.#links.length) this.#links = enlarged(this.#links, 2 * this.#links.length);
    this.#links[id] = parent;
    this.#count = id + 1;
  }

  get column(): Column {
    return {
      name: 'parents',
      width: 1,
      isAppendOnly: true,
      rows: () => this.#count,
      read: (first, rows, into) => into.set(this.#links.subarray(first, first + rows)),
      append: (from, rows) => {
        for (let row = 0; row < rows; row++) this.set(this.#count, from[row] ?? 0);
      },
    };
  }

  /** The ids from an initial state to this one. */
  pathTo(id: number): number[] {
    const path: number[] = [];
    for (let at = id; at >= 0; at = this.#links[at] ?? -1) path.push(at);
    return path.reverse();
  }
}

/** What a link costs. */
export const BYTES_PER_LINK = 4;
