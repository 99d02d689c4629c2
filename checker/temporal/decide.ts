import type { Ending, Exploration, Watch } from '../explore/index.js';
import type {
  AssumedFairness,
  BoundedResponse,
  Property,
  Refinement,
  TemporalProperty,
  TransitionSystem,
} from '../language/index.js';
import { OutOfMemory } from '../store/index.js';

import type { Finding } from './finding.js';
import { decideLiveness } from './liveness.js';
import { FailedInState } from './reading.js';
import { decideRefinement } from './refinement.js';
import { graphOf, type StateGraph } from './state-graph.js';

/** What was found out about the temporal properties of a check. */
export interface TemporalFindings {
  /** By the position of the property; of a property that was not decided before the end there is none. */
  readonly findings: ReadonlyMap<number, Finding>;
  /** Why the search had to end before all were decided, or null. */
  readonly ending: Ending | null;
}

export type PropertyOfRuns = TemporalProperty | BoundedResponse | Refinement;

/** Whether a property is about whole runs, and is decided when the states have been explored. */
export function isTemporal(property: Property): property is PropertyOfRuns {
  const { form } = property;
  return form !== 'always' && form !== 'alwaysStep' && form !== 'reachable' && form !== 'deadlockFree';
}

/**
 * Decides the temporal properties on what an exploration, which has kept its edges, has seen. If it ended at a bound of
 * states or depth a violation can still be found: all of the states on it have been expanded. Then nothing holds.
 */
export async function decideTemporal(
  system: TransitionSystem,
  exploration: Exploration,
  properties: readonly Property[],
  fairness: AssumedFairness,
  watch: Watch,
): Promise<TemporalFindings> {
  const findings = new Map<number, Finding>();
  const graph = graphOf(exploration, system.time);
  const bounded = ['exhausted', 'states', 'depth'].includes(exploration.ending.because);
  if (graph === undefined || !bounded) return { findings, ending: null };
  const { distinctStates, transitions, depth } = exploration;
  try {
    for (const [position, property] of properties.entries()) {
      const search = searchFor(system, exploration, graph, property, fairness);
      for (let turn = search.next(); ; turn = search.next()) {
        if (turn.done === true) {
          if (turn.value !== undefined) findings.set(position, turn.value);
          break;
        }
        if (!watch.isSliceOver) continue;
        const ending = await watch.rest({ distinctStates, transitions, depth, queue: 0 });
        if (ending !== undefined) return { findings, ending };
      }
    }
  } catch (thrown) {
    if (thrown instanceof FailedInState) {
      return { findings, ending: { because: 'failed', source: thrown.state, thrown: thrown.cause } };
    }
    if (thrown instanceof OutOfMemory || thrown instanceof RangeError)
      return { findings, ending: { because: 'no memory' } };
    throw thrown;
  }
  return { findings, ending: null };
}

function* searchFor(
  system: TransitionSystem,
  exploration: Exploration,
  graph: StateGraph,
  property: Property,
  fairness: AssumedFairness,
): Generator<void, Finding | undefined> {
  switch (property.form) {
    case 'eventually':
    case 'leadsTo':
    case 'alwaysEventually':
    case 'eventuallyAlways':
    case 'temporal':
      return yield* decideLiveness(system, exploration, graph, property, fairness);
    case 'refines':
      return yield* decideRefinement(system, exploration, graph, property, fairness);
    default:
      return undefined;
  }
}
