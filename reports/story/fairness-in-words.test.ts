import { expect, test } from 'vitest';
import type { FairnessEvidence, Loop } from '../../checker/index.js';
import { assumptionOf, endlessness, fairnessReasons } from './fairness-in-words.js';

const evidence = (action: string, because: FairnessEvidence['because'], step: number | null): FairnessEvidence => ({
  action,
  arguments: null,
  fairness: 'weak',
  because,
  step,
});

const loop: Loop = {
  start: 2,
  assumed: { fairness: 'weak', repairs: 'strong' },
  fairness: [
    evidence('rest', 'never enabled', null),
    evidence('ask', 'taken', 4),
    { ...evidence('answer', 'taken', 4), arguments: { node: 'A' } },
    evidence('vote', 'disabled', 3),
    evidence('time passes', 'never enabled', null),
  ],
  couldHappen: [],
};

test('reasons stand together, what is taken first, and time is owed none', () => {
  expect(fairnessReasons(loop, 5)).toEqual([
    { reason: 'taken in step 4, again and again', step: 4, actions: ['ask', 'answer(A)'] },
    { reason: 'not enabled after step 3, again and again', step: 3, actions: ['vote'] },
    { reason: 'enabled nowhere in the loop', step: null, actions: ['rest'] },
  ]);
});

test('what is assumed is said', () => {
  expect(assumptionOf(loop)).toBe(
    'Assumed: weak fairness of every action of the protocol and strong fairness of repairs. Faults are owed nothing.',
  );
  expect(assumptionOf({ ...loop, assumed: null })).toBe('');
});

test('a run repeats steps, or stays', () => {
  expect(endlessness(loop, 5)).toBe(
    'from step 3 on the run repeats steps 3 to 5 for ever, and is fair to every action that it must be fair to',
  );
  expect(endlessness({ ...loop, couldHappen: ['crash', 'loss'] }, 2)).toBe(
    'after step 2 the run stays as it is, for nothing that would have to happen is enabled; “crash” and “loss” could happen, but need not',
  );
  expect(endlessness({ ...loop, start: 0, fairness: [] }, 0)).toBe(
    'the run stays in its initial state, for nothing has to happen',
  );
});
