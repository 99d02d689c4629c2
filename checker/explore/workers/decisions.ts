import type { Property } from '../../language/index.js';
import type { Ending } from '../budget.js';
import type { Parents } from '../parents.js';
import type { Decision } from '../run.js';
import type { Begun } from './begun.js';
import { type Control, word } from './control.js';
import { firstFailure, firstRuns } from './first-run.js';
import type { Levelled } from './levelled.js';
import type { Report } from './thread.js';

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
    this.#parents = levelled.parents;
  }

  /** @param rest gives the rest of the process a turn; where it says that it is time to end, what was found is taken as it is */
  async settle(ending: Ending, rest: () => Promise<Ending | undefined>): Promise<Settled> {
    const { search, properties } = this.begun;
    const levels = properties.map((_, position) => this.control.decidedOn[position] ?? 0);
    const found = properties.map((_, position) => search.decisions[position] ?? this.#earliest(position));
    const targets = properties.flatMap((property, position) => {
      const level = levels[position] ?? 0;
      const decision = found[position];
      const isOpen = search.decisions[position] === undefined && decision !== undefined;
      if (!isOpen || !this.#isComplete(property, level, ending)) return [];
      return [{ property, level, first: whereIs(decision) }];
    });
    const first =
      targets.length === 0 ? undefined : await this.#walked(firstRuns(this.levelled, properties, targets), rest);
    for (const { path } of first?.values() ?? []) this.#lead(path);
    const decisions = properties.map((property, position) => first?.get(property)?.decision ?? found[position]);
    return { decisions, ending: ending.because === 'failed' ? await this.#failure(ending, rest) : ending };
  }

  /**
   * Where the threads decided a property, on the first level on which any did: at which state of the smallest id. Each has
   * examined those of a level in the order of their ids, until it decided.
   */
  #earliest(position: number): Decision | undefined {
    const level = this.control.decidedOn[position];
    const decisions = this.reports.flatMap(({ decisionLevels, decisions: ofThread }) => {
      const decision = decisionLevels[position] === level ? ofThread[position] : undefined;
      return decision === undefined ? [] : [decision];
    });
    return decisions.sort((one, other) => whereIs(one) - whereIs(other))[0];
  }

  async #failure(ending: Ending, rest: () => Promise<Ending | undefined>): Promise<Ending> {
    const level = Atomics.load(this.control.words, word.failed);
    const { properties, search } = this.begun;
    const undecided = properties.filter((_, position) => search.decisions[position] === undefined);
    const first = await this.#walked(firstFailure(this.levelled, properties, undecided, level), rest);
    if (first !== undefined) {
      this.#lead(first.path);
      return first.ending;
    }
    // What a reduction has not learnt is no fault of the model.
    return this.levelled.reduction === undefined ? ending : (this.#interruption ?? ending);
  }

  /** Whether everything was found that a single thread would have found before it decided on this level. */
  #isComplete(property: Property, level: number, { because }: Ending): boolean {
    if (because === 'exhausted' || because === 'decided' || because === 'depth') return true;
    const reached = Atomics.load(this.control.words, word.level);
    return property.form === 'always' || property.form === 'reachable' ? level <= reached : level < reached;
  }

  async #walked<Found>(
    walk: Generator<void, Found>,
    rest: () => Promise<Ending | undefined>,
  ): Promise<Found | undefined> {
    for (;;) {
      const turn = walk.next();
      if (turn.done === true) return turn.value;
      this.#interruption = await rest();
      if (this.#interruption !== undefined) return undefined;
    }
  }

  /** Has the parents lead along a path. */
  #lead(path: readonly number[]): void {
    for (const [position, id] of path.entries()) {
      if (position > 0) this.#parents.set(id, path[position - 1] ?? -1);
    }
  }
}

/** The state at which, or in which a step, decides a property. */
function whereIs(decision: Decision): number {
  return decision.at === 'state' ? decision.state : decision.source;
}
