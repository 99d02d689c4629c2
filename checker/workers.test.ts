import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { UsageError } from './errors.js';
import type { CheckOptions } from './options.js';
import type { CheckResult } from './result.js';
import {
  leakyBoats,
  propertiesOfRandomModel,
  randomModelAt,
  sourcesOfLeakyBoats,
  sourcesOfRandomModel,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_COMBINED_MODELS ?? 10);
const REDUCED_MODELS = Math.ceil(MODELS / 2);
const MOST_STATES = 20_000;

/**
 * All that must not depend on the number of workers: everything but times, memory, and how far the others came on the level
 * on which the model failed.
 */
function findingsOf(result: CheckResult): Partial<CheckResult> {
  const { seconds, peakMemory, bytesPerState, bytesPerTransition, workers, ...findings } = result;
  return result.failure === null ? findings : { failure: result.failure };
}

async function checkRandom(seed: number, withRuns: boolean, how: Partial<CheckOptions>): Promise<CheckResult> {
  const instance = randomModelAt('general', seed).instantiate();
  const properties = propertiesOfRandomModel(instance, withRuns);
  return check(instance, {
    properties,
    sources: sourcesOfRandomModel('general', seed, withRuns),
    workers: 1,
    whileWorkersStart: 'wait',
    ...how,
  });
}

const two = { workers: 2, whileWorkersStart: 'wait' } as const;

describe('however many workers explore', () => {
  it(`they find the same in ${MODELS} random models: counts, coverage, verdicts, and the very traces`, {
    timeout: 3_600_000,
  }, async () => {
    let compared = 0;
    for (let seed = 1; compared < MODELS; seed++) {
      const withRuns = seed % 2 === 0;
      const alone = await checkRandom(seed, withRuns, { maxStates: MOST_STATES });
      if (!alone.complete && alone.failure === null) continue;
      compared += 1;
      for (const how of [{ workers: 2 }, { workers: 3 }, { workers: 2, layout: { learnFrom: 10 } }] as const) {
        const together = await checkRandom(seed, withRuns, how);
        // One thread may come to the end of a small model before it has learnt how to store its states.
        if (!('layout' in how)) expect(together.workers, `seed ${seed}`).toBe(how.workers);
        expect(findingsOf(together), `seed ${seed}, ${JSON.stringify(how)}`).toEqual(findingsOf(alone));
      }
    }
  });

  it('they find what broke a property in the expansion in which the model fails, also where transitions are kept', async () => {
    const instance = leakyBoats().instantiate();
    const { properties } = instance;
    const alone = await check(instance, { properties, workers: 1 });
    expect(alone.failure?.kind).toBe('model');
    expect(alone.properties[0]?.verdict).toBe('violated');
    const together = await check(instance, { properties, sources: sourcesOfLeakyBoats, ...two });
    expect(together.failure).toEqual(alone.failure);
    // How many steps were judged depends on how far the others came on that level.
    const withoutCases = ({ properties: found }: CheckResult) => found.map(({ cases, ...other }) => other);
    expect(withoutCases(together)).toEqual(withoutCases(alone));
  });

  it(`and the same with partial-order reduction, in ${REDUCED_MODELS} random models without time`, {
    timeout: 3_600_000,
  }, async () => {
    let compared = 0;
    let smaller = 0;
    for (let seed = 1; compared < REDUCED_MODELS; seed++) {
      const alone = await checkReduced(seed, { maxStates: MOST_STATES });
      if (alone === undefined || (!alone.complete && alone.failure === null)) continue;
      compared += 1;
      if (alone.distinctStates < (await checkRandom(seed, false, {})).distinctStates) smaller += 1;
      for (const workers of [2, 3]) {
        const together = await checkReduced(seed, { workers });
        expect(together && findingsOf(together), `seed ${seed}, ${workers} workers`).toEqual(findingsOf(alone));
      }
    }
    expect(smaller).toBeGreaterThan(REDUCED_MODELS / 10);
  });
});

/** Undefined where the model cannot be reduced. */
async function checkReduced(seed: number, how: Partial<CheckOptions>): Promise<CheckResult | undefined> {
  try {
    return await checkRandom(seed, false, { reduce: true, ...how });
  } catch (thrown) {
    if (thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}
