import { describe, expect, test } from 'vitest';
import { DisagreementError, ModelError, UsageError } from '../checker/index.js';
import { inconclusive, property, result, vacuous, violated } from '../reports/testing/index.js';
import { exitCodeOf, exitCodeOfError } from './exit-code.js';

const failure = (kind: 'model' | 'disagreement') => ({ kind, message: 'an action threw', trace: null }) as const;

describe('the exit code of a check', () => {
  test.each([
    ['0 where everything is as expected', 0, result()],
    ['0 where a known flaw is found', 0, result({ properties: [{ ...violated, expected: 'violated' }] })],
    ['0 where random walks refute nothing', 0, result({ properties: [property({ verdict: 'unrefuted' })] })],
    ['1 for a violation', 1, result({ properties: [property(), violated] })],
    ['1 for a known flaw that is no longer found', 1, result({ properties: [property({ expected: 'violated' })] })],
    ['1 for a vacuous pass', 1, result({ properties: [vacuous] })],
    [
      '1 for a known flaw that random walks do not find',
      1,
      result({ properties: [property({ verdict: 'unrefuted', expected: 'violated' })] }),
    ],
    ['3 where a budget ran out', 3, result({ properties: [property(), inconclusive] })],
    [
      '3 where a budget ran out before a known flaw was found',
      3,
      result({ properties: [{ ...inconclusive, expected: 'violated' }] }),
    ],
    ['4 where the model is at fault', 4, result({ failure: failure('model') })],
    ['5 where signalbox disagrees with itself', 5, result({ failure: failure('disagreement') })],
    ['130 where it was interrupted', 130, result({ interrupted: true })],
  ])('is %s', (_, code, found) => {
    expect(exitCodeOf(found)).toBe(code);
  });

  test.each([
    ['1 before 3', 1, result({ properties: [inconclusive, violated] })],
    ['4 before 1', 4, result({ failure: failure('model'), properties: [violated] })],
    ['5 before 1', 5, result({ failure: failure('disagreement'), properties: [violated] })],
    ['130 before 5', 130, result({ interrupted: true, failure: failure('disagreement') })],
    ['130 before 1', 130, result({ interrupted: true, properties: [violated] })],
  ])('is, of two that apply, %s', (_, code, found) => {
    expect(exitCodeOf(found)).toBe(code);
  });
});

test('an error that ends a command has the exit code of its kind, and what nobody foresaw is signalbox at fault', () => {
  expect(exitCodeOfError(new UsageError('no such model'))).toBe(2);
  expect(exitCodeOfError(new ModelError('an action threw'))).toBe(4);
  expect(exitCodeOfError(new DisagreementError('the counts differ'))).toBe(5);
  expect(exitCodeOfError(new TypeError('x is undefined'))).toBe(5);
});
