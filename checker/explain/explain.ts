import type { Instance, Property } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Trace } from '../result.js';
import { alternativesOf } from './alternatives.js';
import { dataFlowOf, fieldsLookedAt, groundsOf, RecordingModel } from './data-flow/index.js';
import type { Explanation } from './explanation.js';
import { marksOf } from './marks.js';
import { rerun } from './rerun.js';
import { surroundingsOf } from './surroundings.js';

/** What an explanation is to be about. */
export interface ExplainOptions {
  /** The properties of the check, by id: one of them is that which the trace is about. */
  readonly properties: { readonly [id: string]: Property };
  /** Whether to add the part of the state graph around the run; not if not said. */
  readonly surroundings?: boolean;
}

/**
 * Explains a run of a model: what else could have happened, how properties stood in each of its states, which steps caused
 * which, and on which of them the verdict depends. A step is caused by those that wrote last what its guard and its effect
 * read, the message included that it takes; not by those that merely came before it.
 * @throws DisagreementError if the trace is no run of the model. @throws ModelError if the model is at fault
 */
export function explain(instance: Instance, trace: Trace, options: ExplainOptions): Explanation {
  return new Explainer(instance, options).explain(trace);
}

/** Explains runs of one instance of a model. */
export class Explainer {
  readonly #plain: PlainModel;
  readonly #recording: RecordingModel;

  constructor(
    instance: Instance,
    readonly options: ExplainOptions,
  ) {
    this.#plain = new PlainModel(instance);
    this.#recording = new RecordingModel(instance);
  }

  explain(trace: Trace): Explanation {
    const { properties, surroundings = false } = this.options;
    const run = rerun(this.#plain, trace);
    const flow = dataFlowOf(this.#recording, run);
    const property = trace.property === null ? undefined : properties[trace.property];
    const { steps, decisive } = property === undefined ? { steps: [], decisive: [] } : groundsOf(flow, run, property);
    return {
      alternatives: alternativesOf(run),
      marks: marksOf(run, properties),
      causes: flow.causes,
      cone: steps,
      decisive,
      ...(property === undefined ? {} : { lookedAt: fieldsLookedAt(flow, run, property) }),
      surroundings: surroundings ? surroundingsOf(run) : null,
    };
  }
}
