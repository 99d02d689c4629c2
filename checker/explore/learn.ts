import type { Instance, Property } from '../language/index.js';
import { learnAccessSets, preservedFor, Reduction } from '../reduction/index.js';
import { OutOfMemory } from '../store/index.js';
import type { Frontier } from './frontier.js';
import type { Watch } from './watch.js';

/**
 * The reduction of an exploration, from what is learnt of the model. Lets the rest of the process live meanwhile; if that
 * says to end, or there is no memory for more, as much as is learnt has to do: the exploration will not get far.
 */
export async function learntReduction(
  instance: Instance,
  properties: readonly Property[],
  frontier: () => Frontier,
  maxStates: number | undefined,
  watch: Watch,
): Promise<Reduction> {
  const lessons = learnAccessSets(
    instance,
    properties,
    preservedFor(properties),
    frontier,
    maxStates ?? Number.POSITIVE_INFINITY,
  );
  let lesson = lessons.next();
  try {
    while (lesson.done !== true && !(watch.isSliceOver && (await watch.rest(nothingYet)) !== undefined)) {
      lesson = lessons.next();
    }
  } catch (thrown) {
    if (!(thrown instanceof OutOfMemory)) throw thrown;
  }
  return new Reduction(instance, properties, lesson.value);
}

const nothingYet = { distinctStates: 0, transitions: 0, depth: 0, queue: 0 };
