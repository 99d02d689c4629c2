import type { Property } from '../../language/index.js';
import { type Monitor, monitorOf } from './monitor.js';

/** A premise may hold seldom: so many of the first walks on which it does are worth a closer look, whatever their number. */
const FIRST_CASES = 16;

/** Asks every state of a walk what properties of whole runs ask, and counts the walks that end while something is still out. */
export class Obligations {
  readonly #monitors: readonly (Monitor | undefined)[];
  readonly #open: number[];
  /** By property: on how many walks something began to be owed when its premise held. */
  readonly #tested: number[];
  #walks = 0;
  #states = 0;
  #steps = -1;
  #hasFailed = false;

  /** @param patience after so many steps something has been out for long */
  constructor(
    properties: readonly Property[],
    private readonly patience: number,
  ) {
    this.#monitors = properties.map((property) => ('formula' in property ? monitorOf(property.formula) : undefined));
    this.#open = properties.map(() => 0);
    this.#tested = properties.map(() => 0);
  }

  /** Another walk begins. */
  begin(): void {
    this.#steps = -1;
    this.#hasFailed = false;
    for (const monitor of this.#monitors) monitor?.begin();
  }

  /** The walk has come to a state, given by its view: the initial one, or the next. Throws nothing; see `end`. */
  see(state: unknown): void {
    this.#steps += 1;
    this.#states += 1;
    try {
      for (const monitor of this.#monitors) monitor?.see(state, this.#steps);
    } catch {
      this.#hasFailed = true;
    }
  }

  /**
   * The walk is over.
   * @param isDeadEnd whether nothing more can happen
   * @returns the positions of the properties for which its surroundings are worth exploring whatever its number is: those
   * that this walk decides, or that cannot be evaluated on it, and those whose premise has held on few walks so far
   */
  end(isDeadEnd: boolean): readonly number[] {
    this.#walks += 1;
    return this.#monitors.flatMap((monitor, position) => {
      if (monitor === undefined) return [];
      const isBroken = isDeadEnd && !this.#hasFailed && monitor.isBrokenByStopping(this.#steps);
      if (isBroken || monitor.waited(this.#steps) >= this.patience) increase(this.#open, position);
      return isBroken || this.#hasFailed || this.#isEarlyCase(monitor, position) ? [position] : [];
    });
  }

  #isEarlyCase(monitor: Monitor, position: number): boolean {
    const isCase = monitor.cases !== undefined && monitor.beginnings.length > 0;
    if (isCase) increase(this.#tested, position);
    return isCase && (this.#tested[position] ?? 0) <= FIRST_CASES;
  }

  /** The positions on the last walk since which something is owed. */
  get owedSince(): readonly number[] {
    return this.#monitors.map((monitor) => monitor?.owedSince ?? -1).filter((step) => step >= 0);
  }

  /** Where on the last walk something began to be owed, and where it may still be out; of each property of which that is known. */
  get debts(): readonly Debt[] {
    return this.#monitors.flatMap((monitor) => {
      if (monitor === undefined || monitor.beginnings.length === 0) return [];
      return { beginnings: monitor.beginnings, isOut: (state: unknown) => mayBeOut(monitor, state) };
    });
  }

  get walks(): number {
    return this.#walks;
  }

  /** How many states all walks came to, counted each time. */
  get states(): number {
    return this.#states;
  }

  /** In how many of them the premise of a property held; null if it has none. */
  casesOf(position: number): number | null {
    return this.#monitors[position]?.cases ?? null;
  }

  /** How many walks ended while something that a property asks for had been out for long, or would be for ever; null if walks are not asked. */
  openAt(position: number): number | null {
    return this.#monitors[position] === undefined ? null : (this.#open[position] ?? 0);
  }
}

/** What a property has asked for on a walk. */
export interface Debt {
  /** After how many steps something began to be owed, each time. */
  readonly beginnings: readonly number[];
  /** Whether it may be out in a state: no run on which it never comes has another one from there on. */
  readonly isOut: (state: unknown) => boolean;
}

function increase(counts: number[], position: number): void {
  counts[position] = (counts[position] ?? 0) + 1;
}

/** A state in which that cannot be evaluated is shown when runs are searched. */
function mayBeOut(monitor: Monitor, state: unknown): boolean {
  try {
    return monitor.isOut(state);
  } catch {
    return true;
  }
}
