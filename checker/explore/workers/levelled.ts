import type { Instance } from '../../language/index.js';
import type { Reduction } from '../../reduction/index.js';
import type { StateStore } from '../../store/index.js';
import type { Parents } from '../parents.js';
import type { Begun } from './begun.js';
import type { LoggedOrigins } from './origin-log.js';
import type { Report } from './thread.js';

/** Several threads find states in any order. What they have found, by level. */
export interface Levelled {
  readonly instance: Instance;
  readonly begun: Begun;
  readonly store: StateStore;
  /** Of the states that one thread found before there were several: that of all its predecessors which has the smallest id. */
  readonly parents: Parents;
  /** By level, from the first: the id behind its last state. */
  readonly levelEnds: readonly number[];
  /** The level at work when the threads began, the last whose states have the order in which one finds them: there walks begin. */
  readonly firstLevel: number;
  /** How many states one thread had found before, on that level and the next. */
  readonly foundBefore: number;
  /** Of each thread. */
  readonly origins: readonly LoggedOrigins[];
  /** Whether a state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry: boolean;
  /** How steps were left out, if they were. */
  readonly reduction: Reduction | undefined;
}

/** The ids of a level: from the first to before the last one. A thread may leave ids unused. */
export function idsOf(
  { levelEnds }: Pick<Levelled, 'levelEnds'>,
  level: number,
): readonly [begin: number, end: number] {
  return [levelEnds[level - 2] ?? 0, levelEnds[level - 1] ?? 0];
}

/** What threads have found that went on with what was begun. The program that began it goes on in their memory. */
export function levelledBy(begun: Begun, first: Report, others: readonly Report[]): Levelled {
  const { instance, search, frontier } = begun;
  const { store } = search.program;
  for (const [table, memory] of first.memories.entries()) store.tables[table]?.attach(memory);
  const { symmetry = false, reduction } = search.options;
  return {
    instance,
    begun,
    store,
    parents: search.parents,
    levelEnds: [...frontier.levelEnds, ...first.levelEnds.slice(1), store.count()],
    firstLevel: frontier.position.level,
    foundBefore: frontier.found,
    origins: [first, ...others].map(({ origins }) => origins),
    symmetry,
    reduction,
  };
}
