import { UsageError } from '../errors.js';

/** Accesses are noted in the row of whoever is the subject at hand (see `Reducer`), or reads alone in the only row there is. */
export type Recording = 'by subject' | 'in one row';

/**
 * Where a family of equally wide values lies among the 32-bit words of a state. A family has one value for each
 * combination of the indices of the arrays around it. Families that fit one word share words with others; larger ones
 * start a word of their own and hold a power of two of values in each, so that addressing is shifts and masks.
 */
export interface Cell {
  /** Bits of one value, 1 … 32. */
  readonly width: number;
  /** How many values. */
  readonly count: number;
  readonly word: number;
  /** The lowest bit of the first value, if all lie in one word. */
  readonly shift: number;
  /** log2 of the values in a word, or null if all lie in one word. */
  readonly valuesPerWordLog2: number | null;
  /** How the code notes each access to it, if it does. */
  readonly recording: Recording | undefined;
}

/** The words of the widest state. */
const MOST_WORDS = 2 ** 16;

/** How many bits the codes 0 … size − 1 need; at least one. @throws UsageError beyond 2^31 codes. */
export function bitsFor(size: number): number {
  if (size > 2 ** 31)
    throw new UsageError(`${size.toLocaleString('en')} values are too many for one field: at most 2^31`);
  return Math.max(1, 32 - Math.clz32(size - 1));
}

/** Hands out places in a state, in order of declaration, first fit among the words that still have room. */
export class Layout {
  readonly #free: { word: number; used: number }[] = [];
  #words = 0;

  constructor(readonly recording?: Recording) {}

  /** How many words a state has so far. */
  get words(): number {
    return this.#words;
  }

  /** A place for `count` values of `width` bits. */
  allot(width: number, count: number): Cell {
    const { recording } = this;
    if (width * count <= 32) {
      const { word, used } = this.#room(width * count);
      return { width, count, word, shift: used, valuesPerWordLog2: null, recording };
    }
    const valuesPerWordLog2 = 31 - Math.clz32(Math.floor(32 / width));
    const word = this.#words;
    this.#take(Math.ceil(count / 2 ** valuesPerWordLog2));
    return { width, count, word, shift: 0, valuesPerWordLog2, recording };
  }

  /** A place for `count` runs of whole words, `words` each; the first word is returned. */
  allotWords(words: number, count: number): number {
    const first = this.#words;
    this.#take(words * count);
    return first;
  }

  #take(words: number): void {
    this.#words += words;
    if (this.#words > MOST_WORDS) {
      throw new UsageError(
        `a state of more than ${MOST_WORDS.toLocaleString('en')} words is too large: bound its fields`,
      );
    }
  }

  #room(bits: number): { word: number; used: number } {
    let place = this.#free.find((each) => each.used + bits <= 32);
    if (place === undefined) {
      place = { word: this.#words, used: 0 };
      this.#take(1);
      this.#free.push(place);
    }
    const found = { ...place };
    place.used += bits;
    return found;
  }
}
