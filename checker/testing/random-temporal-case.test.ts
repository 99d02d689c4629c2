import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelError } from '../errors.js';
import { type AssumedFairness, type Formula, formulaWords } from '../language/index.js';
import { TooManyStates } from './naive-explorer.js';
import { checkTemporalNaively, type NaiveTemporalResult } from './naive-temporal.js';
import { type RandomTemporalCase, randomTemporalCase } from './random-temporal-case.js';

interface Judged {
  readonly one: RandomTemporalCase;
  readonly result: NaiveTemporalResult;
}

function judged(one: RandomTemporalCase): Judged[] {
  const { random, property, fairness } = one;
  try {
    return [{ one, result: checkTemporalNaively(random.instance, property, { fairness, maxStates: 500 }) }];
  } catch (thrown) {
    if (thrown instanceof TooManyStates || thrown instanceof ModelError) return [];
    throw thrown;
  }
}

function verdictUnder({ random, property }: RandomTemporalCase, fairness: AssumedFairness) {
  return checkTemporalNaively(random.instance, property, { fairness }).verdict;
}

describe('a sample of 300 random temporal cases, of up to 500 states each', () => {
  let sample: readonly Judged[];

  beforeAll(() => {
    sample = fc.sample(randomTemporalCase(), { seed: 5, numRuns: 300 }).flatMap(judged);
  }, 600_000);

  const share = (test: (one: Judged) => boolean, among = sample) => among.filter(test).length / among.length;
  const isViolated = ({ result }: Judged) => result.verdict === 'violated';

  it('keeps more than two in five', () => {
    expect(sample.length).toBeGreaterThan(120);
  });

  it('violates from a quarter to three quarters', () => {
    expect(share(isViolated)).toBeGreaterThan(0.25);
    expect(share(isViolated)).toBeLessThan(0.75);
  });

  it.each(['eventually', 'leadsTo', 'alwaysEventually', 'eventuallyAlways', 'temporal'])(
    'has properties of the form "%s", violated and not',
    (form) => {
      const ofForm = sample.filter(({ one }) => one.property.form === form);
      expect(new Set(ofForm.map(({ result }) => result.verdict))).toEqual(new Set(['holds', 'violated']));
    },
  );

  it('of the violated ones, a quarter can stop and a quarter can go round in a cycle', () => {
    const violated = sample.filter(isViolated);
    expect(share(({ result }) => result.endings.has('stops'), violated)).toBeGreaterThan(0.25);
    expect(share(({ result }) => result.endings.has('cycles'), violated)).toBeGreaterThan(0.25);
  });

  it('has leadsTo properties with and without a state in which the premise is true', () => {
    const cases = sample.flatMap(({ result }) => (result.cases === null ? [] : [result.cases]));
    expect(cases.some((count) => count === 0)).toBe(true);
    expect(cases.filter((count) => count > 0).length).toBeGreaterThan(10);
  });

  it('depends on fairness in at least one in twenty of those to which it matters', () => {
    const fair = sample.filter(({ one }) => one.fairness !== 'none');
    const dependent = fair.filter(({ one, result }) => verdictUnder(one, 'none') !== result.verdict);
    expect(dependent.length / fair.length).toBeGreaterThan(0.05);
  });

  it('what holds of more runs holds of fewer: without fairness, of weakly fair ones, of strongly fair ones', () => {
    for (const { one } of sample) {
      const [none, weak, strong] = (['none', 'weak', 'strong'] as const).map((fairness) => verdictUnder(one, fairness));
      if (none === 'holds') expect(weak, one.describe()).toBe('holds');
      if (weak === 'holds') expect(strong, one.describe()).toBe('holds');
    }
  });

  it('does not hold together with its negation: there always is a fair run', () => {
    for (const { one, result } of sample.filter(({ result }) => result.verdict === 'holds')) {
      const { random, property, fairness } = one;
      const negation = { ...property, formula: not(property.formula) };
      expect(checkTemporalNaively(random.instance, negation, { fairness }).verdict, one.describe()).toBe('violated');
      expect(result.endings.size).toBe(0);
    }
  });

  it('is decided alike when the formula is written with other operators', () => {
    let compared = 0;
    for (const { one, result } of sample) {
      const again = verdictInOtherWords(one);
      if (again === undefined) continue;
      expect(again, one.describe()).toBe(result.verdict);
      compared += 1;
    }
    expect(compared / sample.length).toBeGreaterThan(0.9);
  });
});

/** Undefined where the other words, which are more, make too large a product. */
function verdictInOtherWords({ random, property, fairness }: RandomTemporalCase): string | undefined {
  try {
    const formula = inOtherWords(property.formula);
    return checkTemporalNaively(random.instance, { ...property, formula }, { fairness }).verdict;
  } catch (thrown) {
    if (thrown instanceof TooManyStates) return undefined;
    throw thrown;
  }
}

const { not, and, or, next, eventually, until, weakUntil } = formulaWords<never>();

/** The same formula, by the dualities: with neither □ nor release, and ◇ and weak until by until. */
function inOtherWords(formula: Formula): Formula {
  switch (formula.operator) {
    case 'now':
      return formula;
    case 'not':
      return not(inOtherWords(formula.of));
    case 'and':
      return not(or(...formula.of.map((part) => not(inOtherWords(part)))));
    case 'or':
      return not(and(...formula.of.map((part) => not(inOtherWords(part)))));
    case 'implies':
      return or(not(inOtherWords(formula.premise)), inOtherWords(formula.conclusion));
    case 'next':
      return not(next(not(inOtherWords(formula.of))));
    case 'eventually':
      return until(and(), inOtherWords(formula.of));
    case 'always':
      return not(eventually(not(inOtherWords(formula.of))));
    case 'until': {
      const right = inOtherWords(formula.right);
      return and(weakUntil(inOtherWords(formula.left), right), eventually(right));
    }
    case 'release':
      return not(until(not(inOtherWords(formula.left)), not(inOtherWords(formula.right))));
    case 'weakUntil': {
      const right = inOtherWords(formula.right);
      const left = inOtherWords(formula.left);
      return not(until(not(right), and(not(left), not(right))));
    }
  }
}
