import { describe, expect, test } from 'vitest';
import {
  found,
  inconclusive,
  property,
  result,
  resultOfRandomRuns,
  suiteCheck,
  suiteResult,
  trace,
  vacuous,
  violated,
} from '../../testing/index.js';
import { contentsOf, titleOf } from './contents.js';

const of = (...given: Parameters<typeof result>) => contentsOf([{ version: 1, ...result(...given) }]);

describe('a check', () => {
  test('by itself is judged property by property', () => {
    const { checks } = of({ properties: [violated, property(), inconclusive, vacuous] });
    expect(checks.map(({ id, outcome, verdict }) => [id, outcome, verdict])).toEqual([
      ['agreement', 'otherwise', 'violated'],
      ['safe', 'as bound', 'holds'],
      ['safe', 'undecided', 'inconclusive'],
      ['safe', 'otherwise', 'holds'],
    ]);
    expect(checks[3]?.objection).toBe(
      'it holds only because its premise never does: vacuously: its premise held nowhere',
    );
  });

  test('says in its address in what it differs from one of the same design, in whichever order they come', () => {
    const documents = [
      { version: 1 as const, ...result({ parameters: { participants: 2, crashes: 0 } }) },
      { version: 1 as const, ...result({ parameters: { participants: 3, crashes: 0 } }) },
      { version: 1 as const, ...resultOfRandomRuns({ parameters: { participants: 3, crashes: 0 }, seed: 7 }) },
    ];
    const addressesOf = (given: typeof documents) => contentsOf(given).checks.map(({ address }) => address);
    const addresses = addressesOf(documents);
    expect(addresses).toEqual([
      'safe/commit/flawed/engine=exhaustive/participants=2',
      'safe/commit/flawed/engine=exhaustive/participants=3',
      'safe/commit/flawed/engine=random/participants=3',
    ]);
    expect(addressesOf(documents.toReversed())).toEqual(addresses.toReversed());
  });

  test('has an address of its own, even where two are alike', () => {
    expect(of({ properties: [property(), property()] }).checks.map(({ address }) => address)).toEqual([
      'safe/commit/flawed',
      'safe/commit/flawed~2',
    ]);
  });

  test('that broke down says on which run', () => {
    const { checks } = of({ failure: { kind: 'model', message: 'it threw', trace }, properties: [] });
    expect(checks).toMatchObject([
      { id: 'the model is at fault', outcome: 'otherwise', verdict: 'failed', objection: 'it threw', trace },
    ]);
  });

  test('of a suite is judged by the suite', () => {
    const undecided = suiteCheck('holds', { outcome: 'undecided', objection: 'interrupted', result: null });
    const { checks } = contentsOf([{ version: 1, ...suiteResult(undecided) }]);
    expect(checks.map(({ outcome, verdict }) => [outcome, verdict])).toEqual([
      ['undecided', 'not decided'],
      ['as bound', 'violated'],
      ['as bound', 'holds'],
    ]);
  });
});

describe('the command that makes a check again', () => {
  test('has what the result tells', () => {
    const [check] = of({
      storage: 'compact',
      seed: 7,
      symmetry: 'on',
      reduction: 'on',
      fairness: 'weak',
      properties: [{ ...violated, expected: 'violated' }],
    }).checks;
    expect(check?.command).toBe(
      'signalbox check commit --variant flawed --set participants=2 --set crashes=0 --fairness weak --property agreement ' +
        '--storage compact --symmetry on --reduce --seed 7 --expect violated',
    );
  });

  test('leaves out what has its default', () => {
    const [check] = of({ chosen: ['crashes'], properties: [violated] }).checks;
    expect(check?.command).toBe('signalbox check commit --variant flawed --set crashes=0 --property agreement');
  });

  test('of random runs simulates', () => {
    const { checks } = contentsOf([{ version: 1, ...resultOfRandomRuns({ properties: [found] }) }]);
    expect(checks[0]?.command).toBe(
      'signalbox simulate commit --variant flawed --set participants=2 --set crashes=0 --property agreement --depth 30 --seed 1',
    );
  });
});

test('the title says of what it is, and whether there is something to see', () => {
  expect(titleOf(of())).toBe('commit, flawed – signalbox');
  expect(titleOf(of({ properties: [violated] }))).toBe('1 surprise: commit, flawed – signalbox');
  const both = contentsOf([
    { version: 1, ...suiteResult() },
    { version: 1, ...result() },
  ]);
  expect(titleOf(both)).toBe('the properties of the system, profile pre-commit; commit, flawed – signalbox');
});
