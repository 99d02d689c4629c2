import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { always, deadlockFree } from './language/index.js';
import type { CheckResult } from './result.js';
import {
  exploreNaively,
  type NaiveResult,
  type RandomModel,
  randomIndependentModel,
  randomUntimedModel,
  TooManyStates,
} from './testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 200) / 5);
const MOST_STATES = 500;

type Case = Pick<RandomModel, 'instance' | 'properties'>;

function naively({ instance, properties }: Case): NaiveResult | undefined {
  try {
    return exploreNaively(instance, properties, MOST_STATES);
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

/** In what a reduced exploration contradicts the naive one; nothing if it is right. */
function contradictions(expected: NaiveResult, found: CheckResult): readonly string[] {
  const { failure } = found;
  if (expected.fault !== null || failure !== null) {
    const isSame = expected.fault !== null && failure?.kind === 'model' && !failure.message.includes('reduction');
    return isSame ? [] : [`fault: ${expected.fault?.message}, found: ${failure?.message}`];
  }
  const wrong: string[] = [];
  if (found.distinctStates > expected.distinctStates) wrong.push(`${found.distinctStates} states`);
  for (const { id, verdict, reason, kind, vacuous } of found.properties) {
    const finding = expected.properties[id];
    const isOpen = verdict === 'inconclusive' && kind === 'alwaysStep' && reason.includes('changes nothing');
    if (verdict !== finding?.verdict && !isOpen) wrong.push(`${id} (${kind}) ${verdict}`);
    if (vacuous && finding?.cases !== 0) wrong.push(`${id} vacuous`);
    if (verdict === 'holds' && finding?.cases === 0 && !vacuous && kind === 'always') wrong.push(`${id} not vacuous`);
  }
  if (!found.complete) return wrong;
  const idle = expected.actions.filter(({ taken }) => taken === 0).map(({ name }) => name);
  const idleHere = found.actions.filter(({ enabled }) => enabled === 0).map(({ name }) => name);
  if (idle.join() !== idleHere.join()) wrong.push(`never taken: ${idleHere.join()} instead of ${idle.join()}`);
  return wrong;
}

async function contradictionsOf(random: Case, search: 'bfs' | 'dfs'): Promise<readonly string[] | undefined> {
  const expected = naively(random);
  if (expected === undefined) return undefined;
  const { instance, properties } = random;
  return contradictions(expected, await check(instance, { properties, search, reduce: true }));
}

/** Its properties, and one that is never decided, so that the exploration goes to the end. */
function throughout({ instance, properties }: Case): Case {
  return {
    instance,
    properties: { ...properties, throughout: always('all is visited', () => true), deadlocks: deadlockFree() },
  };
}

describe('partial-order reduction preserves what the naive explorer finds', () => {
  for (const search of ['bfs', 'dfs'] as const) {
    it(`on ${MODELS} random models: verdicts, faults, what is never taken (${search})`, {
      timeout: 3_600_000,
    }, async () => {
      const property = fc.asyncProperty(randomUntimedModel(), async (random) => {
        const wrong = await contradictionsOf(throughout(random), search);
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20260301, numRuns: MODELS });
    });

    it(`on ${3 * MODELS} random models of processes that mostly mind their own business (${search})`, {
      timeout: 3_600_000,
    }, async () => {
      const property = fc.asyncProperty(randomIndependentModel(), async (random) => {
        const wrong = await contradictionsOf(throughout(random), search);
        fc.pre(wrong !== undefined);
        expect(wrong).toEqual([]);
      });
      await fc.assert(property, { seed: 20260302, numRuns: 3 * MODELS });
    });
  }
});
