import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../checker/index.js';
import type { SuiteCheck } from '../../properties/index.js';
import { result, suiteCheck } from '../../reports/testing/index.js';
import { folderWith } from '../testing/index.js';
import { baselineFile, readBaseline, updated, writeBaseline } from './baseline.js';
import { type Gate, gateNotes } from './notes.js';
import { placeOf, sizesOf } from './sizes.js';

/** A check with this result, complete but for what is said. */
const found = (differently: Partial<CheckResult> = {}, binding: Partial<SuiteCheck['binding']> = {}): SuiteCheck => {
  const check = suiteCheck('holds', {
    result: result({ distinctStates: 12, transitions: 31, depth: 5, complete: true, actions: [], ...differently }),
  });
  return { ...check, binding: { ...check.binding, model: 'lock.ts', ...binding } };
};

const place = 'lock.ts --variant repaired --set participants=2';
const size = { distinctStates: 12, transitions: 31, depth: 5 };

const gate = (differently: Partial<Gate> = {}): Gate => ({
  settings: { drift: 'report', vacuous: 'fail', coverage: 0, undecided: 'report' },
  baseline: new Map([[place, size]]),
  places: new Set([place]),
  ...differently,
});

describe('the size of a state space', () => {
  test('is known by the words of the command line, whatever the order of parameters', () => {
    expect(placeOf(found({}, { parameters: { b: 2, a: 1 }, symmetry: 'on' }))).toBe(
      'lock.ts --variant repaired --set a=1 --set b=2 --symmetry on',
    );
  });

  test('is that of what was explored whole', () => {
    expect(sizesOf([found()])).toEqual(new Map([[place, size]]));
    expect(sizesOf([found({ complete: false })]).size).toBe(0);
    expect(sizesOf([found({ inputs: { tried: 5, drawn: 5 } })]).size).toBe(0);
    expect(sizesOf([{ ...found(), result: null }]).size).toBe(0);
  });
});

describe('a drift', () => {
  test('is none where all is as it was', () => {
    expect(gateNotes({ checks: [found()] }, gate())).toEqual([]);
  });

  test('is told with both sizes, and fails if that is asked', () => {
    const larger = [found({ distinctStates: 1234 })];
    const after = { ...size, distinctStates: 1234 };
    const message = `${place}: 1,234 states, 31 transitions and depth 5; its baseline has 12 states, 31 transitions and depth 5`;
    expect(gateNotes({ checks: larger }, gate())).toEqual([
      { kind: 'drift', message, fails: false, before: size, after },
    ]);
    const { settings } = gate();
    expect(gateNotes({ checks: larger }, gate({ settings: { ...settings, drift: 'fail' } }))).toMatchObject([
      { fails: true },
    ]);
  });

  test.each(['transitions', 'depth'] as const)('is one of %s, too', (name) => {
    expect(gateNotes({ checks: [found({ [name]: 7 })] }, gate())).toMatchObject([{ kind: 'drift' }]);
  });

  test('is what has no baseline, and a baseline of nothing', () => {
    const messages = gateNotes({ checks: [found({}, { model: 'queue.ts' })] }, gate({ places: new Set() })).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/^queue.ts .*; has no baseline yet$/),
      expect.stringMatching(/^lock.ts .* nothing checks it any more$/),
    ]);
    expect(gateNotes({ checks: [found()] }, gate({ baseline: undefined }))).toEqual([]);
  });

  test('is not known of what was not explored whole', () => {
    expect(gateNotes({ checks: [found({ complete: false, distinctStates: 3 })] }, gate())).toEqual([]);
  });
});

describe('coverage', () => {
  const action = (name: string, taken: number) => ({ name, enabled: taken, taken, idle: 0 });
  const covering = (coverage: number) => gate({ settings: { ...gate().settings, coverage } });

  test('is told of actions that nothing explored of a design takes', () => {
    const checks = [
      found({ actions: [action('enter', 3), action('leave', 0), action('crash', 0)] }),
      found({ actions: [action('enter', 3), action('leave', 2), action('crash', 0)] }, { parameters: {} }),
    ];
    const [note] = gateNotes({ checks: checks }, { ...covering(0.5), baseline: undefined });
    expect(note).toEqual({
      kind: 'coverage',
      message: 'lock.ts, repaired: 2 of 3 actions (66 %) are taken, never "crash"',
      fails: false,
    });
    expect(gateNotes({ checks: checks }, { ...covering(0.9), baseline: undefined })).toMatchObject([
      { fails: true, message: expect.stringMatching(/; gate.coverage asks for 90 %$/) },
    ]);
  });

  test('is not known of one of several shards', () => {
    const checks = [found({ actions: [action('enter', 3), action('crash', 0)] })];
    const shards = { numbers: [1], of: 2, checks: 2 };
    expect(gateNotes({ checks, shards }, { ...covering(1), baseline: undefined })).toEqual([]);
    expect(gateNotes({ checks }, { ...covering(1), baseline: undefined })).toMatchObject([{ kind: 'coverage' }]);
  });

  test('is not known where nothing was explored whole', () => {
    const checks = [found({ complete: false, actions: [action('enter', 0)] })];
    expect(gateNotes({ checks: checks }, { ...covering(1), baseline: undefined })).toEqual([]);
  });
});

test('what is undecided fails the gate if that is asked', () => {
  const open = { ...found(), outcome: 'undecided' as const };
  expect(gateNotes({ checks: [open] }, gate())).toEqual([]);
  const strict = gate({ settings: { ...gate().settings, undecided: 'fail' } });
  expect(gateNotes({ checks: [open] }, strict)).toEqual([
    { kind: 'undecided', message: '1 check not decided', fails: true },
  ]);
});

describe('a baseline', () => {
  test.each([
    ['/a/signalbox.config.ts', '/a/signalbox.baseline.json'],
    ['/a/signalbox.config.json', '/a/signalbox.baseline.json'],
    ['/a/nightly.config.mjs', '/a/nightly.baseline.json'],
    ['/a/gate.js', '/a/gate.baseline.json'],
  ])('of %s is in %s', (config, file) => {
    expect(baselineFile(config)).toBe(file);
  });

  test('is written sorted, a line for each place, and read again', () => {
    const file = join(folderWith({}), 'signalbox.baseline.json');
    expect(readBaseline(file)).toBeUndefined();
    const baseline = new Map([
      ['b', size],
      ['a', { ...size, depth: 6 }],
    ]);
    writeBaseline(file, baseline);
    expect(readFileSync(file, 'utf8')).toBe(
      '{\n  "version": 1,\n  "checks": {\n' +
        '    "a": { "distinctStates": 12, "transitions": 31, "depth": 6 },\n' +
        '    "b": { "distinctStates": 12, "transitions": 31, "depth": 5 }\n  }\n}\n',
    );
    expect(readBaseline(file)).toEqual(baseline);
  });

  test('keeps what a run did not explore, and loses what nothing checks any more', () => {
    const known = new Map([
      ['a', size],
      ['b', size],
      ['gone', size],
    ]);
    const larger = { ...size, distinctStates: 13 };
    expect(updated(known, new Map([['b', larger]]), new Set(['a', 'b']))).toEqual(
      new Map([
        ['a', size],
        ['b', larger],
      ]),
    );
  });

  test.each([
    ['{', /^the baseline .*signalbox.baseline.json cannot be read: it is not JSON/],
    [
      '{"version":2,"checks":{}}',
      /signalbox.baseline.json: version is not 1: it was written by another version of signalbox$/,
    ],
    [
      '{"version":1,"checks":{"a":{"depth":1}}}',
      /: checks.a.distinctStates is missing: it is a whole number of at least 0$/,
    ],
  ])('that says %s is refused', (text, sentence) => {
    const name = 'signalbox.baseline.json';
    expect(() => readBaseline(join(folderWith({ [name]: text }), name))).toThrow(sentence);
  });
});
