import type { Instance, Property } from '../language/index.js';
import { learnAccessSets, preservedFor, Reduction } from '../reduction/index.js';
import type { Frontier } from './frontier.js';
import type { Watch } from './watch.js';

/**
 * The reduction of an exploration, from what is learnt of the model. Lets the rest of the process live meanwhile; if that
 * says to end, as much as is learnt has to do, since the exploration will not get far.
 */
export async function learntReduction(
  instance: Instance,
  properties: readonly Property[],
  frontier: () => Frontier,
  maxStates: number,
  watch: Watch,
): Promise<Reduction> {
  const lessons = learnAccessSets(instance, properties, preservedFor(properties), frontier, maxStates);
  for (let lesson = lessons.next(); ; lesson = lessons.next()) {
    const isOver = watch.isSliceOver && (await watch.rest(nothingYet)) !== undefined;
    if (lesson.done === true || isOver) return new Reduction(instance, properties, lesson.value);
  }
}

const nothingYet = { distinctStates: 0, transitions: 0, depth: 0, queue: 0 };
