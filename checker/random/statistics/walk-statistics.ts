import type { RandomRuns, Strategy } from '../../result.js';
import { strategies } from '../walk.js';

/** Lengths in ranges that double: 0, 1, 2 to 3, 4 to 7 … up to what has 32 bits. */
const RANGES = 33;

/** Where in the cells what is counted. */
const cell = {
  walks: 0,
  steps: 1,
  deadEnds: 2,
  longest: 3,
  underWay: 4,
  standstills: 5,
  lengths: 6,
  strategies: 6 + RANGES,
} as const;
const CELLS = cell.strategies + 2 * strategies.length;

/** What one walk was, for the statistics. */
export interface Walked {
  readonly strategy: Strategy;
  readonly steps: number;
  readonly isDeadEnd: boolean;
  readonly isStandstill: boolean;
}

/**
 * Counts of what one thread's walks did, in shared memory, so that others can read them. All of them are sums of whole
 * numbers, and one a maximum: those of several threads together do not depend on who walked what.
 */
export class WalkStatistics {
  /** @param cells those of another thread; none is counted if not given */
  constructor(readonly cells: Float64Array = new Float64Array(new SharedArrayBuffer(8 * CELLS))) {}

  /** The counts of several threads as one. */
  static sum(parts: readonly WalkStatistics[]): WalkStatistics {
    const sum = new WalkStatistics(new Float64Array(CELLS));
    for (const { cells } of parts) {
      for (let at = 0; at < cells.length; at++) {
        const [one, other] = [sum.cells[at] ?? 0, cells[at] ?? 0];
        sum.cells[at] = at === cell.longest ? Math.max(one, other) : one + other;
      }
    }
    return sum;
  }

  get walks(): number {
    return this.#at(cell.walks);
  }

  /** Also of walks that are under way. */
  get steps(): number {
    return this.#at(cell.steps) + this.#at(cell.underWay);
  }

  get deadEnds(): number {
    return this.#at(cell.deadEnds);
  }

  /** The steps of the longest walk. */
  get longest(): number {
    return this.#at(cell.longest);
  }

  /** Says how many steps the walk under way has taken. */
  goOn(steps: number): void {
    this.cells[cell.underWay] = steps;
  }

  /** Adds a walk that is over. */
  add({ strategy, steps, isDeadEnd, isStandstill }: Walked): void {
    const byStrategy = cell.strategies + 2 * strategies.indexOf(strategy);
    this.#add(cell.walks, 1);
    this.#add(cell.steps, steps);
    this.#add(cell.deadEnds, isDeadEnd ? 1 : 0);
    this.#add(cell.standstills, isStandstill ? 1 : 0);
    this.#add(cell.lengths + 32 - Math.clz32(steps), 1);
    this.#add(byStrategy, 1);
    this.#add(byStrategy + 1, steps);
    this.cells[cell.longest] = Math.max(this.longest, steps);
    this.cells[cell.underWay] = 0;
  }

  /** As results say it. */
  runs(stepsPerWalk: number, isEstimated: boolean): RandomRuns {
    const { walks, steps, deadEnds } = this;
    return {
      walks,
      steps,
      stepsPerWalk,
      isEstimated,
      lengths: this.#lengths(),
      strategies: strategies.flatMap((strategy, position) => {
        const taken = this.#at(cell.strategies + 2 * position);
        if (taken === 0) return [];
        return [{ strategy, walks: taken, steps: this.#at(cell.strategies + 2 * position + 1) }];
      }),
      deadEnds,
      standstills: this.#at(cell.standstills),
    };
  }

  /** From the shortest to the longest, ranges between them without a walk included. */
  #lengths(): RandomRuns['lengths'] {
    const ranges = Array.from({ length: RANGES }, (_, range) => ({
      from: range === 0 ? 0 : 2 ** (range - 1),
      to: range === 0 ? 0 : 2 ** range - 1,
      walks: this.#at(cell.lengths + range),
    }));
    const isTaken = ({ walks }: { readonly walks: number }) => walks > 0;
    return ranges.slice(Math.max(ranges.findIndex(isTaken), 0), ranges.findLastIndex(isTaken) + 1);
  }

  #at(at: number): number {
    return this.cells[at] ?? 0;
  }

  #add(at: number, more: number): void {
    this.cells[at] = (this.cells[at] ?? 0) + more;
  }
}
