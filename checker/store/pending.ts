import { enlarged, sharedWords } from './memory.js';

/** The states found and not yet expanded, whole. Of others nothing is kept. */
export interface Pending {
  /** Keeps the state whose words begin at `at`. Ids go up by one. @throws OutOfMemory if the machine gives no more. */
  push(id: number, from: Int32Array, at: number): void;
  /** Copies the words of the state taken last, or of one pushed since or, first in first out, pending. @throws Error if it is forgotten. */
  load(id: number, into: Int32Array): void;
  /** Makes the state with an id the one at hand, and forgets those that are over. The order is that of the search. */
  take(id: number): void;
  readonly bytes: number;
}

const FIRST_STATES = 2 ** 8;

/** States are taken in the order in which they were pushed: for a breadth-first search. */
export class PendingQueue implements Pending {
  /** A ring: the state with an id is at the id modulo its length. */
  #rows: Int32Array;
  #capacity = FIRST_STATES;
  /** The state taken last, and all after it, are kept. */
  #taken = 0;
  #end = 0;

  constructor(readonly words: number) {
    this.#rows = sharedWords(FIRST_STATES * words);
  }

  push(id: number, from: Int32Array, at: number): void {
    if (id - this.#taken >= this.#capacity) this.#grow();
    copy(from, at, this.#rows, this.#place(id), this.words);
    this.#end = id + 1;
  }

  load(id: number, into: Int32Array): void {
    if (id < this.#taken || id >= this.#end) throw new Error(`the state ${id} is forgotten`);
    copy(this.#rows, this.#place(id), into, 0, this.words);
  }

  take(id: number): void {
    this.#taken = id;
  }

  get bytes(): number {
    return this.#rows.byteLength;
  }

  #place(id: number): number {
    return (id & (this.#capacity - 1)) * this.words;
  }

  #grow(): void {
    const [before, mask] = [this.#rows, this.#capacity - 1];
    this.#rows = sharedWords(2 * this.#capacity * this.words);
    this.#capacity *= 2;
    for (let id = this.#taken; id < this.#end; id++) {
      copy(before, (id & mask) * this.words, this.#rows, this.#place(id), this.words);
    }
  }
}

/**
 * The state pushed last is taken first: for a depth-first search. A state that was taken stays beneath its successors until
 * these are over, so that the states taken and not over are the run to the one at hand.
 */
export class PendingStack implements Pending {
  /** Of each state its id, or −1 − id when it was taken, and its words. */
  #rows: Int32Array;
  readonly #width: number;
  #height = 0;
  /** Where the state taken last is, and its id. */
  #taken = -1;
  #takenId = -1;

  constructor(readonly words: number) {
    this.#width = words + 1;
    this.#rows = sharedWords(FIRST_STATES * this.#width);
  }

  push(id: number, from: Int32Array, at: number): void {
    const place = this.#height * this.#width;
    if (place === this.#rows.length) this.#rows = enlarged(this.#rows, 2 * this.#rows.length);
    this.#rows[place] = id;
    copy(from, at, this.#rows, place + 1, this.words);
    this.#height += 1;
  }

  load(id: number, into: Int32Array): void {
    // Those pushed since a state was taken have ids one after another.
    const top = this.#height - 1;
    const isPushedSince = id !== this.#takenId;
    const place = isPushedSince ? top - (this.#idAt(top) - id) : this.#taken;
    if (isPushedSince && (place <= this.#taken || this.#idAt(place) !== id))
      throw new Error(`the state ${id} is forgotten`);
    copy(this.#rows, place * this.#width + 1, into, 0, this.words);
  }

  take(id: number): void {
    while (this.#height > 0 && this.#rows[(this.#height - 1) * this.#width] !== id) this.#height -= 1;
    if (this.#height === 0) throw new Error(`the state ${id} is forgotten`);
    this.#taken = this.#height - 1;
    this.#takenId = id;
    this.#rows[this.#taken * this.#width] = -1 - id;
  }

  /** The words of the states from an initial one to the one at hand. */
  path(): Int32Array[] {
    const path: Int32Array[] = [];
    for (let place = 0; place < this.#height; place++) {
      const at = place * this.#width;
      if ((this.#rows[at] ?? 0) < 0) path.push(this.#rows.slice(at + 1, at + this.#width));
    }
    return path;
  }

  get bytes(): number {
    return this.#rows.byteLength;
  }

  /** Of a state that was not taken. */
  #idAt(place: number): number {
    return this.#rows[place * this.#width] ?? -1;
  }
}

function copy(from: Int32Array, at: number, to: Int32Array, place: number, words: number): void {
  for (let word = 0; word < words; word++) to[place + word] = from[at + word] ?? 0;
}
