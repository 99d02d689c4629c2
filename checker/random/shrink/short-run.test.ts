import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileStepper, snapshotOf } from '../../compile/index.js';
import { ModelError } from '../../errors.js';
import type { Run } from '../../explore/index.js';
import { deadlockFree, defineModel, type Instance, integer, type Property } from '../../language/index.js';
import { PlainModel } from '../../plain/index.js';
import type { Snapshot } from '../../result.js';
import { exploreNaively, type NaiveResult, randomModel, TooManyStates } from '../../testing/index.js';
import { retrace, runAll, type TraceHead, validate } from '../../trace/index.js';
import { wordsOfWalk } from '../generator.js';
import { Walker } from '../walk.js';
import type { Aim } from './rerun.js';
import { type FoundWalk, type MakeWalk, shrunkRun } from './short-run.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_SHRUNK_MODELS ?? 12);
const MOST_STATES = 3_000;
const STEPS = 60;
const WALKS = 12;
const SEED = 20261126;

/** A walk that decides a property, and how to make it again. */
interface Deciding {
  readonly walk: number;
  readonly steps: number;
  readonly make: MakeWalk;
}

function makeWalks(
  instance: Instance,
  properties: readonly Property[],
): { readonly walker: Walker; readonly make: MakeWalk } {
  const walker = new Walker(instance, properties, { strategy: 'uniform' });
  const make: MakeWalk = (words) => {
    try {
      walker.walk(words, STEPS);
    } catch {
      // What there is of the walk is good.
    }
    return walker.schedule;
  };
  return { walker, make };
}

/** The first of some walks that decides a property; undefined if none does. */
function decidingWalk(instance: Instance, property: Property): Deciding | undefined {
  const { walker, make } = makeWalks(instance, [property]);
  for (let walk = 0; walk < WALKS; walk++) {
    make(wordsOfWalk(SEED, walk));
    const [decision] = walker.decisions;
    if (decision !== undefined) return { walk, steps: decision.step, make };
  }
  return undefined;
}

/** What a naive explorer says; undefined if there are too many states for it. */
function naively(instance: Instance, properties: { readonly [id: string]: Property }): NaiveResult | undefined {
  try {
    return exploreNaively(instance, properties, MOST_STATES);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

function snapshotsOf(instance: Instance, run: Run): Snapshot[] {
  const { moveTo, state } = compileStepper(instance, []);
  return run.map((words) => {
    moveTo(words);
    return snapshotOf(instance.fields, state);
  });
}

function headOf({ model, variant }: Instance, property: string | null): TraceHead {
  return { model, variant, parameters: {}, seed: SEED, property };
}

/** The steps of the trace that the plain model makes of a run; fails where it cannot, or where its end does not decide the property. */
function validated(instance: Instance, id: string, property: Property, run: Run): number {
  const plain = new PlainModel(instance);
  const trace = retrace(plain, snapshotsOf(instance, run), headOf(instance, id));
  validate(plain, id, property, trace);
  return trace.steps.length;
}

/** A walk that decides a property of a random model, and how many steps it takes at least. */
interface Case {
  readonly instance: Instance;
  readonly id: string;
  readonly property: Property;
  readonly deciding: Deciding;
  readonly shortest: number;
}

/** Random models, and what a naive explorer says of them. */
const models = fc.sample(randomModel(), { seed: SEED, numRuns: MODELS }).flatMap((model) => {
  const { instance } = model;
  const properties = { ...model.properties, deadlock: deadlockFree() };
  const expected = naively(instance, properties);
  return expected === undefined ? [] : [{ instance, properties, expected }];
});

const cases: readonly Case[] = models.flatMap(({ instance, properties, expected }) => {
  if (expected.fault !== null) return [];
  return Object.entries(properties).flatMap(([id, property]) => {
    const deciding = decidingWalk(instance, property);
    if (deciding === undefined) return [];
    return [{ instance, id, property, deciding, shortest: expected.properties[id]?.steps ?? Number.NaN }];
  });
});

interface Comparison {
  readonly walked: number;
  readonly steps: number;
  readonly shortest: number;
  readonly isShortest: boolean;
}

/** Shrinks a walk, and compares the run with the shortest one that there is. */
function compared({ instance, id, property, deciding, shortest }: Case, how: Partial<FoundWalk>): Comparison {
  const found = { seed: SEED, walk: deciding.walk, ...how };
  const { walked, run, isShortest } = shrunkRun(instance, { shows: 'decision', property }, deciding.make, found);
  const steps = validated(instance, id, property, run);
  expect(walked).toBe(deciding.steps);
  expect(run.length - 1).toBe(steps);
  return { walked, steps, shortest, isShortest };
}

describe('a walk that decides a property', () => {
  test('becomes a shortest run of the model where the states within reach are few enough', () => {
    const all = cases.map((each) => compared(each, {}));
    expect(all.length).toBeGreaterThan(MODELS / 2);
    expect(all.some(({ walked, steps }) => walked > 10 && steps < walked / 3)).toBe(true);
    for (const { steps, shortest, isShortest } of all) {
      expect(steps).toBe(shortest);
      expect(isShortest).toBe(true);
    }
  });

  test('becomes a run that is never too short, and says truly whether it is a shortest, where the states are too many', () => {
    const all = cases.map((each) => compared(each, { mostStates: 6, mostTries: 20 }));
    for (const { walked, steps, shortest, isShortest } of all) {
      expect(steps).toBeGreaterThanOrEqual(shortest);
      expect(steps).toBeLessThanOrEqual(walked);
      if (isShortest) expect(steps).toBe(shortest);
    }
    expect(new Set(all.map(({ isShortest }) => isShortest))).toEqual(new Set([true, false]));
    // Where so little is searched, too, nearly all are as short as can be.
    expect(all.filter(({ steps, shortest }) => steps > shortest).length).toBeLessThan(all.length / 5);
  });

  test('becomes the same run again by its path', () => {
    for (const { instance, property, deciding } of cases.slice(0, 8)) {
      const aim: Aim = { shows: 'decision', property };
      const first = shrunkRun(instance, aim, deciding.make, { seed: SEED, walk: deciding.walk });
      expect(shrunkRun(instance, aim, deciding.make, { seed: SEED, walk: first.path })).toEqual(first);
    }
  });
});

/** Counts beyond its bound, and makes noise. */
const overflowing = defineModel({
  name: 'overflowing',
  state: () => ({ count: integer({ min: 0, max: 4 }), noise: integer({ min: 0, max: 3 }) }),
  actions: ({ action }) => [
    action('count', {
      then: (s) => {
        s.count += 1;
      },
    }),
    action('make noise', {
      each: integer({ min: 0, max: 3 }),
      then: (s, value) => {
        s.noise = value;
      },
    }),
  ],
  properties: ({ always }) => ({ quiet: always('there is no noise', (s) => s.noise === 0) }),
}).instantiate();

describe('a walk in which the model is at fault', () => {
  /** The run to which the first such walk is shrunk; it is one of the plain model, which is at fault where it ends. */
  const shrunk = (instance: Instance, properties: { readonly [id: string]: Property }) => {
    const all = Object.values(properties);
    const walk = faultyWalk(instance, all);
    if (walk === undefined) return undefined;
    const found = { seed: SEED, walk: walk.number };
    const { run, isShortest } = shrunkRun(instance, { shows: 'fault', properties: all }, walk.make, found);
    const plain = new PlainModel(instance);
    const states = snapshotsOf(instance, run);
    const { steps } = retrace(plain, states, headOf(instance, null));
    expect(() => runAll(plain, properties, states.at(-1))).toThrow(ModelError);
    return { steps: steps.length, isShortest };
  };

  test('becomes a shortest run to where it is', () => {
    expect(shrunk(overflowing, {})).toEqual({ steps: 4, isShortest: true });
  });

  test('becomes one of which nobody says so if a property was decided on the way, and so not asked any more', () => {
    expect(shrunk(overflowing, overflowing.properties)).toEqual({ steps: 4, isShortest: false });
  });

  test('becomes, in random models, a run that is never too short', () => {
    let seen = 0;
    for (const { instance, properties, expected } of models) {
      if (expected.fault === null || expected.fault.steps === 0) continue;
      const { steps, isShortest } = shrunk(instance, properties) ?? {};
      if (steps === undefined) continue;
      expect(steps).toBeGreaterThanOrEqual(expected.fault.steps);
      if (isShortest) expect(steps).toBe(expected.fault.steps);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

function faultyWalk(instance: Instance, properties: readonly Property[]) {
  const { walker, make } = makeWalks(instance, properties);
  for (let number = 0; number < WALKS; number++) {
    try {
      walker.walk(wordsOfWalk(SEED, number), STEPS);
    } catch {
      return { number, make };
    }
  }
  return undefined;
}
