import { learntNesting, type StateLayout, statesToLearnFrom } from '../store/index.js';
import type { Search } from './search.js';

/** How states are stored: as they are, or as trees of parts that they share, which are learnt from the first states. */
export type LayoutOption =
  | 'flat'
  | 'tree'
  /** A tree, learnt from so many states: with more it fits better, and smaller models get none. */
  | { readonly learnFrom: number };

/** A model of fewer states fits anyhow. */
const WORTHWHILE = 10_000;

/** How the states of a search are stored until more is known; by their width if undefined. */
export function firstLayout(option: LayoutOption | undefined): StateLayout | undefined {
  return typeof option === 'object' ? 'tree' : option;
}

/** Learns from the first states of a search how its states are best stored, once there are enough. */
export class Learning {
  /** So many; infinity if there is nothing more to learn. */
  #after: number;

  constructor(
    readonly search: Search,
    option: LayoutOption | undefined,
  ) {
    // States that are stored as they are need one table, and so do those that are forgotten, and trees without parts.
    const canLearn = option !== 'flat' && search.program.store.tables.length > 1;
    this.#after = canLearn ? (typeof option === 'object' ? option.learnFrom : WORTHWHILE) : Number.POSITIVE_INFINITY;
  }

  get isPending(): boolean {
    return this.#after !== Number.POSITIVE_INFINITY;
  }

  callOff(): void {
    this.#after = Number.POSITIVE_INFINITY;
  }

  /**
   * Between two expansions of an exploration that has found so many states: has them stored as the first suggest, if it is
   * time and another way is better. Says whether that is so. The way depends on the first states alone, not on when it is time.
   * @throws OutOfMemory
   */
  learn(found: number): boolean {
    if (found < this.#after) return false;
    const { registers } = this.search.program.store;
    const nesting = learntNesting(this.#sample(), registers.current.length);
    this.callOff();
    if (nesting === undefined) return false;
    this.search.storeIn(nesting);
    return true;
  }

  /** The words of some of the first states, one after another. */
  #sample(): Int32Array {
    const { store } = this.search.program;
    const { current } = store.registers;
    const stride = Math.ceil(this.#after / statesToLearnFrom(current.length));
    const states = Math.ceil(this.#after / stride);
    const sample = new Int32Array(states * current.length);
    for (let state = 0; state < states; state++) {
      store.load(state * stride);
      sample.set(current, state * current.length);
    }
    return sample;
  }
}
