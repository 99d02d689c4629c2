import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '../../errors.js';
import { type Learnt, Reduction, type StutteringSteps } from '../../reduction/index.js';
import { limitMemory, OutOfMemory, type StateLayout, type TableMemory } from '../../store/index.js';
import { preparedModel, taskOf } from '../../threads/index.js';
import type { Ending, ExplorationBudget } from '../budget.js';
import type { Decision } from '../run.js';
import { Search } from '../search.js';
import { type Control, TALLIES, tally, word } from './control.js';
import { EdgeLog, type LoggedEdges } from './edge-log.js';
import type { LoggedOrigins } from './origin-log.js';
import { SharedLevels } from './shared-levels.js';
import { NoRoom, Team } from './team.js';

/** What a thread is told. */
export interface Assignment extends Pick<ExplorationBudget, 'maxStates' | 'maxDepth' | 'memoryLimit'> {
  readonly thread: number;
  readonly ports: readonly (MessagePort | undefined)[];
  readonly control: Control;
  readonly memories: readonly TableMemory[];
  readonly keepEdges: boolean;
  readonly layout: StateLayout | undefined;
  readonly symmetry: boolean;
  /** What partial-order reduction goes by, if steps are left out. */
  readonly learnt: Learnt | undefined;
  /** How many states have been found so far. */
  readonly found: number;
  /** How properties were decided, which are not judged any more. */
  readonly decisions: readonly (Decision | undefined)[];
}

/** What one thread has done of an exploration. */
export interface Report {
  readonly ending: Ending;
  readonly decisions: readonly (Decision | undefined)[];
  /** On which level that was. */
  readonly decisionLevels: readonly (number | undefined)[];
  readonly transitions: number;
  readonly expanded: number;
  readonly statistics: Float64Array;
  readonly idle: Float64Array;
  readonly firstEnabled: Int32Array;
  readonly cases: Float64Array;
  readonly levelEnds: readonly number[];
  readonly foundByLevel: readonly number[];
  readonly memories: readonly TableMemory[];
  readonly bytes: number;
  readonly edges: LoggedEdges | undefined;
  readonly origins: LoggedOrigins;
  readonly stuttering: StutteringSteps | undefined;
}

/** Explores, as one of several threads, the model that this one is prepared for. */
export function explore(assignment: Assignment): Report {
  const { instance, properties } = preparedModel();
  const { control, thread } = assignment;
  const team = new Team(control, thread, assignment.ports, assignment.memories);
  const frontier = new SharedLevels(control, team, thread, assignment.found);
  const { learnt } = assignment;
  const reduction = learnt && new Reduction(instance, properties, learnt);
  let log: EdgeLog | undefined;
  const search = new Search(instance, properties, frontier, {
    maxStates: assignment.maxStates,
    maxDepth: assignment.maxDepth,
    tables: team.makeTable,
    layout: assignment.layout,
    symmetry: assignment.symmetry,
    reduction,
    earlier: { decisions: assignment.decisions, transitions: 0, expanded: 0 },
    onDecision: (property, level) => Atomics.compareExchange(control.decidedOn, property, 0, level),
    edges: assignment.keepEdges
      ? (firstDuration, isTimed) => {
          log = new EdgeLog(firstDuration, isTimed);
          return log;
        }
      : undefined,
  });
  const lift = limitMemory(assignment.memoryLimit);
  const ending = toTheEnd(search, control, thread);
  frontier.resign();
  lift();
  team.close();
  const { program } = search;
  return {
    ending,
    decisions: search.decisions,
    decisionLevels: search.decisionLevels,
    transitions: search.transitions,
    expanded: search.expanded,
    statistics: program.statistics,
    idle: program.idle,
    firstEnabled: program.firstEnabled,
    cases: program.cases,
    levelEnds: frontier.levelEnds,
    foundByLevel: frontier.foundByLevel,
    memories: team.memory(),
    bytes: program.store.bytes(),
    edges: log?.logged,
    origins: team.origins.logged,
    stuttering: reduction?.stuttering,
  };
}

export const exploring = taskOf(import.meta.url, explore);

/** Searches until there is nothing left, or all are told to stop; or tells all to. */
function toTheEnd(search: Search, control: Control, thread: number): Ending {
  try {
    for (;;) {
      const ending = search.advance();
      control.tallies[thread * TALLIES + tally.transitions] = search.transitions;
      control.tallies[thread * TALLIES + tally.expanded] = search.expanded;
      if (ending === undefined) continue;
      Atomics.store(control.words, word.stop, 1);
      return ending;
    }
  } catch (thrown) {
    if (thrown instanceof NoRoom) return { because: 'no memory' };
    if (thrown instanceof OutOfMemory) {
      if (thrown.limit !== undefined) Atomics.store(control.words, word.limited, 1);
      Atomics.store(control.words, word.stop, 1);
      return { because: 'no memory' };
    }
    Atomics.store(control.words, word.failed, search.frontier.level);
    return { because: 'failed', source: search.source, thrown: messageOf(thrown) };
  }
}
