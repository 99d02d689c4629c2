import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileStepper, snapshotOf } from '../../compile/index.js';
import type { Run } from '../../explore/index.js';
import { deadlockFree, type Instance, type Property } from '../../language/index.js';
import { PlainModel } from '../../plain/index.js';
import { exploreNaively, type NaiveResult, randomModel, TooManyStates } from '../../testing/index.js';
import { retrace, validate } from '../../trace/index.js';
import { wordsOfWalk } from '../generator.js';
import { Walker } from '../walk.js';
import type { Aim } from './rerun.js';
import { type FoundWalk, type MakeWalk, type ShrunkRun, shrunkRun } from './short-run.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_SHRUNK_MODELS ?? 120);
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

/** The run as a trace that the plain model makes; fails where it cannot, or where its end does not decide the property. */
function validated(instance: Instance, id: string, property: Property, run: Run): number {
  const plain = new PlainModel(instance);
  const { words, state } = compileStepper(instance, []);
  const states = run.map((each) => {
    words.set(each);
    return snapshotOf(instance.fields, state);
  });
  const head = { model: instance.model, variant: instance.variant, parameters: {}, seed: SEED, property: id };
  const trace = retrace(plain, states, head);
  validate(plain, id, property, trace);
  return trace.steps.length;
}

interface Comparison {
  readonly walked: number;
  readonly steps: number;
  readonly shortest: number;
  readonly shrunk: ShrunkRun;
}

/** Shrinks the first deciding walk of each property of random models, and compares with the shortest run there is. */
function comparisons(found: Partial<FoundWalk>): Comparison[] {
  const all: Comparison[] = [];
  for (const { instance, properties: own } of fc.sample(randomModel(), { seed: SEED, numRuns: MODELS })) {
    const properties = { ...own, deadlock: deadlockFree() };
    const expected = naively(instance, properties);
    if (expected === undefined || expected.fault !== null) continue;
    for (const [id, property] of Object.entries(properties)) {
      const deciding = decidingWalk(instance, property);
      if (deciding === undefined) continue;
      const aim: Aim = { shows: 'decision', property };
      const shrunk = shrunkRun(instance, aim, deciding.make, { seed: SEED, walk: deciding.walk, ...found });
      const steps = validated(instance, id, property, shrunk.run);
      const shortest = expected.properties[id]?.steps ?? Number.NaN;
      expect(shrunk.walked).toBe(deciding.steps);
      expect(steps, id).toBe(shrunk.run.length - 1);
      all.push({ walked: deciding.steps, steps, shortest, shrunk });
    }
  }
  return all;
}

describe('a walk that decides a property', () => {
  test('becomes a shortest run of the model where the states within reach are few enough', () => {
    const all = comparisons({});
    expect(all.length).toBeGreaterThan(MODELS / 4);
    expect(all.some(({ walked, steps }) => walked > 10 && steps < walked / 3)).toBe(true);
    for (const { steps, shortest, shrunk } of all) {
      expect(steps).toBe(shortest);
      expect(shrunk.isShortest).toBe(true);
    }
  });

  test('becomes a run that is never too short, and says truly whether it is a shortest, where the states are too many', () => {
    let longer = 0;
    const known = new Set<boolean>();
    const all = comparisons({ mostStates: 6, mostTries: 20 });
    for (const { walked, steps, shortest, shrunk } of all) {
      expect(steps).toBeGreaterThanOrEqual(shortest);
      expect(steps).toBeLessThanOrEqual(walked);
      if (shrunk.isShortest) expect(steps).toBe(shortest);
      known.add(shrunk.isShortest);
      if (steps > shortest) longer += 1;
    }
    expect(known).toEqual(new Set([true, false]));
    // Near a run with little in it that is superfluous there is nearly always a shortest one.
    expect(longer).toBeLessThan(all.length / 5);
  });

  test('becomes the same run again by its path', () => {
    const all = fc.sample(randomModel(), { seed: 5, numRuns: 20 }).flatMap(({ instance, properties }) => {
      const [property] = Object.values(properties);
      const deciding = property && decidingWalk(instance, property);
      if (property === undefined || deciding === undefined) return [];
      const aim: Aim = { shows: 'decision', property };
      const first = shrunkRun(instance, aim, deciding.make, { seed: SEED, walk: deciding.walk });
      const again = shrunkRun(instance, aim, deciding.make, { seed: SEED, walk: first.path });
      expect(again).toEqual(first);
      return [first];
    });
    expect(all.length).toBeGreaterThan(4);
  });
});

describe('a walk in which the model is at fault', () => {
  test('becomes a shortest run to where it is', () => {
    let compared = 0;
    for (const { instance, properties } of fc.sample(randomModel(), { seed: 8, numRuns: MODELS })) {
      const expected = naively(instance, properties);
      if (expected?.fault == null || expected.fault.steps === 0) continue;
      const walk = faultyWalk(instance, Object.values(properties));
      if (walk === undefined) continue;
      const aim: Aim = { shows: 'fault', properties: Object.values(properties) };
      const { run, isShortest } = shrunkRun(instance, aim, walk.make, { seed: SEED, walk: walk.number });
      expect(run.length - 1).toBe(expected.fault.steps);
      expect(isShortest).toBe(true);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(MODELS / 40);
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
