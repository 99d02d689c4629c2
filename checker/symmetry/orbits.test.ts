import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { always, deadlockFree, isFields } from '../language/index.js';
import {
  exploreNaively,
  exploreOrbitsNaively,
  type RandomSymmetricModel,
  randomSymmetricModel,
  TooManyStates,
} from '../testing/index.js';
import { replay } from '../trace/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 20);
const MOST_STATES = 1_500;
const SEED = 20_261_126;

/** Keeps the exploration going to the end, whatever else is decided. */
const throughout = { throughout: always('every state is visited', () => true), 'deadlock-free': deadlockFree() };

/** What the engine has to find, by brute force; undefined if the model is too large to tell. */
function expected({ instance, properties: own }: RandomSymmetricModel) {
  try {
    const { properties } = exploreNaively(instance, { ...own, ...throughout }, MOST_STATES);
    const decided = Object.entries(properties).map(([id, { verdict, steps }]) => [id, { verdict, steps }] as const);
    return { ...exploreOrbitsNaively(instance, MOST_STATES), properties: Object.fromEntries(decided), replayed: true };
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

async function found({ instance, properties: own }: RandomSymmetricModel) {
  const result = await check(instance, { properties: { ...own, ...throughout }, symmetry: 'on' });
  if (result.failure !== null) return result.failure;
  const { distinctStates, transitions, depth, levels, properties } = result;
  const decided = properties.map(({ id, verdict, trace }) => [id, { verdict, steps: trace?.steps.length ?? null }]);
  const replayed = properties.every(({ trace }) => trace === undefined || replay(instance, trace).ok);
  return { distinctStates, transitions, depth, levels, properties: Object.fromEntries(decided), replayed };
}

describe('with symmetry the engine finds what brute force does', () => {
  it(`on ${MODELS} random symmetric models: orbits, verdicts, shortest lengths, traces that replay`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomSymmetricModel(), async (model) => {
      const wanted = expected(model);
      fc.pre(wanted !== undefined);
      expect(await found(model)).toEqual(wanted);
    });
    await fc.assert(property, { seed: SEED, numRuns: MODELS });
  });

  it('and visits the same orbits depth first', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(randomSymmetricModel(), async (model) => {
      const wanted = expected(model);
      fc.pre(wanted !== undefined);
      const result = await check(model.instance, { properties: throughout, symmetry: 'on', search: 'dfs' });
      const { distinctStates, transitions, failure } = result;
      expect(failure).toBeNull();
      expect({ distinctStates, transitions }).toEqual({
        distinctStates: wanted?.distinctStates,
        transitions: wanted?.transitions,
      });
    });
    await fc.assert(property, { seed: SEED + 1, numRuns: Math.ceil(MODELS / 5) });
  });

  it('in random models that are as various as they ought to be', async () => {
    const models = fc.sample(randomSymmetricModel(), { seed: SEED, numRuns: 25 });
    const [verdicts, kinds] = [new Set<string>(), new Set<string>()];
    let reduced = 0;
    for (const model of models) {
      for (const type of Object.values(model.instance.fields)) kinds.add(isFields(type) ? 'record' : type.kind);
      const options = { properties: model.properties, maxStates: MOST_STATES };
      const [off, on] = [
        await check(model.instance, options),
        await check(model.instance, { ...options, symmetry: 'on' }),
      ];
      for (const { kind, verdict } of on.properties) verdicts.add(`${kind} ${verdict}`);
      if (on.distinctStates < off.distinctStates) reduced += 1;
    }
    expect(reduced).toBeGreaterThan(12);
    expect(kinds.size).toBeGreaterThan(8);
    for (const kind of ['always', 'alwaysStep', 'reachable']) {
      expect([...verdicts]).toEqual(expect.arrayContaining([`${kind} holds`, `${kind} violated`]));
    }
  });
});
