import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../compile/index.js';
import { ModelError } from '../../errors.js';
import type { Explored, Run } from '../../explore/index.js';
import { array, defineModel, type Instance, integer } from '../../language/index.js';
import { PlainModel } from '../../plain/index.js';
import type { Snapshot } from '../../result.js';
import { randomModel, switches } from '../../testing/index.js';
import { placesOn } from './places.js';
import { type Region, Surroundings } from './surroundings.js';
import { walksThrough } from './testing/index.js';

const CASES = 10;

function shownIn({ program }: Explored, instance: Instance, id: number): Snapshot {
  program.store.load(id);
  return snapshotOf(instance.fields, program.state);
}

/** By state: the states to which its transitions lead that change it, in order; undefined if it was not expanded. */
function successorsIn({ edges, distinctStates }: Explored): readonly (readonly number[] | undefined)[] {
  if (edges === undefined) throw new Error('surroundings have transitions');
  return Array.from({ length: distinctStates }, (_, state) => {
    const begin = edges.begins[state] ?? 0;
    return begin === 0 ? undefined : [...edges.targets.subarray(begin - 1, edges.ends[state])];
  });
}

function idsOn(run: Run, { program }: Explored): readonly number[] {
  return run.map((words) => {
    program.store.registers.current.set(words);
    return program.identify();
  });
}

/** Random models with a walk through each, and what lies near it. */
const explored = fc.record({
  random: randomModel(),
  seed: fc.nat(),
  steps: fc.nat({ max: 40 }),
  states: fc.nat({ max: 30 }),
});

function exploreNear(
  instance: Instance,
  { steps, seed, states }: { readonly steps: number; readonly seed: number; readonly states: number },
) {
  const [walk] = walkOrNone(instance, steps, seed);
  if (walk === undefined) return undefined;
  const region: Region = { places: [...placesOn(walk.length, [], 3), 0], states };
  return { run: walk, region, seen: new Surroundings(instance).explore(walk, [region]) };
}

/** A model may be at fault on the way. */
function walkOrNone(instance: Instance, steps: number, seed: number): readonly Run[] {
  try {
    return [...walksThrough(instance, { walks: 1, steps, seed })].map(({ run }) => run).filter((run) => run.length > 0);
  } catch (thrown) {
    if (thrown instanceof ModelError) return [];
    throw thrown;
  }
}

describe(`the surroundings of a walk, in ${CASES} random models`, () => {
  it('have all transitions of every state on it, and of so many more, as the plain model makes them', () => {
    const property = fc.property(explored, ({ random: { instance }, ...options }) => {
      const near = exploreNear(instance, options);
      fc.pre(near !== undefined && near.seen.ending.because === 'states');
      const { run, seen } = near as NonNullable<typeof near>;
      const plain = new PlainModel(instance);
      const successors = successorsIn(seen);
      const onRun = new Set(idsOn(run, seen));
      for (const id of onRun) expect(successors[id]).toBeDefined();
      const expanded = successors.filter((each) => each !== undefined).length;
      expect(expanded).toBe(Math.min(onRun.size + options.states, seen.distinctStates));
      for (const [id, targets] of successors.entries()) {
        if (targets === undefined) continue;
        const from = JSON.stringify(shownIn(seen, instance, id));
        const made = [...plain.transitions(JSON.parse(from) as Snapshot)].map(({ state }) => JSON.stringify(state));
        expect(targets.map((target) => JSON.stringify(shownIn(seen, instance, target)))).toEqual(
          made.filter((state) => state !== from),
        );
      }
    });
    fc.assert(property, { seed: 1, numRuns: CASES });
  });

  it('know a shortest run from where it begins to each state', () => {
    const property = fc.property(explored, ({ random: { instance }, ...options }) => {
      const near = exploreNear(instance, options);
      fc.pre(near !== undefined && near.seen.ending.because === 'states');
      const { run, seen } = near as NonNullable<typeof near>;
      const successors = successorsIn(seen);
      expect(idsOn(run, seen)[0]).toBe(0);
      const distances = new Map([[0, 0]]);
      for (const [state, distance] of distances) {
        for (const target of successors[state] ?? []) if (!distances.has(target)) distances.set(target, distance + 1);
      }
      for (let state = 0; state < seen.distinctStates; state++) {
        const path = seen.parents.pathTo(state);
        expect([path[0], path.at(-1), path.length - 1]).toEqual([0, state, distances.get(state)]);
        for (const [step, from] of path.slice(0, -1).entries()) expect(successors[from]).toContain(path[step + 1]);
      }
    });
    fc.assert(property, { seed: 2, numRuns: CASES });
  });

  it('are the same whatever was explored before', () => {
    const property = fc.property(explored, fc.nat(), ({ random: { instance }, ...options }, otherSeed) => {
      const near = exploreNear(instance, options);
      const [other] = walkOrNone(instance, options.steps, otherSeed);
      fc.pre(near !== undefined && other !== undefined);
      const { run, seen, region } = near as NonNullable<typeof near>;
      const again = new Surroundings(instance);
      again.explore(other as Run, [{ places: [0], states: 20 }]);
      const seenAgain = again.explore(run, [region]);
      expect(seenAgain.ending.because).toBe(seen.ending.because);
      expect(seenAgain.distinctStates).toBe(seen.distinctStates);
      expect(successorsIn(seenAgain)).toEqual(successorsIn(seen));
      for (let id = 0; id < seen.distinctStates; id++) {
        expect(shownIn(seenAgain, instance, id)).toEqual(shownIn(seen, instance, id));
      }
    });
    fc.assert(property, { seed: 3, numRuns: CASES });
  });
});

describe('what is expanded besides the states of a walk', () => {
  const instance = switches.instantiate({ parameters: { count: 12 } });
  const [walk] = walksThrough(instance, { walks: 1, steps: 9, seed: 3 });
  const run = walk?.run ?? [];
  const expandedIn = (regions: readonly Region[]) => {
    const seen = new Surroundings(instance).explore(run, regions);
    const onRun = new Set(idsOn(run, seen));
    const others = [...successorsIn(seen).entries()].filter(([id, each]) => each !== undefined && !onRun.has(id));
    return others.map(([id]) => {
      seen.program.store.load(id);
      return seen.program.store.registers.current[0] ?? 0;
    });
  };
  const isOneStep = (difference: number) => difference !== 0 && (difference & (difference - 1)) === 0;

  it('lies nearest to the places of the region', () => {
    const place = run.at(5)?.[0] ?? 0;
    const states = expandedIn([{ places: [5], states: 8 }]);
    expect(states).toHaveLength(8);
    for (const state of states) expect(isOneStep(state ^ place)).toBe(true);
  });

  it('lies in the region, and nothing behind it', () => {
    const hasFirst = (state: unknown) => (state as { readonly on: { at(index: number): boolean } }).on.at(0);
    const start = run.findIndex(([word = 0]) => word % 2 === 1);
    expect(start).toBeGreaterThanOrEqual(0);
    const states = expandedIn([{ places: [start], states: 10_000, includes: hasFirst }]);
    expect(states.every((word) => word % 2 === 1)).toBe(true);
    const onRun = new Set(run.map(([word = 0]) => word).filter((word) => word % 2 === 1));
    expect(states).toHaveLength(2 ** 11 - onRun.size);
  });

  it('is expanded once, and does not count where it lies in several regions', () => {
    const one: Region = { places: [0], states: 20 };
    expect(expandedIn([one, one])).toHaveLength(40);
    expect(new Set(expandedIn([one, one])).size).toBe(40);
  });
});

it('wide states, which are stored in parts, are the same after an exploration that ended in one of them', () => {
  const wide = defineModel({
    name: 'wide',
    state: () => ({ register: array(12, integer({ min: 0, max: 2 ** 20 })), count: integer({ min: 0, max: 9 }) }),
    initial: ({ action }) => [
      action('fill', {
        then: (s) => {
          for (let at = 0; at < 12; at++) s.register.set(at, 1_000 + at);
        },
      }),
    ],
    actions: ({ action }) => [
      action('count', {
        when: (s) => s.count < 9,
        then: (s) => {
          s.count += 1;
        },
      }),
    ],
  }).instantiate();
  const [walk] = walksThrough(wide, { walks: 1, steps: 9 });
  const run = walk?.run ?? [];
  const surroundings = new Surroundings(wide);
  for (let time = 0; time < 2; time++) {
    const seen = surroundings.explore(run, []);
    expect(seen.distinctStates).toBe(10);
    for (const [count, words] of run.entries()) {
      seen.program.store.load(count);
      expect(seen.program.store.registers.current).toEqual(words);
    }
  }
});

/** Fails one step beside the way, where it has counted to three. */
const fails = defineModel({
  name: 'fails',
  state: () => ({ count: integer({ min: 0, max: 6 }), side: integer({ min: 0, max: 1 }) }),
  actions: ({ action }) => [
    action('count', {
      when: (s) => s.count < 6,
      then: (s) => {
        s.count += 1;
      },
    }),
    action('step aside', {
      when: (s) => s.count === 3,
      then: (s) => {
        s.side += 2;
      },
    }),
  ],
});

it('where the model throws near a walk the exploration ends, and knows the run to there', () => {
  const instance = fails.instantiate();
  const run = Array.from({ length: 7 }, (_, count) => Int32Array.of(count));
  const seen = new Surroundings(instance).explore(run, [{ places: [6], states: 10 }]);
  expect(seen.ending).toMatchObject({ because: 'failed' });
  const source = seen.ending.because === 'failed' ? seen.ending.source : -1;
  expect(seen.runTo({ at: 'state', state: source }).map(([word]) => word)).toEqual([0, 1, 2, 3]);
  expect(successorsIn(seen)[source]).toBeUndefined();
});
