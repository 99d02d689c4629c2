import type { AssumedFairness, Instance, Property } from '../language/index.js';
import type { Failure, Found } from '../result.js';
import { isTemporal } from '../temporal/index.js';
import type { TraceHead } from '../trace/index.js';
import type { EvidenceOfWalks } from './evidence.js';
import { LivenessProbe, type Tally, type Violation } from './liveness/index.js';
import type { Examination, WalkDone } from './swarm/index.js';

/** Of so many walks one is looked at for what it says about whole runs. */
const WALKS_PER_LOOK = 16;

/** Near so many of them runs are searched; and near every other one that ends with something still owed. */
const MOST_SEARCHED = 100;

/** After so many walks only one of so many more is looked at: what is often to be seen has been. */
const FIRST_WALKS = 8_192;
const WALKS_PER_LATER_LOOK = 256;

/** How walks are looked at for properties of whole runs. */
export interface LivenessOptions {
  readonly fairness: AssumedFairness;
  readonly head: Omit<TraceHead, 'property'>;
  readonly stepsPerWalk: number;
}

/** A run near a walk that violates a property, confirmed, and which walk that was. */
export interface ViolationOfRuns extends Violation {
  readonly found: Found;
}

/** Looks at walks with certain numbers for what they say about properties of whole runs. */
export class LivenessSearch {
  /** What a swarm is to have examined; undefined if there are no such properties. */
  readonly examination: Examination | undefined;
  /** By the position of the property. */
  readonly violations = new Map<number, ViolationOfRuns>();
  /** What showed on the way that the model is at fault, or that signalbox contradicts itself. */
  failure: Failure | null = null;
  /** After so many steps something that a property asks for has been out for long. */
  readonly patience: number;
  readonly #probe: LivenessProbe;
  #searched = 0;

  constructor(
    instance: Instance,
    properties: { readonly [id: string]: Property },
    { fairness, head, stepsPerWalk }: LivenessOptions,
    private readonly evidence: EvidenceOfWalks,
  ) {
    this.patience = Math.ceil(stepsPerWalk / 2);
    this.#probe = new LivenessProbe(instance, properties, { fairness, head, patience: this.patience });
    if (Object.values(properties).some(isTemporal)) {
      this.examination = { every: WALKS_PER_LOOK, examine: (walk) => this.look(walk) };
    }
  }

  /** What the walks that were looked at have shown of the property at a position. */
  tallyOf(position: number): Tally {
    return this.#probe.tallyOf(position);
  }

  /** Looks at a walk; says which properties it decides, by position. */
  async look({ walk, strategy, schedule, isAtRest }: WalkDone): Promise<readonly number[]> {
    if (this.failure !== null || (walk > FIRST_WALKS && walk % WALKS_PER_LATER_LOOK !== 0)) return [];
    const { obligations } = this.#probe;
    const run = this.evidence.runOf(schedule);
    obligations.begin();
    this.evidence.view(run, (state) => obligations.see(state));
    const deciding = obligations.end(isAtRest);
    const isTurn = this.#searched < MOST_SEARCHED;
    if (!isTurn && deciding.length === 0) return [];
    this.#searched += 1;
    const { violations, failure } = await this.#probe.probe(run, isTurn ? undefined : deciding);
    this.failure ??= failure;
    for (const [position, violation] of violations) {
      const found = { walk, strategy, steps: schedule.length / 2 - 1, path: String(walk) };
      this.violations.set(position, { ...violation, found });
    }
    return [...violations.keys()];
  }
}
