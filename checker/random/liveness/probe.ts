import { type Run, Watch } from '../../explore/index.js';
import type { AssumedFairness, Instance, Property } from '../../language/index.js';
import type { Failure } from '../../result.js';
import { decideTemporal, isTemporal } from '../../temporal/index.js';
import { Evidence, type TraceHead } from '../../trace/index.js';
import { Obligations } from './obligations.js';
import { placesOn, someOf } from './places.js';
import { type Region, Surroundings } from './surroundings.js';
import type { Tally, Violation } from './tally.js';

/** How walks are looked at. */
export interface ProbeOptions {
  /** The fairness that a run which goes on for ever has to have. */
  readonly fairness: AssumedFairness;
  /** What traces say of themselves. */
  readonly head: Omit<TraceHead, 'property'>;
  /** After so many steps something that a property asks for has been out for long. */
  readonly patience: number;
  /** How many states are expanded in each region near a walk, besides its own; 1,000 if not given. */
  readonly states?: number;
  /** Around how many places on a walk; 8 if not given. */
  readonly places?: number;
}

/** What was found near a walk. */
export interface Probed {
  /** By the position of the property. */
  readonly violations: ReadonlyMap<number, Violation>;
  /** What shows there that the model is at fault, or that signalbox contradicts itself; null if nothing does. */
  readonly failure: Failure | null;
}

/** Of a longer walk so many states are looked at. */
const MOST_STATES_OF_WALK = 10_000;

/**
 * Looks at random walks for what they say about properties of whole runs: at each of them, whether something that a property
 * asks for is out where it ends; and near some, whether there is a run that violates it. All that is found depends on the
 * walks alone, not on time.
 */
export class LivenessProbe {
  /** To be told of every state of every walk. */
  readonly obligations: Obligations;
  readonly #ids: readonly string[];
  readonly #properties: readonly Property[];
  readonly #searched: number[];
  readonly #violated = new Set<number>();
  #surroundings: Surroundings | undefined;

  constructor(
    private readonly instance: Instance,
    properties: { readonly [id: string]: Property },
    private readonly options: ProbeOptions,
  ) {
    this.#ids = Object.keys(properties);
    this.#properties = Object.values(properties);
    this.#searched = this.#properties.map(() => 0);
    this.obligations = new Obligations(this.#properties, options.patience);
  }

  /** What the walks so far have shown of the property at a position. */
  tallyOf(position: number): Tally {
    const { obligations } = this;
    return {
      walks: obligations.walks,
      states: obligations.states,
      cases: obligations.casesOf(position),
      open: obligations.openAt(position),
      searched: this.#searched[position] ?? 0,
    };
  }

  /**
   * Explores what lies near a walk, up to a number of states, and searches it for runs that violate properties of whole runs.
   * Each is confirmed on the plain model, like those of an exhaustive exploration. A property that was found violated is not
   * searched again.
   * @param walk the words of its states
   * @param only the positions of the properties that are asked for; all if not given
   * @throws UsageError if the model refers to what it does not have.
   */
  async probe(walk: Run, only?: readonly number[]): Promise<Probed> {
    const asked = [...this.#properties.entries()].filter(
      ([position, property]) =>
        isTemporal(property) && !this.#violated.has(position) && (only === undefined || only.includes(position)),
    );
    const violations = new Map<number, Violation>();
    for (const [position, property] of asked) {
      // Each by itself: what is found of one does not depend on what else is asked.
      const { violation, failure } = await this.#probeFor(property, position, walk);
      if (violation !== undefined) violations.set(position, violation);
      if (failure !== null) return { violations, failure };
    }
    return { violations, failure: null };
  }

  async #probeFor(
    property: Property,
    position: number,
    walk: Run,
  ): Promise<{ readonly violation: Violation | undefined; readonly failure: Failure | null }> {
    this.#surroundings ??= new Surroundings(this.instance);
    const { fairness, head } = this.options;
    const run = walk.length > MOST_STATES_OF_WALK ? walk.slice(0, MOST_STATES_OF_WALK) : walk;
    const explored = this.#surroundings.explore(run, this.#regionsNear(run, property, this.#surroundings));
    const temporal = await decideTemporal(this.instance, explored, [property], fairness, new Watch({}));
    const finding = temporal.findings.get(0);
    const hasFailed = explored.ending.because !== 'states' || temporal.ending !== null || temporal.runInNoTime !== null;
    if ((finding?.run ?? null) === null && !hasFailed) {
      this.#searched[position] = (this.#searched[position] ?? 0) + 1;
      return { violation: undefined, failure: null };
    }
    const byId = { [this.#ids[position] ?? '']: property };
    const evidence = new Evidence(this.instance, explored, byId, head, temporal, fairness);
    const failure = await evidence.gather(undefined);
    const trace = evidence.traces.get(0);
    if (trace === undefined) return { violation: undefined, failure };
    this.#violated.add(position);
    return { violation: { trace, clause: finding?.clause ?? null }, failure };
  }

  /** What lies around places on a run; and, from where something began to be owed on it, where that may still be out. */
  #regionsNear(run: Run, property: Property, surroundings: Surroundings): readonly Region[] {
    const { states = 1_000, places = 8 } = this.options;
    const obligations = new Obligations([property], 0);
    obligations.begin();
    surroundings.view(run, (state) => obligations.see(state));
    return [
      { places: [...placesOn(run.length, obligations.owedSince, places), 0], states },
      ...obligations.debts.map(({ beginnings, isOut }) => ({
        places: someOf(beginnings, places),
        states,
        includes: isOut,
      })),
    ];
  }
}
