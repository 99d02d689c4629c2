import { expect, test } from 'vitest';
import { found, inconclusive, reached, resultOfRandomRuns, unrefuted } from '../reports/testing/index.js';
import { nextStepsOfRandomRuns } from './next-steps-of-random-runs.js';

const called = {
  model: 'commit',
  variant: undefined,
  set: [],
  fairness: undefined,
  runs: [],
  names: [],
  trace: undefined,
};

const witness = { ...reached, found: { walk: 3, strategy: 'uniform', steps: 9, path: '3:1' } } as const;
const keep = 'keep its trace:  the same with --trace trace.json; signalbox replay trace.json runs it again';

test('a violation is made again by the command that is printed, with all that the run depends on', () => {
  expect(nextStepsOfRandomRuns(called, resultOfRandomRuns({ properties: [found] }))).toEqual([
    'make it again:   signalbox simulate commit --seed 1 --property agreement --path 17:0:3',
    keep,
  ]);
  const design = { variant: 'flawed', set: ['nodes=3'], fairness: 'weak', runs: ['--depth 50', '--vary all'] };
  expect(nextStepsOfRandomRuns({ ...called, ...design }, resultOfRandomRuns({ seed: 7, properties: [found] }))[0]).toBe(
    'make it again:   signalbox simulate commit --variant flawed --set nodes=3 --fairness weak --depth 50 --vary all --seed 7 --property agreement --path 17:0:3',
  );
});

test('what a shell would take apart is quoted', () => {
  const awkward = { ...found, id: "nobody's" };
  const [command] = nextStepsOfRandomRuns(
    { ...called, model: 'my model.ts' },
    resultOfRandomRuns({ properties: [awkward] }),
  );
  expect(command).toContain("signalbox simulate 'my model.ts' --seed 1 --property 'nobody'\\''s' --path 17:0:3");
});

test('several are told apart by their properties; witnesses are only where properties were named', () => {
  const result = resultOfRandomRuns({ properties: [found, witness] });
  expect(nextStepsOfRandomRuns(called, result)).toHaveLength(2);
  const named = nextStepsOfRandomRuns({ ...called, names: ['agreement'] }, result);
  expect(named.slice(0, 2)).toEqual([
    'make agreement again:                 signalbox simulate commit --seed 1 --property agreement --path 17:0:3',
    'make agreement/reached:commit again:  signalbox simulate commit --seed 1 --property agreement/reached:commit --path 3:1',
  ]);
});

test('where the trace was kept: how to run it again', () => {
  const steps = nextStepsOfRandomRuns({ ...called, trace: 't.json' }, resultOfRandomRuns({ properties: [found] }));
  expect(steps[1]).toBe('run its trace again:  signalbox replay t.json');
  expect(steps).toHaveLength(2);
});

test('where something is open: how to try more, and how to explore everything', () => {
  const open = ['try more:            other runs with another --seed, or more --steps'];
  const everything = 'explore everything:  signalbox check commit --set nodes=3';
  for (const property of [unrefuted, inconclusive]) {
    const asked = { ...called, set: ['nodes=3'], runs: ['--depth 50'] };
    expect(nextStepsOfRandomRuns(asked, resultOfRandomRuns({ properties: [property] }))).toEqual([...open, everything]);
  }
  expect(nextStepsOfRandomRuns(called, resultOfRandomRuns({ interrupted: true }))).toEqual([]);
  const failure = { kind: 'model', message: 'an action threw', trace: null } as const;
  expect(nextStepsOfRandomRuns(called, resultOfRandomRuns({ failure }))).toEqual([]);
  expect(nextStepsOfRandomRuns(called, resultOfRandomRuns({ properties: [witness] }))).toEqual([]);
});
