import { expect, test } from 'vitest';
import { inconclusive, result, violated } from '../reports/testing/index.js';
import { nextSteps } from './next-steps.js';

const called = {
  model: 'commit',
  variant: undefined,
  set: [],
  fairness: undefined,
  storage: [],
  trace: undefined,
  words: ['check', 'commit'],
};

test('after a violation: how to keep the counterexample, with the command to paste', () => {
  const steps = nextSteps({ ...called, variant: 'flawed', set: ['nodes=3'] }, result({ properties: [violated] }));
  expect(steps[0]).toContain(
    'signalbox check commit --variant flawed --set nodes=3 --property agreement --trace trace.json',
  );
  expect(steps[1]).toContain('signalbox replay trace.json');
});

test('the fairness that was asked for is in the command', () => {
  const steps = nextSteps({ ...called, fairness: 'strong' }, result({ properties: [violated] }));
  expect(steps[0]).toContain('signalbox check commit --fairness strong --property agreement --trace trace.json');
});

test('a path with a blank is quoted for the shell', () => {
  const steps = nextSteps({ ...called, model: "my model's.ts" }, result({ properties: [violated] }));
  expect(steps[0]).toContain("signalbox check 'my model'\\''s.ts' --property");
});

test('where the trace was kept: how to run it again', () => {
  expect(nextSteps({ ...called, trace: 't.json' }, result({ properties: [violated] }))).toEqual([
    'run it again:  signalbox replay t.json',
  ]);
});

test('where a budget ran out: how to decide the rest', () => {
  expect(nextSteps(called, result({ complete: false, properties: [inconclusive] }))[0]).toContain('raise the limit');
});

test('where what was explored is kept: how to go on from there, also after an interruption', () => {
  const open = { complete: false, properties: [inconclusive], saved: 'ck' };
  const command = 'go on from here:  signalbox check commit --resume ck';
  expect(nextSteps(called, result({ ...open, ranOut: 'time' }))).toEqual([command]);
  expect(nextSteps(called, result({ ...open, interrupted: true }))).toEqual([command]);
});

test('where memory ran out: what needs less of it', () => {
  const open = { complete: false, properties: [inconclusive], ranOut: 'memory' as const };
  expect(nextSteps(called, result(open))[0]).toMatch(/^to need less memory: {2}--symmetry on, --reduce, /);
  expect(nextSteps(called, result({ ...open, saved: 'ck' }))[1]).toContain('to need less memory');
});

test('where storage may have missed states: how to miss fewer, or none', () => {
  const lossy = (storage: 'compact' | 'bitstate') => result({ storage, properties: [inconclusive] });
  const exactly = 'to decide the rest:      --storage exact';
  expect(nextSteps(called, lossy('compact'))).toEqual(['to miss fewer states:    --hash-bits 128', exactly]);
  expect(nextSteps({ ...called, storage: ['--hash-bits 128'] }, lossy('compact'))).toEqual([exactly]);
  expect(nextSteps(called, lossy('bitstate'))).toEqual(['to miss fewer states:    more --bitstate-memory', exactly]);
});

test('where everything holds nothing is to be done, even if not every state had to be seen', () => {
  expect(nextSteps(called, result({ complete: false }))).toEqual([]);
  expect(nextSteps(called, result())).toEqual([]);
});
