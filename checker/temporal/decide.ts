import { UsageError } from '../errors.js';
import { type Ending, type Explored, endingWithout, showsRuns, type Watch } from '../explore/index.js';
import type {
  AssumedFairness,
  BoundedResponse,
  Property,
  Refinement,
  TemporalProperty,
  TransitionSystem,
} from '../language/index.js';
import { OutOfMemory } from '../store/index.js';
import type { Finding, Run } from './finding.js';
import { decideLiveness } from './liveness.js';
import { decideRefinement } from './refinement.js';
import { FailedInState } from './search/reading.js';
import { graphOf, type StateGraph } from './search/state-graph.js';
import { decideBoundedResponse } from './time/bounded-response.js';
import { runInNoTime } from './time/divergence.js';

/** What was found out about the temporal properties of a check. */
export interface TemporalFindings {
  /** By the position of the property; of a property that was not decided before the end there is none. */
  readonly findings: ReadonlyMap<number, Finding>;
  /** Why the search had to end before all were decided, or null. */
  readonly ending: Ending | null;
  /** A run that goes on for ever in no time: the model is at fault and nothing is decided. */
  readonly runInNoTime: Run | null;
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
  exploration: Explored,
  properties: readonly Property[],
  fairness: AssumedFairness,
  watch: Watch,
): Promise<TemporalFindings> {
  const findings = new Map<number, Finding>();
  const found = { findings, ending: null, runInNoTime: null };
  if (!showsRuns(exploration.ending) || exploration.edges === undefined) return found;
  const { distinctStates, transitions, depth } = exploration;
  const rest = () => watch.rest({ distinctStates, transitions, depth, queue: 0 });
  try {
    const graph = graphOf(exploration, exploration.edges, system.time);
    if (system.time !== undefined) {
      const run = await finished(runInNoTime(graph), watch, rest);
      if (run !== undefined) return { ...found, runInNoTime: run };
    }
    for (const [position, property] of properties.entries()) {
      const keep = (preliminary: Finding) => findings.set(position, preliminary);
      const search = searchFor(system, exploration, graph, property, fairness, keep);
      const finding = await finished(search, watch, rest);
      if (finding !== undefined) findings.set(position, finding);
    }
    return found;
  } catch (thrown) {
    return { ...found, ending: endingOf(thrown) };
  }
}

/** The search was told to end. */
class Ended extends Error {
  constructor(readonly ending: Ending) {
    super('the search was told to end');
  }
}

/** The result of a search, which lets the rest of the process live meanwhile. @throws Ended */
async function finished<Result>(
  search: Generator<void, Result>,
  watch: Watch,
  rest: () => Promise<Ending | undefined>,
): Promise<Result> {
  for (;;) {
    const turn = search.next();
    if (turn.done === true) return turn.value;
    const ending = watch.isSliceOver ? await rest() : undefined;
    if (ending !== undefined) throw new Ended(ending);
  }
}

/** Why a search ended by throwing; throws it again if it is nobody's fault but signalbox's. */
function endingOf(thrown: unknown): Ending {
  if (thrown instanceof Ended) return thrown.ending;
  if (thrown instanceof OutOfMemory) return endingWithout(thrown);
  if (thrown instanceof FailedInState) return { because: 'failed', source: thrown.state, thrown: thrown.cause };
  throw thrown;
}

function* searchFor(
  system: TransitionSystem,
  exploration: Explored,
  graph: StateGraph,
  property: Property,
  fairness: AssumedFairness,
  keep: (preliminary: Finding) => void,
): Generator<void, Finding | undefined> {
  switch (property.form) {
    case 'eventually':
    case 'leadsTo':
    case 'alwaysEventually':
    case 'eventuallyAlways':
    case 'temporal':
      return yield* decideLiveness(system, exploration, graph, property, fairness, keep);
    case 'refines':
      return yield* decideRefinement(system, exploration, graph, property, fairness);
    case 'within':
      if (system.time === undefined) throw new UsageError('a bound of time needs a model with time');
      return yield* decideBoundedResponse(exploration, graph, property, system.time);
    default:
      return undefined;
  }
}
