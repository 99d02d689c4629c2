import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { ModelError } from './errors.js';
import {
  type AssumedFairness,
  alwaysEventually,
  array,
  defineModel,
  eventually,
  type FairFor,
  type Fairness,
  type Instance,
  integer,
  type Property,
} from './language/index.js';
import type { Trace } from './result.js';
import {
  asTemporal,
  checkTemporalNaively,
  randomRefinementCase,
  randomTemporalCase,
  refinesNaively,
  TooManyStates,
} from './testing/index.js';
import { replay } from './trace/index.js';

/** `npm run test:thorough` sets more. */
const CASES = Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 80);
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

interface Registers {
  readonly register: { at(position: number): number };
  readonly turn: number;
}

/** Wide states, one with more successors than are stored at once, many steps of which are made in several ways. */
const wide = (fair: Fairness, fairFor: FairFor) =>
  defineModel({
    name: 'wide',
    state: () => ({ register: array(12, integer({ min: 0, max: 2 ** 20 })), turn: integer({ min: 0, max: 2 }) }),
    actions: ({ action }) => [
      action('write', {
        each: integer({ min: 0, max: 149 }),
        choose: integer({ min: 0, max: 2 }),
        fair,
        fairFor,
        when: (s) => s.turn === 0,
        then: (s, value, last) => {
          s.turn = 1;
          s.register.set(3, Math.floor(value / 4));
          s.register.set(11, last);
        },
      }),
      action('write one', {
        fair: 'strong',
        when: (s) => s.turn === 0,
        then: (s) => {
          s.turn = 1;
          s.register.set(3, 1);
        },
      }),
      action('clear', {
        fair: 'weak',
        when: (s) => s.turn === 1,
        then: (s) => {
          s.turn = 0;
          s.register.set(3, 0);
          s.register.set(11, 0);
        },
      }),
      action('end', {
        fair,
        when: (s) => s.turn === 1 && s.register.at(3) === 37,
        then: (s) => {
          s.turn = 2;
        },
      }),
      action('do nothing', { fair: 'strong', then: () => {} }),
    ],
  }).instantiate();

describe('the engine agrees with a naive checker', () => {
  it.each<readonly [Fairness, FairFor]>([
    ['weak', 'each'],
    ['weak', 'all'],
    ['strong', 'each'],
    ['strong', 'all'],
  ])('on wide states with many successors, %sly fair for %s', async (fair, fairFor) => {
    const instance = wide(fair, fairFor);
    const properties = {
      ends: eventually<Registers>('it ends', (s) => s.turn === 2),
      goesOn: alwaysEventually<Registers>('it is written', (s) => s.turn === 1 || s.turn === 2),
      writesOne: eventually<Registers>('one is written', (s) => s.register.at(3) === 1 || s.turn === 2),
      writesLast: eventually<Registers>('the last is written', (s) => s.register.at(11) === 2 || s.turn === 2),
    };
    const expected = Object.values(properties).map(
      (property) => checkTemporalNaively(instance, asTemporal(property)).verdict,
    );
    for (const search of ['bfs', 'dfs'] as const) {
      const result = await check(instance, { properties, search });
      expect(result.failure).toBeNull();
      expect(result.properties.map(({ verdict }) => verdict)).toEqual(expected);
      for (const { trace } of result.properties) if (trace !== undefined) endingOf(instance, trace);
    }
  });

  it(`on ${Math.ceil(CASES / 20)} random temporal properties, depth first and cut short`, {
    timeout: 3_600_000,
  }, async () => {
    const property = fc.asyncProperty(randomTemporalCase(), async ({ random, property: is, fairness }) => {
      const { instance } = random;
      const expected = naively(() => checkTemporalNaively(instance, is, { fairness, maxStates: 300 }))?.verdict;
      fc.pre(expected !== undefined);
      const bounds = [{}, { maxStates: 1 }, { maxStates: 8 }, { maxStates: 40 }, { maxDepth: 3 }];
      for (const bound of bounds) {
        const result = await check(instance, { properties: { it: is }, fairness, search: 'dfs', ...bound });
        expect(result.failure).toBeNull();
        const verdict = result.properties[0]?.verdict;
        if (verdict === 'inconclusive') expect(result.complete).toBe(false);
        else expect(verdict).toBe(expected);
      }
    });
    await fc.assert(property, { seed: 20260203, numRuns: Math.ceil(CASES / 20) });
  });

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

  it(`on ${Math.ceil(CASES / 5)} random refinements, by initial states, steps and fairness`, {
    timeout: 3_600_000,
  }, async () => {
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
