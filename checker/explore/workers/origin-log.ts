import { enlarged, sharedWords } from '../../store/index.js';

/** What a thread noted: where all that it found from then on can come from. */
export interface Origin {
  /** From states of the level above with ids from here on, */
  readonly handedOut: number;
  /** or from those of a block that begins here, and has so many states, which some thread was at. */
  readonly blocks: readonly number[];
  readonly block: number;
}

/** All that one of several threads has noted, in order. */
export interface LoggedOrigins {
  /** Of each note `words` numbers: `next`, `handedOut`, `block`, and for each thread the begin of a block, or a negative number. */
  readonly notes: Int32Array;
  readonly words: number;
  readonly count: number;
}

/**
 * Notes, while a thread finds states, which of the level at work have been expanded: all threads together take these up in
 * the order of their ids. What those lead to is known, and so is not what is found later.
 */
export class OriginLog {
  readonly #words: number;
  #notes: Int32Array;
  #count = 0;

  constructor(threads: number) {
    this.#words = threads + 3;
    this.#notes = sharedWords(256 * this.#words);
  }

  /**
   * @param next the thread gives no smaller id any more
   * @param handedOut all states of the level with smaller ids were given to threads to be expanded,
   * @param block in blocks of so many,
   * @param blocks of which only those that begin here are not expanded yet; what is negative is of none
   */
  note(next: number, handedOut: number, block: number, blocks: Int32Array): void {
    const begin = this.#count * this.#words;
    if (begin === this.#notes.length) this.#notes = enlarged(this.#notes, 2 * begin);
    this.#notes[begin] = next;
    this.#notes[begin + 1] = handedOut;
    this.#notes[begin + 2] = block;
    this.#notes.set(blocks, begin + 3);
    this.#count += 1;
  }

  get logged(): LoggedOrigins {
    return { notes: this.#notes, words: this.#words, count: this.#count };
  }
}

/**
 * What a thread noted last before it found its first state of a level under this id or a larger one; undefined if it found
 * none.
 * @param from the first id of the level
 * @param to the id behind its last
 */
export function originOf(logged: LoggedOrigins, id: number, from: number, to: number): Origin | undefined {
  const { notes, words, count } = logged;
  const nextOf = (note: number) => (note >= 0 && note < count ? (notes[note * words] ?? to) : -1);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nextOf(middle) <= id) low = middle + 1;
    else high = middle;
  }
  const note = nextOf(low - 1) >= from ? low - 1 : low;
  if (nextOf(note) < from || nextOf(note) >= to) return undefined;
  const [handedOut = 0, block = 0, ...blocks] = notes.subarray(note * words + 1, (note + 1) * words);
  return { handedOut, block, blocks: blocks.filter((begin) => begin >= 0) };
}
