import type { Instance, Property } from '../../language/index.js';
import type { Edges } from '../../store/index.js';
import type { Ending } from '../budget.js';
import type { BreadthFirst } from '../frontier.js';
import { Parents } from '../parents.js';
import type { Decision } from '../run.js';
import type { Search } from '../search.js';
import { type Control, word } from './control.js';
import { type FirstRun, firstFailure, firstRun, type Levelled } from './first-run.js';
import type { Report } from './thread.js';

/** What one thread has explored so far. */
export interface Begun {
  readonly instance: Instance;
  readonly properties: readonly Property[];
  readonly initialStates: number;
  readonly search: Search;
  readonly frontier: BreadthFirst;
  readonly edges: Edges | undefined;
}

export interface Settled {
  readonly decisions: readonly (Decision | undefined)[];
  readonly ending: Ending;
}

/**
 * Which of the runs that several threads have found decides a property: not the one that happened to be found, but the
 * one that a single thread finds.
 */
export class Decisions {
  readonly #parents: Parents;
  /** Why the search for a first run had to end, if it had to. */
  #interruption: Ending | undefined;

  constructor(
    readonly begun: Begun,
    readonly reports: readonly Report[],
    readonly control: Control,
    readonly levelled: Levelled,
  ) {
    this.#parents = new Parents(levelled.store.tables[0]);
  }

  /** @param rest gives the rest of the process a turn; where it says that it is time to end, what was found is taken as it is */
  async settle(ending: Ending, rest: () => Promise<Ending | undefined>): Promise<Settled> {
    const { search, properties } = this.begun;
    const decisions: (Decision | undefined)[] = [];
    for (const [position, property] of properties.entries()) {
      decisions.push(search.decisions[position] ?? (await this.#decision(position, property, ending, rest)));
    }
    return { decisions, ending: ending.because === 'failed' ? await this.#failure(ending, rest) : ending };
  }

  async #decision(
    position: number,
    property: Property,
    ending: Ending,
    rest: () => Promise<Ending | undefined>,
  ): Promise<Decision | undefined> {
    const level = this.control.decidedOn[position] ?? 0;
    const finder = this.reports.find(({ decisionLevels }) => decisionLevels[position] === level);
    const any = finder?.decisions[position];
    if (any === undefined || !this.#isComplete(property, level, ending)) return any;
    const first = await this.#walked(firstRun(this.levelled, this.begun.properties, position, level), rest);
    return first?.decision ?? any;
  }

  async #failure(ending: Ending, rest: () => Promise<Ending | undefined>): Promise<Ending> {
    const level = Atomics.load(this.control.words, word.failed);
    const { properties } = this.begun;
    const first = await this.#walked(firstFailure(this.levelled, properties, level), rest);
    if (first !== undefined) return first.ending;
    // What a reduction has not learnt is no fault of the model.
    return this.levelled.reduction === undefined ? ending : (this.#interruption ?? ending);
  }

  /** Whether everything was found that a single thread would have found before it decided on this level. */
  #isComplete(property: Property, level: number, { because }: Ending): boolean {
    if (because === 'exhausted' || because === 'decided' || because === 'depth') return true;
    const reached = Atomics.load(this.control.words, word.level);
    return property.form === 'always' || property.form === 'reachable' ? level <= reached : level < reached;
  }

  /** Walks to a run; that is then the one along which the parents lead. */
  async #walked<Found extends Pick<FirstRun, 'path'>>(
    walk: Generator<void, Found | undefined>,
    rest: () => Promise<Ending | undefined>,
  ): Promise<Found | undefined> {
    for (;;) {
      const turn = walk.next();
      if (turn.done !== true) {
        this.#interruption = await rest();
        if (this.#interruption !== undefined) return undefined;
        continue;
      }
      for (const [position, id] of (turn.value?.path ?? []).entries()) {
        if (position > 0) this.#parents.set(id, turn.value?.path[position - 1] ?? -1);
      }
      return turn.value;
    }
  }
}
