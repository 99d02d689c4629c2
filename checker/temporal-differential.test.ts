import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { ModelError } from './errors.js';
import type { AssumedFairness, Instance, Property } from './language/index.js';
import type { Trace } from './result.js';
import {
  checkTemporalNaively,
  randomRefinementCase,
  randomTemporalCase,
  refinesNaively,
  TooManyStates,
} from './testing/index.js';
import { replay } from './trace/index.js';

/** `npm run test:thorough` sets more. */
const CASES = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 500);
const MOST_STATES = 1_500;

/** What the naive checker finds, or undefined if the model is too large for it or at fault: other tests see to that. */
function naively<Result>(decide: () => Result): Result | undefined {
  try {
    return decide();
  } catch (thrown) {
    if (thrown instanceof TooManyStates || thrown instanceof ModelError) return undefined;
    throw thrown;
  }
}

async function byEngine(instance: Instance, it: Property, fairness: AssumedFairness) {
  const { failure, properties } = await check(instance, { properties: { it }, fairness });
  expect(failure).toBeNull();
  const [property] = properties;
  if (property === undefined) throw new Error('a check without a result');
  return property;
}

/** How a counterexample goes on for ever, once it was run again. */
function endingOf(instance: Instance, trace: Trace | undefined): 'stops' | 'cycles' {
  if (trace === undefined || trace.loop === null)
    throw new Error('a violated property has a trace that goes on for ever');
  expect(replay(instance, trace)).toEqual({ ok: true });
  const { initial, steps, loop } = trace;
  const states = [initial, ...steps.map(({ state }) => state)];
  expect(states[loop.start]).toEqual(states.at(-1));
  return loop.start === steps.length ? 'stops' : 'cycles';
}

describe('the engine agrees with a naive checker', () => {
  it(`on ${CASES} random temporal properties: verdicts, cases, and a counterexample that is one`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomTemporalCase(), async ({ random, property: is, fairness }) => {
      const { instance } = random;
      const expected = naively(() => checkTemporalNaively(instance, is, { fairness, maxStates: MOST_STATES }));
      fc.pre(expected !== undefined);
      const { verdict, cases, trace } = await byEngine(instance, is, fairness);
      expect(verdict).toBe(expected?.verdict);
      if (typeof expected?.cases === 'number') expect(cases).toBe(expected.cases);
      if (verdict === 'violated') expect(expected?.endings).toContain(endingOf(instance, trace));
      else expect(trace).toBeUndefined();
    });
    await fc.assert(property, { seed: 20260201, numRuns: CASES });
  });

  it(`on ${Math.ceil(CASES / 5)} random refinements, by initial states and steps`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(randomRefinementCase(), async ({ concrete, refinement }) => {
      const expected = naively(() => refinesNaively(concrete, refinement, MOST_STATES));
      fc.pre(expected !== undefined);
      const { verdict, trace } = await byEngine(concrete, refinement, 'declared');
      expect(verdict).toBe(expected);
      if (verdict === 'violated') {
        if (trace === undefined) throw new Error('a refinement is violated without a trace');
        expect(replay(concrete, trace)).toEqual({ ok: true });
      }
    });
    await fc.assert(property, { seed: 20260202, numRuns: Math.ceil(CASES / 5) });
  });
});
