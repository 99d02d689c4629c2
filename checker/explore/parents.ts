import type { Column, Table } from '../store/index.js';
import type { Ancestry } from './run.js';

/**
 * For each state the one from which it was first reached, or −1 for initial states: a column of the table of states. An
 * id without a link has no state, since a thread may leave ids unused.
 */
export class Parents implements Ancestry {
  readonly #columns: readonly Int32Array[];

  /** Without a column, no parents are kept. */
  constructor(states: Table | undefined) {
    this.#columns = states?.columns ?? [];
  }

  get areKept(): boolean {
    return this.#columns.length > 0;
  }

  set(id: number, parent: number): void {
    const links = this.#columns[0];
    if (links !== undefined) links[id] = parent + SHIFT;
  }

  /** From where a state was first reached, or −1. */
  of(id: number): number {
    return (this.#columns[0]?.[id] ?? 0) - SHIFT;
  }

  /** Takes the links of so many states over from others. */
  take(others: Parents, states: number): void {
    const [links] = others.#columns;
    if (links !== undefined) this.#columns[0]?.set(links.subarray(0, states));
  }

  /** Whether there is a state with this id. */
  has(id: number): boolean {
    return !this.areKept || (this.#columns[0]?.[id] ?? 0) !== 0;
  }

  /** The links as a column of an exploration that has found so many states, which have to be stored before. */
  column(found: () => number): Column {
    let taken = 0;
    return {
      name: 'parents',
      width: 1,
      isAppendOnly: true,
      rows: found,
      read: (first, rows, into) => into.set(this.#columns[0]?.subarray(first, first + rows) ?? []),
      append: (from, rows) => {
        this.#columns[0]?.set(from.subarray(0, rows), taken);
        taken += rows;
      },
    };
  }

  pathTo(id: number): number[] {
    const path: number[] = [];
    for (let at = id; at >= 0; at = this.of(at)) path.push(at);
    return path.reverse();
  }
}

/** 0 means that there is no link. */
const SHIFT = 2;

/** What a link costs. */
export const BYTES_PER_LINK = 4;
