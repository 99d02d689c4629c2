import type { Column, StateLayout } from '../store/index.js';
import type { Decision } from './run.js';

/** Keeps what an exploration knows where it outlives the process. */
export interface Keeper {
  /** What an earlier exploration knew, which is gone on from; undefined if there is none. */
  readonly earlier: Snapshot | undefined;
  /** Fills the columns with what the earlier exploration kept. @throws OutOfMemory */
  load(columns: readonly Column[]): Promise<void>;
  /** Whether it is time to keep what is known. */
  readonly isDue: boolean;
  /** Keeps all of it, or fails and has kept what it had before. */
  keep(columns: readonly Column[], snapshot: Snapshot): Promise<void>;
}

/** What an exploration knows between two expansions, besides the rows of its columns. */
export interface Snapshot {
  /** By column: how many rows belong to it. Those behind them came later. */
  readonly rows: { readonly [column: string]: number };
  /** How states are stored; null if by their width. */
  readonly layout: StateLayout | null;
  readonly transitions: number;
  readonly expanded: number;
  readonly initialStates: number;
  readonly frontier: readonly number[];
  /** By property: how it was decided, or null. */
  readonly decisions: readonly (Decision | null)[];
  readonly statistics: readonly number[];
  readonly idle: readonly number[];
  readonly firstEnabled: readonly number[];
  readonly cases: readonly number[];
  /** Of the edges by which time passes: how much, by label. */
  readonly durations: readonly number[];
  /** How long all explorations have taken so far. */
  readonly seconds: number;
}
