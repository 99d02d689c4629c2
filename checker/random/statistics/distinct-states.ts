import { makeTable, OutOfMemory, type Table } from '../../store/index.js';
import { enterAll, estimateOf, REGISTERS } from './hyper-log-log.js';
import type { NewStates } from './visited-states.js';

/** So many states are looked up at a time. */
const AT_ONCE = 4096;

/**
 * How many different states several threads have visited together. Exactly, while there are no more than a limit; else an
 * estimate. Both are the same whoever visited what: a set is a set, and registers are joined by maximum.
 */
export class DistinctStates {
  readonly #registers = new Uint8Array(REGISTERS);
  readonly #ids = new Int32Array(AT_ONCE);
  #table: Table | undefined;

  /** @param words of a state @param most how many of them are counted exactly */
  constructor(
    readonly words: number,
    readonly most: number,
  ) {
    if (most > 0) this.#table = makeTable(words);
  }

  get isEstimated(): boolean {
    return this.#table === undefined;
  }

  /** Exact, or an estimate, then rounded to a whole number. */
  get count(): number {
    return this.#table?.count() ?? Math.round(estimateOf(this.#registers));
  }

  /** How many bytes the states take that are kept whole. */
  get bytes(): number {
    return 4 * this.words * (this.#table?.count() ?? 0);
  }

  /** From now on they are only estimated. */
  estimate(): void {
    this.#table = undefined;
  }

  /** Adds what one thread has visited: what is new, if it keeps that, and its registers. */
  add(found: NewStates | undefined, registers: Uint8Array): void {
    enterAll(this.#registers, registers);
    if (found === undefined) this.#table = undefined;
    else this.#keep(found);
  }

  #keep({ rows, from, to }: NewStates): void {
    const { words } = this;
    try {
      for (let begin = from; begin < to && this.#table !== undefined; begin += AT_ONCE) {
        const end = Math.min(begin + AT_ONCE, to);
        this.#table.internAll(rows.subarray(begin * words, end * words), end - begin, this.#ids);
        if (this.#table.count() > this.most) this.#table = undefined;
      }
    } catch (refused) {
      if (!(refused instanceof OutOfMemory)) throw refused;
      this.#table = undefined;
    }
  }
}
