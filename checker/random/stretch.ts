import type { Watch } from '../explore/index.js';
import type { Instance, Property } from '../language/index.js';
import type { Failure, Trace } from '../result.js';
import { failureOf } from '../trace/index.js';
import { determinate, EvidenceOfWalks, type ShownFinding } from './evidence.js';
import { LivenessSearch } from './liveness-search.js';
import type { SimulateOptions, Variation } from './options.js';
import { type RandomPlan, weightsOf } from './plan.js';
import type { Schedule } from './schedule.js';
import { drawParameters, type FoundWalk, type Parameters, shrunkRun, shrunkVariedRun } from './shrink/index.js';
import { DistinctStates, mostCountedExactly } from './statistics/index.js';
import { type Budget, type SwarmResult, swarm, type WalkDone } from './swarm/index.js';

/** So many walks are taken with the same parameters, where these are varied. */
export const WALKS_PER_STRETCH = 1_024;

type Properties = { readonly [id: string]: Property };

/** The instance through which a stretch of walks leads. */
export interface Ground {
  readonly instance: Instance;
  readonly properties: Properties;
  /** The parameters that were drawn for it; undefined if none are varied. */
  readonly drawn: Parameters | undefined;
}

/**
 * The instance of the walks of a stretch: always the same one if no parameters are varied.
 * @throws UsageError if the model allows none
 */
export function groundOf(instance: Instance, options: SimulateOptions, seed: number, stretch: number): Ground {
  const { vary } = options;
  if (vary === undefined) return { instance, properties: options.properties, drawn: undefined };
  const { parameters, made } = drawParameters(vary, seed, stretch, (drawn) => ({
    instance: drawn,
    properties: propertiesOf(vary, drawn, options.properties),
  }));
  return { ...made, drawn: parameters };
}

/** Of what a trace that walks have found is a run: parameters that are varied may be smaller than any that were drawn. */
export function groundOfTrace(
  { parameters }: Trace,
  instance: Instance,
  { vary, properties }: SimulateOptions,
): Pick<Ground, 'instance' | 'properties'> {
  if (vary === undefined) return { instance, properties };
  const own = vary.model.instantiate({ variant: instance.variant, parameters });
  return { instance: own, properties: propertiesOf(vary, own, properties) };
}

/** Those of the ids that are asked for. */
function propertiesOf({ propertiesOf: all }: Variation, instance: Instance, asked: Properties): Properties {
  const found = all?.(instance) ?? instance.properties;
  return Object.fromEntries(Object.entries(asked).map(([id, property]) => [id, found[id] ?? property]));
}

/** Walks through one instance of a model: a stretch of them, or all where the same parameters were drawn. */
export class Stretch {
  readonly evidence: EvidenceOfWalks;
  readonly liveness: LivenessSearch;
  readonly ids: readonly string[];
  /** The states that walks through the instance have visited. */
  readonly distinct: DistinctStates;
  readonly #weights: readonly number[] | undefined;
  /** How many distinct states are counted exactly. */
  readonly #mostCounted: number;

  constructor(
    readonly ground: Ground,
    private readonly options: SimulateOptions,
    private readonly plan: RandomPlan,
  ) {
    const { instance, properties } = ground;
    const { seed, fairness, stepsPerWalk } = plan;
    const head = headOf(instance, options, seed);
    this.ids = Object.keys(properties);
    this.#weights = weightsIn(ground, options);
    this.evidence = new EvidenceOfWalks(instance, properties, seed, head);
    this.#mostCounted = options.distinct === 'estimate' ? 0 : mostCountedExactly(this.evidence.words);
    this.distinct = new DistinctStates(this.evidence.words, this.#mostCounted);
    this.liveness = new LivenessSearch(instance, properties, { fairness, head, stepsPerWalk }, this.evidence);
  }

  /** Takes walks, from one number on. @param decided of each property whether it was decided before */
  walk(firstWalk: number, budget: Budget, decided: readonly boolean[], watch: Watch): Promise<SwarmResult> {
    const { instance, properties } = this.ground;
    const { seed, stepsPerWalk, strategy, workers } = this.plan;
    const { examination } = this.liveness;
    const { distinct } = this;
    const weights = this.#weights;
    const mostCounted = this.#mostCounted;
    const how = {
      seed,
      firstWalk,
      stepsPerWalk,
      strategy,
      weights,
      workers,
      examination,
      decided,
      distinct,
      mostCounted,
    };
    return swarm(instance, Object.values(properties), { ...how, ...budget }, watch);
  }

  /**
   * Shows how a walk decides the property at a position: made short, or made short again as a path says.
   * @throws ModelError, DisagreementError
   * @throws UsageError if the path leads to no such run
   */
  show(position: number, walk: WalkDone, path?: string): ShownFinding {
    const { instance, drawn } = this.ground;
    const id = this.ids[position] ?? '';
    const found = { seed: this.plan.seed, walk: path ?? walk.walk };
    const make = () => (drawn === undefined ? this.#shown(id, walk, found) : this.#shownVaried(id, walk, found, drawn));
    return path === undefined ? determinate(instance, make) : make();
  }

  #shown(id: string, walk: WalkDone, found: FoundWalk): ShownFinding {
    const { instance } = this.ground;
    const property = this.#property(id);
    const shrunk = shrunkRun(instance, { shows: 'decision', property }, () => walk.schedule, found);
    return this.evidence.show(id, property, walk, shrunk);
  }

  #shownVaried(id: string, walk: WalkDone, found: FoundWalk, drawn: Parameters): ShownFinding {
    const { options, plan } = this;
    const { vary, properties: asked } = options;
    if (vary === undefined) throw new Error('parameters are drawn only where some are varied');
    const ofInstance = (instance: Instance) => propertiesOf(vary, instance, asked);
    const walksOf = (instance: Instance) => ({
      aim: { shows: 'decision', property: ofInstance(instance)[id] ?? this.#property(id) } as const,
      walk: (): Schedule => walk.schedule,
    });
    const shrunk = shrunkVariedRun({ varied: vary, drawn, walksOf }, found);
    const { instance } = shrunk;
    const properties = ofInstance(instance);
    const evidence = new EvidenceOfWalks(instance, properties, plan.seed, headOf(instance, options, plan.seed));
    return evidence.show(id, properties[id] ?? this.#property(id), walk, shrunk);
  }

  #property(id: string): Property {
    const property = this.ground.properties[id];
    if (property === undefined) throw new Error(`there is no property ${id}`);
    return property;
  }

  /** The traces of what walks have decided, by position, and why the model failed, if it did. */
  gather({ findings, failure }: SwarmResult): Gathered {
    const shown = new Map<number, ShownFinding>();
    try {
      for (const [position, finding] of findings.entries()) {
        if (finding !== undefined) shown.set(position, this.show(position, finding));
      }
    } catch (thrown) {
      return { shown, failure: failureOf(thrown, null) };
    }
    if (failure === undefined) return { shown, failure: this.liveness.failure };
    return { shown, failure: this.evidence.blame(failure, failure.message) };
  }
}

/** The weights of an instance's actions. Where parameters are varied it may lack some of those that were given a weight. */
export function weightsIn(
  { instance, drawn }: Ground,
  { weights = {} }: SimulateOptions,
): readonly number[] | undefined {
  const { actions } = instance;
  if (drawn === undefined) return weightsOf(actions, weights);
  const names = new Set(actions.map(({ name }) => name));
  return weightsOf(actions, Object.fromEntries(Object.entries(weights).filter(([name]) => names.has(name))));
}

/** What the walks of a stretch have come to. */
export interface Gathered {
  /** By the position of the property. */
  readonly shown: ReadonlyMap<number, ShownFinding>;
  readonly failure: Failure | null;
}

/** What came of the walks through one instance. */
export interface Tried extends Gathered {
  readonly stretch: Stretch;
  readonly walked: SwarmResult;
}

function headOf({ model, variant, parameters }: Instance, { address }: SimulateOptions, seed: number) {
  return { model: address ?? model, variant, parameters, seed };
}
