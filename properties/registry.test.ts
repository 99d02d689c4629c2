import { describe, expect, test } from 'vitest';
import { findFunctions, findModel } from '../models/index.js';
import { checkedBy, expectedOf } from './obligation.js';
import { counterpartOf, obligations, obligationsFor, obligationsForFunctions, suite } from './registry.js';

test('what is bound to a model is listed once, obligations before witnesses', () => {
  expect(obligationsFor('two-phase-commit').map(({ id }) => id)).toEqual([
    'P4.agreement',
    'P4.validity',
    'P4.nontriviality',
    'P4.irrevocability',
    'P4.termination',
    'P4.agreement/reached:commit',
    'P4.agreement/reached:abort',
    'P4.validity/reached:refusal',
    'P4.nontriviality/reached:unanimity',
    'P4.irrevocability/reached:completion',
    'P4.termination/reached:doubt',
    'P4.termination/reached:recovery',
  ]);
  expect(obligationsFor('die-hard')).toEqual([]);
  expect(obligationsForFunctions('deadlock-detection').map(({ id }) => id)).toEqual([
    'P24.total',
    'P24.exact',
    'P24.total/reached:innocent',
    'P24.exact/reached:two',
  ]);
  expect(obligationsFor('deadlock-detection')).toEqual([]);
  expect(obligationsForFunctions('two-phase-commit')).toEqual([]);
});

test('a flaw and a limit are expected to be violated, what holds and what is reached are not', () => {
  expect(new Set(suite.map((binding) => `${binding.kind} ${expectedOf(binding)}`))).toEqual(
    new Set(['holds holds', 'reached holds', 'unrefuted holds', 'breaks violated', 'limit violated']),
  );
});

test('nothing is bound twice', () => {
  const bound = suite.map((binding) => {
    const { model, variant, parameters } = binding;
    return JSON.stringify([checkedBy(binding).id, model, variant, parameters]);
  });
  expect(new Set(bound).size).toBe(bound.length);
});

test('what is to blame for a break is another design, or at a limit the parameters that are not met', () => {
  const broken = suite.filter(({ kind }) => kind === 'breaks' || kind === 'limit');
  for (const binding of broken) {
    const counterpart = counterpartOf(binding);
    expect(counterpart).toMatchObject({ kind: 'holds', obligation: binding.obligation });
    if (binding.kind === 'limit' && binding.nearest !== undefined) {
      expect(counterpart).toMatchObject({ variant: binding.variant, parameters: binding.nearest });
      expect(counterpart?.parameters).not.toEqual(binding.parameters);
    } else {
      expect(counterpart?.variant).not.toBe(binding.variant);
      expect(counterpart?.parameters).toEqual(binding.parameters);
    }
  }
});

describe.each(obligations)('$id', (obligation) => {
  const bindings = suite.filter((binding) => binding.obligation === obligation);

  test.each([...new Set(bindings.map(({ model }) => model))])('is shown in all three ways on %s', (name) => {
    const kinds = new Set(bindings.filter(({ model }) => model === name).map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['holds', 'breaks', 'reached']));
  });

  test('has a sentence and says where it is stated', () => {
    expect(obligation.formula.sentence).not.toBe('');
    expect(obligation.source).not.toBe('');
    expect(obligation.id.startsWith(`${obligation.property.id}.`)).toBe(true);
  });

  test('assumes fairness if and only if it is about whole runs', () => {
    const isSafety = ['always', 'alwaysStep', 'within', 'forAll'].includes(obligation.formula.form);
    for (const { kind, fairness } of bindings) {
      expect(fairness).toBe(isSafety || kind === 'reached' ? 'none' : 'declared');
    }
  });

  test('is explored up to symmetry only where it says nothing of whole runs', () => {
    for (const {
      kind,
      symmetry,
      obligation: { formula },
    } of bindings) {
      if (symmetry === 'on' && kind !== 'reached') expect(['always', 'alwaysStep']).toContain(formula.form);
    }
  });

  test('names what exists: models or functions, variants and parameters', () => {
    for (const { model: name, variant, parameters } of bindings) {
      const model = findModel(name);
      expect((model ?? findFunctions(name))?.variants.map((each) => each.name)).toContain(variant);
      if (model === undefined) expect(parameters).toEqual({});
      else expect(() => model.resolveParameters(parameters)).not.toThrow();
    }
  });
});
