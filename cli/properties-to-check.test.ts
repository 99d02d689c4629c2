import { describe, expect, test } from 'vitest';
import { defineModel, integer } from '../checker/index.js';
import { findModel } from '../models/index.js';
import { propertiesToCheck } from './properties-to-check.js';

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
