import { type Column, columnOfTable, type Edges } from '../store/index.js';
import type { Ending } from './budget.js';
import type { KeepableFrontier } from './frontier.js';
import type { Keeper, Snapshot } from './keeper.js';
import type { Search } from './search.js';
import type { Watch } from './watch.js';

/** What there is of an exploration that is kept. */
export interface Kept {
  readonly search: Search;
  readonly frontier: KeepableFrontier;
  readonly edges: Edges | undefined;
  /** Whether states are expanded in the order of their ids. */
  readonly isInOrder: boolean;
  readonly watch: Watch;
}

/**
 * Has an exploration kept now and then. What is known is remembered whenever it rests, between two expansions: should
 * one be broken off, for want of memory, it is kept as it was remembered and that expansion is done again.
 */
export class Keeping {
  readonly #columns: readonly Column[];
  #remembered: Snapshot | undefined;
  #initialStates = 0;

  constructor(
    readonly keeper: Keeper,
    readonly of: Kept,
  ) {
    const { search, frontier, edges, isInOrder } = of;
    const { tables } = search.program.store;
    this.#columns = [
      ...tables.map((table, position) => columnOfTable(position === 0 ? 'states' : `parts-of-${table.words}`, table)),
      search.parents.column(() => frontier.found),
      ...(edges?.columns(isInOrder) ?? []),
      ...frontier.columns,
    ];
  }

  /** Lets the exploration be where an earlier one was. @throws OutOfMemory */
  async goOn(earlier: Snapshot): Promise<void> {
    const { search, frontier, edges, watch } = this.of;
    const { program } = search;
    await this.keeper.load(this.#columns);
    program.statistics.set(earlier.statistics);
    program.idle.set(earlier.idle);
    program.firstEnabled.set(earlier.firstEnabled);
    program.cases.set(earlier.cases);
    for (const steps of earlier.durations) edges?.labelOfDuration(steps);
    frontier.goOn(earlier.frontier);
    watch.goOn(earlier.seconds);
  }

  /** Remembers what is known after the initial states, or the first of them that an earlier exploration found. */
  begin(initialStates: number): void {
    this.#initialStates = initialStates;
    this.#remember();
  }

  /** Between two expansions: keeps what is known, if it is time. Says whether it was. */
  async atRest(): Promise<boolean> {
    const remembered = this.#remember();
    const { isDue } = this.keeper;
    if (isDue) await this.keeper.keep(this.#columns, remembered);
    return isDue;
  }

  /** Keeps what is known when the exploration has ended, if another can go on from there, or a search of runs can. */
  async atEnd({ because }: Ending): Promise<void> {
    if (because === 'decided' || because === 'failed') return;
    if (because === 'exhausted' && this.of.edges === undefined) return;
    if (this.of.search.isHalfDone) this.#goBack();
    else this.#remember();
    if (this.#remembered !== undefined) await this.keeper.keep(this.#columns, this.#remembered);
  }

  #remember(): Snapshot {
    const { search, frontier, edges, watch } = this.of;
    const { statistics, idle, firstEnabled, cases } = search.program;
    this.#remembered = {
      rows: Object.fromEntries(this.#columns.map(({ name, rows }) => [name, rows()])),
      layout: search.layout ?? null,
      transitions: search.transitions,
      expanded: search.expanded,
      initialStates: this.#initialStates,
      frontier: frontier.mark(),
      decisions: search.decisions.map((decision) => decision ?? null),
      statistics: [...statistics],
      idle: [...idle],
      firstEnabled: [...firstEnabled],
      cases: [...cases],
      durations: [...(edges?.durations ?? [])],
      seconds: watch.seconds,
    };
    return this.#remembered;
  }

  /** What was expanded since it was remembered is to be expanded again. */
  #goBack(): void {
    if (this.#remembered === undefined) return;
    for (const id of this.of.frontier.rewind()) this.of.edges?.forget(id);
  }
}
