import { makeTable, OutOfMemory, scramble, type Table } from '../../store/index.js';
import { enter, REGISTERS } from './hyper-log-log.js';

/** So many states are set aside before they are looked up together, which is faster than one by one. */
const MOST_ASIDE = 256;

/** What a thread has found that it has not told yet: rows of a table of whole states, from one to before another. */
export interface NewStates {
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** So many bytes of whole states are kept, and at most so many states. */
export const MOST_BYTES = 2 ** 26;
const MOST_STATES = 2 ** 20;

/** How many different states of so many words are kept whole, and so are counted exactly. */
export function mostCountedExactly(words: number): number {
  return Math.min(MOST_STATES, Math.floor(MOST_BYTES / (4 * words)));
}

/**
 * The states that one thread visits, to be counted with those of others: whole, while there are no more than a limit, and
 * always as registers of HyperLogLog, in shared memory.
 */
export class VisitedStates {
  readonly registers = new Uint8Array(new SharedArrayBuffer(REGISTERS));
  readonly #batch: Int32Array;
  readonly #ids = new Int32Array(MOST_ASIDE);
  readonly #row: Int32Array;
  #aside = 0;
  #table: Table | undefined;
  #told = 0;

  /** @param words of a state @param most how many of them are kept whole */
  constructor(
    readonly words: number,
    readonly most: number,
  ) {
    this.#batch = new Int32Array(MOST_ASIDE * words);
    this.#row = new Int32Array(words);
    if (most > 0) this.#table = makeTable(words);
  }

  /** Whether all that was visited is kept whole. */
  get isKept(): boolean {
    return this.#table !== undefined;
  }

  /** Takes note of a state; the words are copied. */
  visit(state: Int32Array): void {
    if (this.#table === undefined) {
      this.#enter(state);
      return;
    }
    const { words } = this;
    for (let word = 0, at = this.#aside * words; word < words; word++, at++) this.#batch[at] = state[word] ?? 0;
    this.#aside += 1;
    if (this.#aside === MOST_ASIDE) this.settle();
  }

  /** Looks up what was set aside. */
  settle(): void {
    const table = this.#table;
    if (table === undefined) return;
    const [aside, before] = [this.#aside, table.count()];
    this.#aside = 0;
    try {
      table.internAll(this.#batch, aside, this.#ids);
    } catch (refused) {
      if (!(refused instanceof OutOfMemory)) throw refused;
      for (let state = 0; state < aside; state++) {
        this.#enter(this.#batch.subarray(state * this.words, (state + 1) * this.words));
      }
      this.#table = undefined;
      return;
    }
    for (let id = before; id < table.count(); id++) {
      table.load(id, this.#row, 0);
      this.#enter(this.#row);
    }
    if (table.count() > this.most) this.#table = undefined;
  }

  /** The states found since this was last asked; undefined where they are not kept any more. */
  takeNew(): NewStates | undefined {
    this.settle();
    const table = this.#table;
    if (table === undefined) return undefined;
    const from = this.#told;
    this.#told = table.count();
    return { rows: table.memory().rows, from, to: this.#told };
  }

  /** From now on states are only estimated. */
  forget(): void {
    this.settle();
    this.#table = undefined;
  }

  /** Two hashes at once, with different multipliers: where one of them has collisions the other has none of the same. */
  #enter(state: Int32Array): void {
    let [one, other] = [this.words, ~this.words];
    for (let at = 0; at < this.words; at++) {
      const word = state[at] ?? 0;
      one = Math.imul(one ^ word, 0x9e3779b1);
      one ^= one >>> 15;
      other = Math.imul(other ^ word, 0xc2b2ae35);
      other ^= other >>> 13;
    }
    enter(this.registers, scramble(one), scramble(other));
  }
}
