import { UsageError } from '../errors.js';
import type { Watch } from '../explore/index.js';
import type { Instance } from '../language/index.js';
import { isTemporal } from '../temporal/index.js';
import { wordsOfWalk } from './generator.js';
import type { SimulateOptions } from './options.js';
import type { RandomPlan } from './plan.js';
import { walkOfPath } from './shrink/index.js';
import { groundOf, Stretch, type Tried, WALKS_PER_STRETCH, weightsIn } from './stretch.js';
import { type SwarmResult, swarm, type WalkDone } from './swarm/index.js';
import { Walker } from './walk.js';

/**
 * Makes one walk again, and the run to which it was shrunk.
 * @param path of what an earlier exploration found with the same seed and options
 * @throws UsageError if it decides nothing, or not just one property is asked for
 */
export async function walkAgain(
  instance: Instance,
  options: SimulateOptions,
  plan: RandomPlan,
  path: string,
  watch: Watch,
): Promise<Tried> {
  const [property, ...others] = Object.values(options.properties);
  if (property === undefined || others.length > 0) {
    throw new UsageError('a path makes a run again that decides one property: say which one');
  }
  if (!/^\d+(:\d+)*$/.test(path)) {
    throw new UsageError(`a path is whole numbers with colons between them, such as 17:0:3, not "${path}"`);
  }
  const number = walkOfPath(path);
  if (!Number.isSafeInteger(number))
    throw new UsageError(`there is no walk ${path.split(':', 1)[0]}: walks have smaller numbers`);
  const stretch = new Stretch(groundOf(instance, options, plan.seed, stretchOf(number, options)), options, plan);
  const { walk, walked } = await walkNumbered(number, stretch, options, plan, watch);
  if (!isTemporal(property)) {
    return { stretch, walked, shown: new Map([[0, stretch.show(0, walk, path)]]), failure: null };
  }
  await stretch.liveness.look(walk);
  if (!stretch.liveness.violations.has(0) && stretch.liveness.failure === null) {
    throw new UsageError(
      `no run near walk ${number} of seed ${plan.seed} violates it: give the options with which it was found`,
    );
  }
  return { stretch, walked, shown: new Map(), failure: stretch.liveness.failure };
}

function stretchOf(walk: number, { vary }: SimulateOptions): number {
  return vary === undefined ? 0 : Math.floor(walk / WALKS_PER_STRETCH);
}

/** Takes one walk, after those before it if it goes by what they have seen. */
async function walkNumbered(
  number: number,
  { ground, distinct }: Stretch,
  options: SimulateOptions,
  { seed, stepsPerWalk, strategy, workers }: RandomPlan,
  watch: Watch,
): Promise<{ readonly walk: WalkDone; readonly walked: SwarmResult }> {
  const { instance, properties } = ground;
  const weights = weightsIn(ground, options);
  const first = stretchOf(number, options) * WALKS_PER_STRETCH;
  const from = isGuided(number) ? first : number;
  let walk: WalkDone | undefined;
  const examine = async (done: WalkDone) => {
    if (done.walk === number) walk = done;
    return [];
  };
  const walked = await swarm(
    instance,
    Object.values(properties),
    {
      seed,
      stepsPerWalk,
      strategy,
      weights,
      workers: from === number ? undefined : workers,
      firstWalk: from,
      distinct,
      walks: number - from + 1,
      // It divides this number, and of those up to it hardly any other.
      examination: { every: Math.max(1, number), examine },
    },
    watch,
  );
  if (walk === undefined) throw new UsageError(`walk ${number} was not taken: ${walked.ending.because}`);
  return { walk, walked };

  function isGuided(walk: number): boolean {
    const walker = new Walker(instance, [], { strategy, weights });
    walker.begin(wordsOfWalk(seed, walk), 0);
    return walker.strategy === 'novel';
  }
}
