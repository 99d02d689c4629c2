import type { Instance } from '../../language/index.js';
import type { Reduction } from '../../reduction/index.js';
import { makeStore, makeTable, type StateLayout, type StateStore, type TableMemory } from '../../store/index.js';
import { Parents } from '../parents.js';
import type { Begun } from './begun.js';
import type { LoggedOrigins } from './origin-log.js';
import type { Report } from './thread.js';

/** Several threads find states in any order. What they have found, by level. */
export interface Levelled {
  readonly instance: Instance;
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

/** What threads have found that went on with what was begun. Of their memory and levels each knows the same. */
export function levelledBy({ instance, search, frontier }: Begun, first: Report, others: readonly Report[]): Levelled {
  const { symmetry = false, reduction } = search.options;
  const store = storeOver(first.memories, search.program.store.registers.current.length, search.layout);
  return {
    instance,
    store,
    parents: new Parents(store.tables[0]),
    levelEnds: [...frontier.levelEnds, ...first.levelEnds.slice(1), store.count()],
    firstLevel: frontier.position.level,
    foundBefore: frontier.found,
    origins: [first, ...others].map(({ origins }) => origins),
    symmetry,
    reduction,
  };
}

/** A store for one thread over what several have filled. */
function storeOver(memories: readonly TableMemory[], words: number, layout: StateLayout | undefined): StateStore {
  let tables = 0;
  const next = (width: number) => {
    tables += 1;
    return makeTable(width, { memory: memories[tables - 1] });
  };
  return makeStore(words, { columns: 1, layout, tables: next });
}
