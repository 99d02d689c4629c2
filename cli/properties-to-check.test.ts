import { describe, expect, test } from 'vitest';
import { defineModel, integer } from '../checker/index.js';
import { findFunctions, findModel, functionDesigns, models } from '../models/index.js';
import { type Binding, checkedBy, expectedOf, suite } from '../properties/index.js';
import { leftOut, propertiesToCheck } from './properties-to-check.js';

const counter = (properties: 'some' | 'none') =>
  defineModel({
    name: 'counter',
    state: () => ({ value: integer({ min: 0, max: 3 }) }),
    actions: ({ action }) => [
      action('up', {
        then: (s) => {
          s.value += 1;
        },
      }),
    ],
    properties: ({ always }) =>
      properties === 'none'
        ? {}
        : { 'safe.low': always('low', (s) => s.value < 2), 'safe.high': always('high', () => true) },
  }).instantiate();

const idsOf = (...given: Parameters<typeof propertiesToCheck>) => Object.keys(propertiesToCheck(...given));

describe('by default', () => {
  test('a model of a user is checked for its own properties and deadlocks', () => {
    expect(idsOf(counter('some'), false, [])).toEqual(['safe.low', 'safe.high', 'deadlock-free']);
  });

  test('a shipped one for what the catalogue binds to it', () => {
    const instance = findModel('two-phase-commit')?.instantiate();
    if (instance === undefined) throw new Error('it is shipped');
    expect(idsOf(instance, true, [])).toEqual(
      expect.arrayContaining(['P4.agreement', 'P4.agreement/reached:commit', 'deadlock-free']),
    );
    expect(idsOf(instance, true, [])).not.toContain('helpedOutOfDoubt');
    expect(idsOf(instance, true, ['helpedOutOfDoubt'])).toEqual(['helpedOutOfDoubt']);
    expect(idsOf(instance, false, [])).not.toContain('P4.agreement');
  });

  describe('a shipped one', () => {
    const at = (model: string, parameters = {}, variant = 'repaired') => {
      const instance = findModel(model)?.instantiate({ variant, parameters });
      if (instance === undefined) throw new Error('it is shipped');
      return instance;
    };
    const asked = (...place: Parameters<typeof at>) => idsOf(at(...place), true, []);

    test('is checked for what the suite binds to the instance, and not for limits and witnesses of others', () => {
      expect(asked('load-balancing')).toContain('P1.nodeBounds');
      expect(asked('load-balancing')).not.toContain('P17.variation');
      expect(asked('load-balancing')).not.toContain('P17.variation/reached:even');
      expect(leftOut(at('load-balancing'), true)).toContain('P17.variation');
      const even = { crashes: 0, omissions: 0, lies: 0, spread: 77 };
      expect(asked('load-balancing', even)).toContain('P17.variation');
      expect(leftOut(at('two-phase-commit'), true)).toEqual([]);
    });

    test('with parameters or in a variant of which the suite says nothing as by default, and for what breaks there', () => {
      expect(asked('load-balancing', { requests: 3 })).toEqual(asked('load-balancing'));
      expect(asked('load-balancing', {}, 'documented')).toEqual(expect.arrayContaining(asked('load-balancing')));
      const uneven = { crashes: 0, omissions: 0, lies: 0, spread: 77 };
      expect(asked('load-balancing', uneven, 'minimum-instead-of-maximum')).toContain('P17.variation');
    });

    test('by default for something, wherever the suite says anything of it', () => {
      for (const { name } of [...models, ...functionDesigns]) {
        const bound = suite.filter(({ model }) => model === name);
        const instance = findModel(name)?.instantiate() ?? findFunctions(name)?.instantiate();
        const isByDefault = ({ kind, variant, parameters }: Binding) =>
          kind === 'holds' && variant === instance?.variant && Object.keys(parameters).length === 0;
        if (bound.length > 0) expect(bound.filter(isByDefault), name).not.toEqual([]);
      }
    });

    // What the suite says of the instance as it is, `signalbox verify` shows to be so.
    test.each(models.map(({ name }) => name))(
      'such as %s, is expected to do by default what the suite says of it',
      (name) => {
        const instance = findModel(name)?.instantiate();
        if (instance === undefined) throw new Error('it is shipped');
        const isBoundByDefault = ({ model, variant, parameters }: Binding) =>
          model === name && variant === instance.variant && Object.keys(parameters).length === 0;
        const bound = suite.filter(isBoundByDefault);
        expect(bound.filter((binding) => expectedOf(binding) === 'violated')).toEqual([]);
        if (bound.length === 0) return;
        const ids = new Set(bound.map((binding) => checkedBy(binding).id));
        expect(new Set(idsOf(instance, true, []).filter((id) => id !== 'deadlock-free'))).toEqual(ids);
      },
    );

    test('can be asked anything by name', () => {
      expect(idsOf(at('load-balancing'), true, ['P17.variation'])).toEqual(['P17.variation']);
    });
  });

  test('a model without any property is not checked', () => {
    expect(() => propertiesToCheck(counter('none'), false, [])).toThrow(/has no property to check: give it some/);
    expect(idsOf(counter('none'), false, ['deadlock-free'])).toEqual(['deadlock-free']);
  });
});

describe('by name', () => {
  test('one, several, or all of one', () => {
    expect(idsOf(counter('some'), false, ['safe.high'])).toEqual(['safe.high']);
    expect(idsOf(counter('some'), false, ['safe'])).toEqual(['safe.low', 'safe.high']);
    expect(idsOf(counter('some'), false, ['deadlock-free', 'safe.low', 'safe'])).toEqual([
      'deadlock-free',
      'safe.low',
      'safe.high',
    ]);
  });

  test('of a shipped model P4 means its obligations, not the witnesses', () => {
    const instance = findModel('two-phase-commit')?.instantiate();
    if (instance === undefined) throw new Error('it is shipped');
    expect(idsOf(instance, true, ['P4'])).toEqual([
      'P4.agreement',
      'P4.validity',
      'P4.nontriviality',
      'P4.irrevocability',
      'P4.termination',
    ]);
    expect(idsOf(instance, true, ['P4.agreement'])).toEqual(['P4.agreement']);
  });

  test('an unknown one is refused, with what was probably meant', () => {
    expect(() => propertiesToCheck(counter('some'), false, ['safe.lwo'])).toThrow(
      'there is no property "safe.lwo" for the model counter; did you mean safe.low?',
    );
  });
});
