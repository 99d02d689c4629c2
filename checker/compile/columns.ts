import type { Domain } from '../language/index.js';
import { bitOf } from './bits.js';
import type { Cell } from './layout.js';
import type { Universe } from './universe.js';

/** What a code 0 … size − 1 stands for. */
export type Coding =
  /** A number: a position, a count, a duration. */
  | { readonly of: 'number'; readonly size: number }
  /** A value of a domain. */
  | { readonly of: 'value'; readonly size: number; readonly domain: Domain<unknown> }
  /** Nothing, which is 0, or a value of a domain, by one more than its code. */
  | { readonly of: 'value or nothing'; readonly size: number; readonly domain: Domain<unknown> }
  /** A message. */
  | { readonly of: 'message'; readonly size: number; readonly universe: Universe };

/** A family of equally wide cells of a state: what tells them apart, and what their contents mean. */
export interface Column {
  /** Bits of one cell, 1 … 32. */
  readonly width: number;
  /** A cell's number is made of the codes of these, the first most significant. */
  readonly indices: readonly Coding[];
  readonly value: Coding;
  /** The lowest bit of the cell with a number, counted from the state's first bit. A cell lies within one word. */
  readonly bitOf: (cell: number) => number;
  /** Of values in a sequence, whose position is the last index: how many there are. What lies behind them is 0. */
  readonly lengths: Column | undefined;
}

export const numbers = (size: number): Coding => ({ of: 'number', size });
export const valuesIn = (domain: Domain<unknown>): Coding => ({ of: 'value', size: domain.size, domain });
export const valuesOrNothing = (domain: Domain<unknown>): Coding => ({
  of: 'value or nothing',
  size: domain.size + 1,
  domain,
});
export const messagesIn = (universe: Universe): Coding => ({ of: 'message', size: universe.size, universe });

/** The column of a family of cells that the layout has placed. */
export function columnOf(cell: Cell, indices: readonly Coding[], value: Coding, lengths?: Column): Column {
  return { width: cell.width, indices, value, bitOf: (number) => bitOf(cell, number), lengths };
}
