import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../errors.js';
import type { Instance } from '../../language/index.js';
import {
  boundedResponse,
  checkTemporalNaively,
  decideWithinNaively,
  randomBoundedResponse,
  randomRefinementCase,
  randomTemporalCase,
  randomTimedModel,
  refinesNaively,
  TooManyStates,
  timedInstance,
} from '../../testing/index.js';
import { replay } from '../../trace/index.js';
import type { ProbeOptions } from './probe.js';
import { probeWalks } from './testing/index.js';

/** `npm run test:thorough` sets more. */
const CASES = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 20);
/** Where few are asked for they are small, too. */
const MOST_STATES = CASES > 100 ? 800 : 250;

/** What the naive checker finds, or undefined if the model is too large for it or at fault: other tests see to that. */
function naively<Result>(decide: () => Result): Result | undefined {
  try {
    return decide();
  } catch (thrown) {
    if (thrown instanceof TooManyStates || thrown instanceof ModelError) return undefined;
    throw thrown;
  }
}

/** Of the properties that are violated, how many were found to be. */
class Share {
  violated = 0;
  found = 0;

  count(isViolated: boolean, isFound: boolean): void {
    this.violated += Number(isViolated);
    this.found += Number(isFound);
  }

  get value(): number {
    return this.found / this.violated;
  }
}

/** Random walks, each with some states around it: far fewer than most models have. */
const walks = { walks: 8, steps: 30 };
const little: Partial<ProbeOptions> = { states: 12, places: 3 };

async function isFound(
  instance: Instance,
  it: Parameters<typeof probeWalks>[1][string],
  options: Partial<ProbeOptions>,
): Promise<boolean> {
  const { violations, failure } = await probeWalks(instance, { it }, walks, options);
  expect(failure).toBeNull();
  const trace = violations.get(0)?.trace;
  if (trace === undefined) return false;
  expect(replay(instance, trace)).toEqual({ ok: true });
  return true;
}

describe('what is found near random walks is violated, says a naive checker; and much of what is violated is found', () => {
  it(`of ${CASES} random temporal properties`, { timeout: 3_600_000 }, async () => {
    const share = new Share();
    const property = fc.asyncProperty(randomTemporalCase(), async ({ random, property: is, fairness }) => {
      const { instance } = random;
      const naive = naively(() => checkTemporalNaively(instance, is, { fairness, maxStates: MOST_STATES }));
      fc.pre(naive !== undefined);
      const found = await isFound(instance, is, { ...little, fairness });
      if (found) expect(naive?.verdict).toBe('violated');
      share.count(naive?.verdict === 'violated', found);
    });
    await fc.assert(property, { seed: 20261126, numRuns: CASES });
    expect(share.value).toBeGreaterThanOrEqual(0.8);
  });

  it(`of ${Math.ceil(CASES / 3)} random refinements`, { timeout: 3_600_000 }, async () => {
    const share = new Share();
    const property = fc.asyncProperty(randomRefinementCase(), async ({ concrete, refinement }) => {
      const naive = naively(() => refinesNaively(concrete, refinement, MOST_STATES));
      fc.pre(naive !== undefined);
      const found = await isFound(concrete, refinement, little);
      if (found) expect(naive).toBe('violated');
      share.count(naive === 'violated', found);
    });
    await fc.assert(property, { seed: 20261127, numRuns: Math.ceil(CASES / 3) });
    expect(share.value).toBeGreaterThanOrEqual(0.8);
  });

  it(`of ${Math.ceil(CASES / 3)} random bounds of time`, { timeout: 3_600_000 }, async () => {
    const share = new Share();
    const cases = randomTimedModel('always').chain((model) =>
      randomBoundedResponse(model).map((bound) => ({ model, bound })),
    );
    const property = fc.asyncProperty(cases, async ({ model, bound }) => {
      const instance = timedInstance(model);
      const within = boundedResponse(bound);
      const naive = naively(() => decideWithinNaively(instance, within, MOST_STATES))?.verdict;
      fc.pre(naive === 'holds' || naive === 'violated');
      const found = await isFound(instance, within, little);
      if (found) expect(naive).toBe('violated');
      share.count(naive === 'violated', found);
    });
    await fc.assert(property, { seed: 20261128, numRuns: Math.ceil(CASES / 3) });
    expect(share.value).toBeGreaterThanOrEqual(0.8);
  });
});
