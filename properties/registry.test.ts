import { describe, expect, test } from 'vitest';
import { findModel } from '../models/index.js';
import { expectedOf } from './obligation.js';
import { obligations, obligationsFor, suite } from './registry.js';

test('what is bound to a model is listed once, obligations before witnesses', () => {
  expect(obligationsFor('two-phase-commit').map(({ id }) => id)).toEqual([
    'P4.agreement',
    'P4.validity',
    'P4.irrevocability',
    'P4.agreement/reached:commit',
    'P4.agreement/reached:abort',
    'P4.validity/reached:refusal',
    'P4.irrevocability/reached:completion',
  ]);
  expect(obligationsFor('die-hard')).toEqual([]);
});

test('a flaw and a limit are expected to be violated, what holds and what is reached are not', () => {
  expect(new Set(suite.map((binding) => `${binding.kind} ${expectedOf(binding)}`))).toEqual(
    new Set(['holds holds', 'reached holds', 'breaks violated', 'limit violated']),
  );
});

describe.each(obligations)('$id', (obligation) => {
  const bindings = suite.filter((binding) => binding.obligation === obligation);

  test('is shown in all three ways', () => {
    const kinds = new Set(bindings.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['holds', 'breaks', 'reached']));
  });

  test('has a sentence and says where it is stated', () => {
    expect(obligation.formula.sentence).not.toBe('');
    expect(obligation.source).not.toBe('');
    expect(obligation.id.startsWith(`${obligation.property.id}.`)).toBe(true);
  });

  test('names what exists: models, variants and parameters', () => {
    for (const { model: name, variant, parameters } of bindings) {
      const model = findModel(name);
      expect(model?.variants.map((each) => each.name)).toContain(variant);
      expect(() => model?.resolveParameters(parameters)).not.toThrow();
    }
  });
});
