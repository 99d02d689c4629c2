import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import type { Instance } from './language/index.js';
import type { CheckOptions } from './options.js';
import type { CheckResult } from './result.js';
import {
  exploreNaively,
  exploreOrbitsNaively,
  type NaiveOrbits,
  type NaiveResult,
  propertiesOfRandomModel,
  type RandomModelKind,
  randomModelAt,
  sourcesOfRandomModel,
  TooManyStates,
} from './testing/index.js';
import { replay } from './trace/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_COMBINED_MODELS ?? 40);
const MOST_STATES = 800;

/** A way to check a model. */
type Way = Pick<CheckOptions, 'search' | 'workers' | 'layout' | 'symmetry'>;

const engines: readonly Way[] = [{ workers: 1 }, { workers: 2 }, { workers: 3 }, { search: 'dfs', workers: 1 }];
const layouts: readonly Way[] = [{ layout: 'flat' }, { layout: { learnFrom: 10 } }];

/** Every combination that is allowed for such a model. */
function waysOf(kind: RandomModelKind): readonly Way[] {
  const symmetries: readonly Way[] = kind === 'symmetric' ? [{ symmetry: 'off' }, { symmetry: 'on' }] : [{}];
  return engines.flatMap((engine) =>
    layouts.flatMap((layout) => symmetries.map((symmetry) => ({ ...engine, ...layout, ...symmetry }))),
  );
}

/** What there is to find in a model, by brute force. */
interface Truth {
  readonly all: NaiveResult;
  readonly orbits: NaiveOrbits | undefined;
}

/** Undefined if the model is too large to tell. */
function truthOf(kind: RandomModelKind, instance: Instance): Truth | undefined {
  try {
    const all = exploreNaively(instance, propertiesOfRandomModel(instance, false), MOST_STATES);
    const isCounted = kind === 'symmetric' && all.fault === null;
    return { all, orbits: isCounted ? exploreOrbitsNaively(instance, MOST_STATES) : undefined };
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

/** What a way of checking has to find, in the words of `foundIn`. */
function expectedOf({ all, orbits }: Truth, way: Way) {
  if (all.fault !== null) return way.search === 'dfs' ? { fault: true } : { fault: all.fault };
  const counts = way.symmetry === 'on' ? orbits : all;
  const [isShortest, isCovered] = [way.search !== 'dfs', way.symmetry !== 'on'];
  const verdicts = Object.entries(all.properties).map(([id, { verdict, steps }]) => [
    id,
    { verdict, steps: isShortest ? steps : steps !== null, replays: true },
  ]);
  return {
    counts: { distinctStates: counts?.distinctStates, transitions: counts?.transitions },
    depth: isShortest ? counts?.depth : null,
    actions: isCovered ? all.actions : null,
    properties: Object.fromEntries(verdicts),
  };
}

function foundIn(instance: Instance, result: CheckResult, way: Way): unknown {
  const { failure, distinctStates, transitions, depth, actions, properties } = result;
  const isShortest = way.search !== 'dfs';
  if (failure !== null) {
    const fault = {
      message: `${failure.kind === 'model' ? '' : failure.kind}${failure.message}`,
      steps: failure.trace?.steps.length ?? 0,
    };
    return isShortest ? { fault } : { fault: failure.kind === 'model' };
  }
  const verdicts = properties.map(({ id, verdict, trace }) => {
    const steps = isShortest ? (trace?.steps.length ?? null) : trace !== undefined;
    return [id, { verdict, steps, replays: trace === undefined || replay(instance, trace).ok }];
  });
  return {
    counts: { distinctStates, transitions },
    depth: isShortest ? depth : null,
    actions: way.symmetry === 'on' ? null : actions,
    properties: Object.fromEntries(verdicts),
  };
}

describe('every combination of workers, search, layout and symmetry finds what brute force does', () => {
  it(`on ${MODELS} random models, symmetric and not`, { timeout: 24 * 3_600_000 }, async () => {
    let compared = 0;
    for (let seed = 1; compared < MODELS; seed++) {
      const kind: RandomModelKind = seed % 2 === 0 ? 'symmetric' : 'general';
      const instance = randomModelAt(kind, seed).instantiate();
      const truth = truthOf(kind, instance);
      if (truth === undefined) continue;
      compared += 1;
      const [properties, sources] = [propertiesOfRandomModel(instance, false), sourcesOfRandomModel(kind, seed, false)];
      for (const way of waysOf(kind)) {
        const result = await check(instance, { properties, sources, ...way });
        const which = `${kind} model ${seed}, ${JSON.stringify(way)}`;
        expect(foundIn(instance, result, way), which).toEqual(expectedOf(truth, way));
      }
    }
  });
});
