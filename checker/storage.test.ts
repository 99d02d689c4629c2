import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { explore, Watch } from './explore/index.js';
import {
  always,
  alwaysStep,
  array,
  deadlockFree,
  defineModel,
  eventually,
  type Instance,
  integer,
  type Property,
  reachable,
} from './language/index.js';
import type { CheckOptions } from './options.js';
import type { CheckResult } from './result.js';
import { lossyStorageOf, type StorageOptions } from './storage.js';
import { fractionOmitted, probabilityOfOmission } from './store/index.js';
import { below, type Counter, counter, randomModel, request, sabotaged, switches } from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 200) / 20;
const MOST_STATES = 2_000;

type Options = StorageOptions & Pick<CheckOptions, 'search'>;

/** Ways to store so much of each state that none is missed. */
const ample: readonly Options[] = [
  { storage: 'compact' },
  { storage: 'compact', hashBits: 128, seed: 7 },
  { storage: 'compact', hashBits: 70, search: 'dfs' },
  { storage: 'bitstate', bitstateMemory: 2 ** 19, hashFunctions: 5 },
];

/** Ways to store so little that many are. */
const scant: readonly Options[] = [
  { storage: 'compact', hashBits: 7 },
  { storage: 'compact', hashBits: 5, search: 'dfs', seed: 2 },
  { storage: 'bitstate', bitstateMemory: 32 },
];

function named(options: Options): string {
  return Object.entries(options)
    .map(([name, value]) => (name === 'storage' ? value : `${name} ${value}`))
    .join(', ');
}

/** Keeps the exploration going to the end, whatever else is decided. */
const throughout = { throughout: always('every state is visited', () => true), 'deadlock-free': deadlockFree() };

/** What must be the same whatever the storage, where nothing is missed: verdicts that need no state to be known to be last. */
function findingsOf(result: CheckResult, search: 'bfs' | 'dfs') {
  const { failure, distinctStates, transitions, depth, actions, complete, properties } = result;
  if (failure !== null) {
    const steps = search === 'bfs' ? failure.trace?.steps.length : null;
    return { failure: search === 'bfs' ? failure.message : failure.kind, steps };
  }
  return {
    counts: { distinctStates, transitions, complete, ...(search === 'bfs' ? { depth } : {}) },
    actions,
    properties: properties.map(({ id, verdict, cases, trace }) => ({
      id,
      cases,
      verdict: trace === undefined ? 'open' : verdict,
      steps: search === 'bfs' ? (trace?.steps.length ?? null) : null,
    })),
  };
}

/** Wide states that differ in few words, and there only in the upper half. */
const wide = defineModel({
  name: 'wide',
  state: () => ({ register: array(20, integer({ min: 0, max: 2 ** 24 })), turn: integer({ min: 0, max: 4 }) }),
  actions: ({ action }) => [
    action('write', {
      each: { from: integer({ min: 0, max: 19 }), to: integer({ min: 0, max: 19 }) },
      when: (s, { from, to }) => s.turn < 2 && (from + to) % 5 === s.turn && s.register.at(to) < 2 ** 20,
      then: (s, { from, to }) => {
        s.register.set(to, s.register.at(from) * 3 + 2 ** 17);
        s.turn += 1;
      },
    }),
  ],
});

/** A model, and what is found in it with exact storage. */
interface Explored {
  readonly instance: Instance;
  readonly properties: { readonly [id: string]: Property };
  readonly exact: { readonly bfs: CheckResult; readonly dfs: CheckResult };
}

/** Random models that are not large, and a wide one. */
async function explored(seed: number, models: number): Promise<Explored[]> {
  const sample = fc.sample(randomModel(), { seed, numRuns: models });
  const all: Explored[] = [];
  for (const { instance, properties: own } of [{ instance: wide.instantiate(), properties: {} }, ...sample]) {
    const properties = { ...own, ...throughout };
    const search = (order: 'bfs' | 'dfs') => check(instance, { properties, search: order, maxStates: MOST_STATES });
    const bfs = await search('bfs');
    if (bfs.complete || bfs.failure !== null)
      all.push({ instance, properties, exact: { bfs, dfs: await search('dfs') } });
  }
  return all;
}

const sample = await explored(20260404, MODELS);

function searchOf({ storage, search }: Options): 'bfs' | 'dfs' {
  return search ?? (storage === 'bitstate' ? 'dfs' : 'bfs');
}

describe('storage that is not exact', () => {
  it.each(ample.map((options) => [named(options), options] as const))(
    'finds, where there is room for all, just what exact storage finds: %s',
    { timeout: 600_000 },
    async (_, options) => {
      const search = searchOf(options);
      for (const { instance, properties, exact } of sample) {
        const lossy = await check(instance, { properties, ...options, maxStates: MOST_STATES });
        expect(findingsOf(lossy, search)).toEqual(findingsOf(exact[search], search));
        expect(lossy.properties.filter(({ verdict, trace }) => verdict === 'holds' && trace === undefined)).toEqual([]);
        expect(lossy.omissionProbability).toBeLessThan(0.05);
      }
    },
  );

  it.each(scant.map((options) => [named(options), options] as const))(
    'misses states where there is little room, and never says what is not so: %s',
    { timeout: 600_000 },
    async (_, options) => {
      let missed = 0;
      for (const {
        instance,
        properties,
        exact: { bfs: exact },
      } of sample) {
        const lossy = await check(instance, { properties, ...options });
        if (lossy.failure !== null) {
          expect(lossy.failure.kind).toBe('model');
          expect(exact.failure).not.toBeNull();
          continue;
        }
        if (exact.failure !== null) continue;
        expect(lossy.complete).toBe(true);
        expect(lossy.distinctStates).toBeLessThanOrEqual(exact.distinctStates);
        if (lossy.distinctStates < exact.distinctStates) {
          missed += 1;
          expect(lossy.omissionProbability).toBeGreaterThan(0);
        }
        for (const [position, { verdict, trace }] of lossy.properties.entries()) {
          if (trace === undefined) expect(verdict).toBe('inconclusive');
          else expect(verdict).toBe(exact.properties[position]?.verdict);
        }
      }
      expect(missed).toBeGreaterThan(MODELS / 5);
    },
  );

  it('keeps within its memory: of a state no more than its bits', async () => {
    const instance = switches.instantiate({ parameters: { count: 14 } });
    const { bytesPerState, distinctStates } = await check(instance, {
      properties: {},
      storage: 'bitstate',
      bitstateMemory: 2 ** 16,
    });
    // The bits, and the states on the stack.
    expect(bytesPerState * distinctStates).toBeGreaterThan(2 ** 16);
    const hashed = await check(instance, { properties: {}, storage: 'compact' });
    expect(hashed.omissionProbability).toBeCloseTo(2 ** 28 / 2 ** 65);
  });
});

describe('a counterexample', () => {
  const up = alwaysStep<Counter>('no leap to seven', (before, after) => after.count !== 7 || before.count === 6);
  const properties: { readonly [id: string]: Property } = {
    below: below(4),
    up,
    reached: reachable<Counter>('three', (s) => s.count === 3),
  };

  it('of compact storage is shortest, and made of the states themselves', async () => {
    const exact = await check(counter.instantiate(), { properties });
    const compact = await check(counter.instantiate(), { properties, storage: 'compact' });
    const tracesOf = (result: CheckResult) => result.properties.map(({ trace }) => trace?.steps);
    expect(tracesOf(compact)).toEqual(tracesOf(exact));
    expect(compact.properties.map(({ verdict }) => verdict)).toEqual(['violated', 'violated', 'holds']);
  });

  it('of bitstate storage is the stack', async () => {
    const { properties: found } = await check(counter.instantiate(), { properties, storage: 'bitstate' });
    expect(found.map(({ verdict }) => verdict)).toEqual(['violated', 'violated', 'holds']);
    const [first] = found;
    expect(first?.reason).toBe(
      `violated after ${first?.trace?.steps.length} steps (depth first: a shorter one may exist)`,
    );
  });

  it.each(ample.map((options) => [named(options), options] as const))(
    'of a step that changes nothing is found: %s',
    async (_, options) => {
      const idle = defineModel({
        name: 'idle',
        state: () => ({ count: integer({ min: 0, max: 5 }) }),
        actions: ({ action }) => [
          action('count', {
            when: (s) => s.count < 5,
            then: (s) => {
              s.count += 1;
            },
          }),
          action('rest', { when: (s) => s.count === 3, then: () => {} }),
        ],
      });
      const moves = alwaysStep<Counter>('each step counts', (before, after) => before.count !== after.count);
      const result = await check(idle.instantiate(), { properties: { moves }, ...options });
      expect(result.properties[0]?.trace?.steps.map(({ action }) => action)).toEqual([
        'count',
        'count',
        'count',
        'rest',
      ]);
    },
  );

  it('of a step is the one that was found, though others lead to states of the same hash', async () => {
    const stays = alwaysStep<{ readonly on: { at(switchId: number): boolean } }>(
      'the last switch stays off',
      (_, after) => !after.on.at(5),
    );
    let violated = 0;
    for (let seed = 0; seed < 20; seed++) {
      const options = { storage: 'compact', hashBits: 2, seed } as const;
      const instance = switches.instantiate({ parameters: { count: 6 } });
      const { failure, properties: found } = await check(instance, { properties: { stays }, ...options });
      expect(failure).toBeNull();
      violated += Number(found[0]?.verdict === 'violated');
    }
    expect(violated).toBe(20);
  });

  it.each(ample.map((options) => [named(options), options] as const))(
    'leads to where the model is at fault: %s',
    async (_, options) => {
      const broken = defineModel({
        name: 'broken',
        state: () => ({ count: integer({ min: 0, max: 5 }) }),
        actions: ({ action }) => [
          action('count', {
            then: (s) => {
              s.count += 1;
            },
          }),
        ],
      });
      const { failure } = await check(broken.instantiate(), { properties: {}, ...options });
      expect(failure).toMatchObject({ kind: 'model' });
      expect(failure?.trace?.steps).toHaveLength(5);
    },
  );
});

describe('the estimate', () => {
  const states = 2 ** 10;
  const instance = switches.instantiate({ parameters: { count: 10 } });

  /** Explores with many seeds; averages how often states are missed, how many, and what was estimated of both. */
  async function compare(storage: (seed: number) => Parameters<typeof explore>[2]['storage'], seeds: number) {
    const average = { often: 0, probability: 0, fraction: 0, estimate: 0 };
    for (let seed = 0; seed < seeds; seed++) {
      const options = { search: storage(seed)?.kind === 'bitstate' ? ('dfs' as const) : ('bfs' as const) };
      const { distinctStates, expectedOmissions } = await explore(
        instance,
        [],
        { ...options, storage: storage(seed) },
        new Watch({}),
      );
      average.often += Number(distinctStates < states) / seeds;
      average.probability += probabilityOfOmission(expectedOmissions ?? 0) / seeds;
      average.fraction += (states - distinctStates) / states / seeds;
      average.estimate += fractionOmitted(expectedOmissions ?? 0, distinctStates) / seeds;
    }
    return average;
  }

  it.each([
    ['hashes of 18 bits', (seed: number) => ({ kind: 'compact', hashBits: 18, seed }) as const],
    ['hashes of 20 bits', (seed: number) => ({ kind: 'compact', hashBits: 20, seed }) as const],
    ['a field of 4 KiB', (seed: number) => ({ kind: 'bitstate', bytes: 2 ** 12, hashFunctions: 3, seed }) as const],
    ['a field of 8 KiB', (seed: number) => ({ kind: 'bitstate', bytes: 2 ** 13, hashFunctions: 2, seed }) as const],
  ])('of the probability that a state is missed is right, within a factor of two: %s', async (_, storage) => {
    const { often, probability } = await compare(storage, 80);
    expect(often).toBeGreaterThan(0.01);
    expect(often).toBeLessThan(1);
    expect(probability / often).toBeGreaterThan(0.5);
    expect(probability / often).toBeLessThan(2);
  });

  it.each([
    ['hashes of 12 bits', (seed: number) => ({ kind: 'compact', hashBits: 12, seed }) as const],
    ['hashes of 15 bits', (seed: number) => ({ kind: 'compact', hashBits: 15, seed }) as const],
    ['a field of 512 bytes', (seed: number) => ({ kind: 'bitstate', bytes: 512, hashFunctions: 3, seed }) as const],
    ['a field of 2 KiB', (seed: number) => ({ kind: 'bitstate', bytes: 2048, hashFunctions: 1, seed }) as const],
  ])('of the fraction missed is right, within a factor of two: %s', async (_, storage) => {
    const { fraction, estimate } = await compare(storage, 20);
    expect(fraction).toBeGreaterThan(0.01);
    expect(estimate / fraction).toBeGreaterThan(0.5);
    expect(estimate / fraction).toBeLessThan(2);
  });

  it('is in the result and in the reason, instead of holding', async () => {
    const properties = { on: always('anything', () => true), never: reachable('nothing', () => false) };
    const compact = await check(instance, { properties, storage: 'compact' });
    expect(compact).toMatchObject({ storage: 'compact', seed: 1, complete: true, distinctStates: states });
    expect(compact.properties.map(({ verdict, reason }) => [verdict, reason])).toEqual(
      ['on', 'never'].map(() => [
        'inconclusive',
        'all 1,024 states found; the estimated probability that one was missed is 2.8e-14',
      ]),
    );
    const bits = await check(instance, { properties, storage: 'bitstate', bitstateMemory: 512 });
    expect(bits.omissionProbability).toBeGreaterThan(0.99);
    expect(bits.reason).toMatch(/^all [\d,]+ states found; an estimated [\d.]+ % of the states were missed$/);
    expect(bits.omittedFraction).toBeGreaterThan(0);
    const exact = await check(instance, { properties });
    expect(exact).toMatchObject({ storage: 'exact', seed: null, omissionProbability: 0, omittedFraction: 0 });
  });

  it('warns where so many states are missed that it is too low', async () => {
    const little = await check(instance, { properties: {}, storage: 'bitstate', bitstateMemory: 256 });
    expect(little.omittedFraction).toBeGreaterThan(0.05);
    expect(little.warnings[0]).toMatch(/^so many states were missed that the estimate is too low/);
    const ample = await check(instance, { properties: {}, storage: 'compact' });
    expect(ample.warnings).toEqual([]);
  });

  it('does not hide that a budget ran out', async () => {
    const { reason, complete } = await check(instance, { properties: {}, storage: 'compact', maxStates: 100 });
    expect(complete).toBe(false);
    expect(reason).toMatch(/^stopped at \d+ states, beyond the limit of 100$/);
  });
});

describe('what does not go together is refused', () => {
  const instance = counter.instantiate();
  const refusal = (options: Partial<CheckOptions>) => check(instance, { properties: {}, ...options });

  it('properties of whole runs, for which transitions must be known', async () => {
    const properties = { done: eventually<Counter>('it ends', (s) => s.count === 10) };
    await expect(refusal({ properties, storage: 'compact' })).rejects.toThrow(
      'property done is about whole runs and cannot be decided with storage compact, which forgets states: take storage exact, or say which properties to check',
    );
    await expect(refusal({ properties, storage: 'bitstate' })).rejects.toThrow('storage bitstate');
  });

  it('what else needs states to be kept: checkpoints, workers, symmetry', async () => {
    await expect(refusal({ storage: 'compact', checkpoint: { directory: 'nowhere' } })).rejects.toThrow(
      'storage compact cannot be kept in a checkpoint: leave that out, or take storage exact',
    );
    await expect(refusal({ storage: 'compact', workers: 2 })).rejects.toThrow(
      'with storage compact only one worker can explore: leave out the workers, or take storage exact',
    );
    await expect(refusal({ storage: 'compact', symmetry: 'on' })).rejects.toThrow(
      'symmetry cannot be used: storage compact forgets the states that would stand for others',
    );
    const { symmetry, warnings } = await refusal({ storage: 'bitstate', symmetry: 'auto' });
    expect(symmetry).toBe('off');
    expect(warnings).toEqual(['symmetry is off: storage bitstate forgets the states that would stand for others']);
  });

  it.each([
    [{ storage: 'bitstate', search: 'bfs' }, 'storage bitstate is depth first'],
    [{ hashBits: 64 }, 'storage exact has no use for hash bits: leave it out, or take storage compact'],
    [{ storage: 'bitstate', hashBits: 64 }, 'storage bitstate has no use for hash bits'],
    [{ storage: 'compact', hashFunctions: 3 }, 'storage compact has no use for hash functions'],
    [{ storage: 'compact', bitstateMemory: 3 }, 'storage compact has no use for a memory for bits'],
    [{ storage: 'exact', seed: 3 }, 'storage exact has no use for a seed'],
    [{ storage: 'compact', hashBits: 129 }, 'a hash has from 1 to 128 bits, not 129'],
    [{ storage: 'compact', hashBits: 0 }, 'a hash has from 1 to 128 bits, not 0'],
    [{ storage: 'compact', seed: 0.5 }, 'a seed is a whole number, not 0.5'],
    [{ storage: 'bitstate', hashFunctions: 17 }, 'bitstate storage has from 1 to 16 hash functions, not 17'],
    [{ storage: 'bitstate', bitstateMemory: 2 ** 34 }, 'bitstate storage has from 1 to 8,589,934,592 bytes'],
  ] as const)('%o', async (options, sentence) => {
    await expect(refusal(options)).rejects.toThrow(sentence);
  });

  it('but a half of the memory limit is for bits, if nothing else is said', async () => {
    const half = await check(instance, { properties: {}, storage: 'bitstate', memoryLimit: 2 ** 31 });
    const said = await check(instance, { properties: {}, storage: 'bitstate', bitstateMemory: 2 ** 30 });
    expect(half.bytesPerState).toBe(said.bytesPerState);
  });
});

describe('a mistake is noticed', () => {
  it.each(ample.map((options) => [named(options), options] as const))(
    'by the audit of a sample, where the engine makes other steps than the model: %s',
    async (_, options) => {
      const { failure } = await sabotaged(/for \(let value = 0; value < 4/, 'for (let value = 0; value < 3', () =>
        check(switches.instantiate(), { properties: {}, ...options }),
      );
      expect(failure).toMatchObject({ kind: 'disagreement' });
    },
  );

  it('of time as well', async () => {
    const options = { properties: throughout };
    const exact = await check(request(5, 9), options);
    const compact = await check(request(5, 9), { ...options, storage: 'compact' });
    expect(findingsOf(compact, 'bfs')).toEqual(findingsOf(exact, 'bfs'));
  });

  const bugs: readonly (readonly [bug: string, pattern: RegExp, replacement: string, options: Options])[] = [
    ['a hash that begins where the last one ended', /sums\[\d+\] = firstSums\[\d+\];/g, '', { storage: 'compact' }],
    [
      'a word that is not hashed',
      /if \(current\[0\] !== source\[0\]\) \{\nconst low/g,
      'if (false) {\nconst low',
      { storage: 'compact' },
    ],
    ['half a word that is not hashed', / \+ Math\.imul\(high, [^)]+\)/g, '', { storage: 'compact' }],
    [
      'a source that is not hashed before its successors',
      /pending\.take\(id\);\nload\(id\);\nfor[^}]*\}/,
      'pending.take(id);\nload(id);',
      { storage: 'compact' },
    ],
    ['a state that is kept under the id of another', /states, k \* (\d+)\)/, 'states, 0 * $1)', { storage: 'compact' }],
    [
      'a new state that is not kept',
      /if \(settled\[k\] === next\) \{/,
      'if (settled[k] === next && next % 7 !== 6) {',
      { storage: 'compact' },
    ],
    [
      'a state that is known by one of its bits',
      /\(field\[i0\] & m0\) !== 0 && [^\n]*\{/,
      '(field[i0] & m0) !== 0) {',
      { storage: 'bitstate', bitstateMemory: 2 ** 14 },
    ],
    [
      'a bit in the wrong place',
      /1 << \(Math\.imul\(z, [^)]*\) >>> 27\)/g,
      '1',
      { storage: 'bitstate', bitstateMemory: 2 ** 14 },
    ],
  ];
  for (const [bug, pattern, replacement, options] of bugs) {
    it(`against exact storage: ${bug}`, { timeout: 120_000 }, async () => {
      const storage = lossyStorageOf(options);
      const search = searchOf(options);
      /** How many states, over all models, are missing or too many. */
      const difference = async () => {
        let total = 0;
        for (const { instance, exact } of sample) {
          if (exact[search].failure !== null) continue;
          const options = { search, storage, maxStates: MOST_STATES };
          const { distinctStates } = await explore(instance, [], options, new Watch({}));
          total += Math.abs(exact[search].distinctStates - distinctStates);
        }
        return total;
      };
      expect(await difference()).toBeLessThan(5);
      expect(await sabotaged(pattern, replacement, difference).catch(() => Number.POSITIVE_INFINITY)).toBeGreaterThan(
        10,
      );
    });
  }
});
