import fc from 'fast-check';
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
const FIRST_SEED = Number(process.env.SIGNALBOX_FIRST_SEED ?? 1);
/** In how many ways each is checked, drawn by its seed; in all that are allowed if not said. */
const WAYS = Number(process.env.SIGNALBOX_WAYS_EACH ?? Number.POSITIVE_INFINITY);
const MOST_STATES = 800;

/** A way to check a model. */
type Way = Pick<CheckOptions, 'search' | 'workers' | 'whileWorkersStart' | 'layout' | 'symmetry' | 'reduce'>;

const engines: readonly Way[] = [
  { workers: 1 },
  { workers: 2, whileWorkersStart: 'wait' },
  { workers: 3, whileWorkersStart: 'wait' },
  { search: 'dfs', workers: 1 },
];
const layouts: readonly Way[] = [{ layout: 'flat' }, { layout: { learnFrom: 10 } }];

const everything: readonly Way[] = [{}];
const orbits: readonly Way[] = [{ symmetry: 'on' }];
const reduced: readonly Way[] = [{ reduce: true }];

/** Every combination that is allowed for such a model, or some of them. */
function waysOf(kind: RandomModelKind, instance: Instance, seed: number): readonly Way[] {
  // Symmetry and reduction are refused together, and reduction where time passes.
  const spaces = [
    ...everything,
    ...(kind === 'symmetric' ? orbits : []),
    ...(instance.time === undefined ? reduced : []),
  ];
  const ways = engines.flatMap((engine) =>
    layouts.flatMap((layout) => spaces.map((space) => ({ ...engine, ...layout, ...space }))),
  );
  return WAYS >= ways.length
    ? ways
    : fc.sample(fc.shuffledSubarray(ways, { minLength: WAYS, maxLength: WAYS }), { seed, numRuns: 1 }).flat();
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
function expectedOf({ all, orbits: upToSymmetry }: Truth, way: Way) {
  const isShortest = keepsLengths(way);
  if (all.fault !== null) return isShortest ? { fault: all.fault } : { fault: true };
  const counts = way.symmetry === 'on' ? upToSymmetry : all;
  const verdicts = Object.entries(all.properties).map(([id, { verdict, steps }]) => [
    id,
    { verdict, steps: isShortest ? steps : steps !== null, replays: true },
  ]);
  return {
    counts: way.reduce ? null : { distinctStates: counts?.distinctStates, transitions: counts?.transitions },
    isSmaller: true,
    depth: isShortest ? counts?.depth : null,
    levels: isShortest ? counts?.levels : null,
    hasLevels: way.search !== 'dfs',
    actions: way.symmetry === 'on' || way.reduce ? null : all.actions,
    properties: Object.fromEntries(verdicts),
  };
}

/** Whether runs are as short as any. */
function keepsLengths({ search, reduce }: Way): boolean {
  return search !== 'dfs' && reduce !== true;
}

function foundIn(instance: Instance, result: CheckResult, way: Way, { all }: Truth): unknown {
  const { failure, distinctStates, transitions, depth, levels, actions, properties } = result;
  const isShortest = keepsLengths(way);
  if (failure !== null) {
    const fault = {
      message: `${failure.kind === 'model' ? '' : failure.kind}${failure.message}`,
      steps: failure.trace?.steps.length ?? 0,
    };
    return isShortest ? { fault } : { fault: failure.kind === 'model' };
  }
  const verdicts = properties.map(({ id, kind, verdict, trace }) => {
    const steps = isShortest ? (trace?.steps.length ?? null) : trace !== undefined;
    // With reduction nothing is said of a property of steps that is false where nothing changes.
    const isLeftOpen = way.reduce === true && kind === 'alwaysStep' && verdict === 'inconclusive';
    const expected = isLeftOpen ? all.properties[id] : undefined;
    const said =
      expected === undefined ? { verdict, steps } : { verdict: expected.verdict, steps: expected.steps !== null };
    return [id, { ...said, replays: trace === undefined || replay(instance, trace).ok }];
  });
  return {
    counts: way.reduce ? null : { distinctStates, transitions },
    isSmaller: distinctStates <= all.distinctStates,
    depth: isShortest ? depth : null,
    levels: isShortest ? levels : null,
    // Whatever was stored.
    hasLevels: levels !== undefined && levels.length === depth && sum(levels) === distinctStates,
    actions: way.symmetry === 'on' || way.reduce ? null : actions,
    properties: Object.fromEntries(verdicts),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

describe('every combination of workers, search, layout, symmetry and reduction finds what brute force does', () => {
  it(`on ${MODELS} random models, symmetric and not`, { timeout: 24 * 3_600_000 }, async () => {
    let compared = 0;
    for (let seed = FIRST_SEED; compared < MODELS; seed++) {
      const kind: RandomModelKind = seed % 2 === 0 ? 'symmetric' : 'general';
      const instance = randomModelAt(kind, seed).instantiate();
      const truth = truthOf(kind, instance);
      if (truth === undefined) continue;
      compared += 1;
      const [properties, sources] = [propertiesOfRandomModel(instance, false), sourcesOfRandomModel(kind, seed, false)];
      for (const way of waysOf(kind, instance, seed)) {
        const result = await check(instance, { properties, sources, ...way });
        const which = `${kind} model ${seed}, ${JSON.stringify(way)}`;
        expect(foundIn(instance, result, way, truth), which).toEqual(expectedOf(truth, way));
      }
    }
  });
});
