import { describe, expect, test } from 'vitest';
import type { Explanation, Loop } from '../../checker/index.js';
import { lanesOf } from './lanes.js';
import { faultsOf, sentenceOf } from './sentence.js';
import { type Deed, message, pass, runOf } from './testing/index.js';

interface About {
  readonly name?: string;
  readonly kind?: string;
  readonly verdict?: 'violated' | 'holds';
  readonly loop?: Loop;
  readonly explanation?: Partial<Explanation>;
}

const nothing: Explanation = { alternatives: [], marks: [], causes: [], cone: [], decisive: [], surroundings: null };

const tell = (
  initial: Parameters<typeof runOf>[0],
  deeds: readonly Deed[],
  { name = '', kind = 'always', verdict = 'violated', loop, explanation }: About = {},
) => {
  const trace = runOf(initial, deeds, loop ?? null);
  return sentenceOf({
    property: { id: 'P4.agreement', name, kind, verdict },
    trace,
    explanation: explanation === undefined ? null : { ...nothing, ...explanation },
    lanes: lanesOf(trace),
  });
};

const participants = {
  participant: {
    P1: { phase: 'prepared', decision: { T1: 'none' } },
    P2: { phase: 'prepared', decision: { T1: 'none' } },
  },
  timeouts: 0,
};

const commit: Deed = { action: 'carry out COMMIT', process: 'P1', set: { 'participant[P1].phase': 'committed' } };
const abort: Deed = {
  action: 'transaction timeout',
  kind: 'timer',
  process: 'P2',
  set: { 'participant[P2].phase': 'aborted', timeouts: 1 },
};
const agreement = { name: 'no participant has committed what another has aborted' };

describe('of a property of states', () => {
  test('the last change stands beside what it is at odds with', () => {
    expect(tell(participants, [commit, abort], agreement)).toBe(
      'P2 became aborted at step 2 (transaction timeout), after P1 had become committed at step 1 (carry out COMMIT); P4.agreement held until step 1.',
    );
  });

  test('of several changes that is told of which the property speaks', () => {
    const crash: Deed = {
      action: 'crash',
      kind: 'fault',
      process: 'P1',
      set: { 'participant[P1].phase': 'working' },
    };
    // What P1 forgot later says less than what it had decided.
    expect(tell(participants, [commit, crash, abort], agreement)).toContain('after P1 had become committed at step 1');
  });

  test('without such a change, what led to it is told, in order', () => {
    const nodes = { node: { Edge1: { role: 'active' } }, client: { Client1: { phase: 'calling' } } };
    const call = { to: 'Edge1', client: 'Client1' };
    expect(
      tell(nodes, [
        { action: 'quiesce the service', process: 'Edge1', set: { 'node[Edge1].role': 'quiesced' } },
        { action: 'reject a call', process: 'Edge1', messages: [message('sent', 'Rejection', call)] },
        {
          action: 'learn of the rejection',
          process: 'Client1',
          messages: [message('received', 'Rejection', call)],
          set: { 'client[Client1].phase': 'rejected' },
        },
      ]),
    ).toBe(
      'Client1 became rejected at step 3 (learn of the rejection), after Edge1 had become quiesced at step 1 (quiesce the service) and had sent Rejection at step 2 (reject a call); P4.agreement held until step 2.',
    );
  });

  test('what is known to have caused it goes before what merely was before', () => {
    const nodes = { node: { A: { phase: 'idle' }, B: { role: 'idle' }, C: { ready: false } } };
    const deeds: Deed[] = [
      { action: 'start', process: 'B', set: { 'node[B].role': 'active' } },
      { action: 'prepare', process: 'C', set: { 'node[C].ready': true } },
      { action: 'finish', process: 'A', set: { 'node[A].phase': 'ended' } },
    ];
    expect(tell(nodes, deeds, { explanation: { causes: [[], [], [1]], cone: [1, 3] } })).toContain(
      'after B had become active at step 1 (start); ',
    );
  });

  test('what decided goes before all that looks as if it did', () => {
    const nodes = { node: { A: { phase: 'idle' }, B: { phase: 'idle' }, C: { epoch: 0 } } };
    const deeds: Deed[] = [
      { action: 'count', process: 'C', set: { 'node[C].epoch': 1 } },
      { action: 'commit', process: 'B', set: { 'node[B].phase': 'committed' } },
      { action: 'abort', process: 'A', set: { 'node[A].phase': 'aborted' } },
    ];
    const explanation = { causes: [[], [], [1]], cone: [1, 2, 3], decisive: [1, 3] };
    expect(tell(nodes, deeds, { explanation })).toContain("after C's epoch had risen from 0 to 1 at step 1 (count); ");
  });

  test('of several changes that at which the property looks is told, unless another is what it speaks of', () => {
    const manager = { manager: { asked: 'none', attempts: 0 } };
    const retry = (asked: string, attempts: number): Deed => ({
      action: 'retry',
      process: 'Fault Tolerance',
      set: { 'manager.asked': asked, 'manager.attempts': attempts },
    });
    const deeds = [retry('Edge1', 1), retry('Edge2', 2)];
    const lookedAt = deeds.map(() => ['manager.attempts']);
    const explanation = { causes: [[], []], cone: [1, 2], decisive: [1, 2], lookedAt };
    const told = (name: string) => tell(manager, deeds, { name, explanation });
    expect(told('no request is forwarded more than once')).toContain(
      "The manager's attempts rose from 1 to 2 at step 2 (Fault Tolerance: retry), after it had risen from 0 to 1 at step 1; ",
    );
    expect(told('only one node is asked')).toContain("The manager's asked became Edge2 at step 2");
  });

  test('what many may have done says who did it', () => {
    const acknowledge = (process: string, write: string, writes: readonly string[]): Deed => ({
      action: 'acknowledge',
      process,
      set: { acknowledged: writes.concat(write) },
    });
    const deeds = [acknowledge('Core1', 'W1', []), acknowledge('Cloud1', 'W2', ['W1'])];
    const explanation = { causes: [[], []], cone: [1, 2], decisive: [1, 2] };
    expect(tell({ acknowledged: [] }, deeds, { explanation })).toContain(
      'Acknowledged gained W2 at step 2 (Cloud1: acknowledge), after it had gained W1 at step 1 (by Core1); ',
    );
  });

  test('what is lost and gained at once is told from what to what, and words of a value stand together', () => {
    const states = { node: { A: { writes: ['W1'], phase: 'idle' } } };
    expect(tell(states, [{ action: 'reconcile', process: 'A', set: { 'node[A].writes': ['W2'] } }])).toContain(
      "A's writes changed from [W1] to [W2] at step 1",
    );
    expect(tell(states, [{ action: 'call', process: 'A', set: { 'node[A].phase': 'with the operator' } }])).toContain(
      "A's phase became “with the operator” at step 1",
    );
  });

  test('of a crash that is told, not what was forgotten with it', () => {
    const crash: Deed = { action: 'a fuse blows', kind: 'fault', means: 'crash', process: 'P1' };
    const deeds = [commit, { ...crash, set: { 'participant[P1].phase': 'working' } }];
    expect(tell(participants, deeds)).toContain('P1 went down at step 2 (a fuse blows)');
  });

  test('numbers rise and fall', () => {
    const call = { call: { Call1: { executions: 0 } } };
    const execute = (process: string, executions: number): Deed => ({
      action: 'execute the request',
      process,
      set: { 'call[Call1].executions': executions },
    });
    expect(tell(call, [execute('Edge1', 1), execute('Edge2', 2)])).toBe(
      "Call1's executions rose from 1 to 2 at step 2 (Edge2: execute the request), after it had risen from 0 to 1 at step 1 (by Edge1); P4.agreement held until step 1.",
    );
  });

  test('where time alone breaks it, the sentence says since what nothing happened', () => {
    const nodes = { node: { Edge1: { up: true } } };
    expect(
      tell(nodes, [
        { action: 'Edge1 crashes', kind: 'fault', process: 'Edge1', set: { 'node[Edge1].up': false } },
        pass(2000),
        pass(3000),
      ]),
    ).toBe(
      'Edge1 went down at step 1 (Edge1 crashes), and then 5,000 ms passed in which nothing happened; with that P4.agreement broke at step 3.',
    );
  });

  test('the initial state may break it', () => {
    expect(tell(participants, [])).toBe('P4.agreement does not hold in the initial state.');
  });
});

test('of a property of steps, the step before that it takes back is told', () => {
  const back: Deed = { action: 'abort', process: 'P1', set: { 'participant[P1].phase': 'aborted' } };
  expect(tell(participants, [commit, back], { kind: 'alwaysStep' })).toBe(
    'P1 became aborted at step 2 (abort), after it had become committed at step 1 (carry out COMMIT); every step before kept P4.agreement.',
  );
});

test('a witness is reached', () => {
  expect(tell(participants, [commit], { kind: 'reachable', verdict: 'holds' })).toBe(
    'P1 became committed at step 1 (carry out COMMIT), and with that it is reached.',
  );
  expect(tell(participants, [], { kind: 'reachable', verdict: 'holds' })).toBe('It is so in the initial state.');
});

test('of a deadlock, what happened last', () => {
  expect(tell(participants, [commit], { kind: 'deadlockFree' })).toContain('After that no action is enabled');
});

describe('of what has to follow', () => {
  const owed = { marks: [{ property: 'P4.agreement', states: ['holds', 'open', 'open'] }] } as const;
  const stay: Loop = {
    start: 2,
    assumed: { fairness: 'declared', repairs: null },
    fairness: [{ action: 'go on', arguments: null, fairness: 'weak', because: 'never enabled', step: null }],
    couldHappen: ['crash'],
  };

  test('a run that stays says since when it is owed, what happened last, and why nothing comes', () => {
    expect(tell(participants, [commit, abort], { kind: 'leadsTo', loop: stay, explanation: owed })).toBe(
      'P1 became committed at step 1 (carry out COMMIT); from then on P4.agreement waits for what never comes. The last thing to happen was that P2 became aborted at step 2 (transaction timeout): there the run stays, for nothing that would have to happen is enabled; “crash” could happen, but need not.',
    );
  });

  test('a run that repeats itself says what it repeats', () => {
    const loop: Loop = { ...stay, start: 1, couldHappen: [] };
    expect(tell(participants, [commit, abort], { kind: 'leadsTo', loop, explanation: owed })).toBe(
      'P1 became committed at step 1 (carry out COMMIT); from then on P4.agreement waits for what never comes: from step 2 on the run repeats step 2 for ever, and is fair to every action that it must be fair to. Again and again: P2: transaction timeout.',
    );
  });

  test('of what repeats for long that is told at which the property looks', () => {
    const phases = ['active', 'preparing', 'waiting', 'aborting', 'aborted', 'idle'];
    const deeds = phases.map(
      (phase): Deed => ({ action: phase, process: 'P1', set: { 'participant[P1].phase': phase } }),
    );
    const lookedAt = phases.map((phase) => (phase.startsWith('abort') ? ['participant[P1].phase'] : []));
    const explanation = { causes: [], cone: [], lookedAt };
    expect(tell(participants, deeds, { kind: 'temporal', loop: { ...stay, start: 0 }, explanation })).toMatch(
      /^The run as a whole breaks P4\.agreement: from step 1 on the run repeats steps 1 to 6 for ever, .*\. Again and again: P1's phase became aborting at step 4 \(aborting\); P1 became aborted at step 5 \(aborted\)\.$/,
    );
  });

  test('of a run that stays how that came to be at which the property looks', () => {
    const lookedAt = [['participant[P1].phase'], []];
    const explanation = { causes: [[], []], cone: [], lookedAt };
    expect(tell(participants, [commit, abort], { kind: 'temporal', loop: stay, explanation })).toMatch(
      / How it came to that: P1 became committed at step 1 \(carry out COMMIT\)\.$/,
    );
  });

  test('that something has come no more since a step is said where the loop does not bring it back', () => {
    const marks = [{ property: 'P4.agreement', states: ['holds', 'open', 'open'] as const }];
    const given = { kind: 'alwaysEventually', explanation: { causes: [[], []], cone: [], marks } } as const;
    expect(tell(participants, [commit, abort], { ...given, loop: stay })).toMatch(
      /^P1 became committed at step 1 \(carry out COMMIT\); from then on what P4\.agreement says comes no more\. /,
    );
    expect(tell(participants, [commit, abort], { ...given, loop: { ...stay, start: 0 } })).toMatch(
      /^What P4\.agreement says comes no more: /,
    );
  });

  test('where nobody worked out since when, the sentence does not say', () => {
    expect(tell(participants, [commit, abort], { kind: 'leadsTo', loop: stay })).toMatch(
      /^What has to follow never does\. /,
    );
    expect(tell(participants, [commit, abort], { kind: 'eventuallyAlways', loop: stay })).toMatch(
      /^What P4\.agreement says does not come to hold for good\. /,
    );
  });

  test('within a time: since what, and how much later', () => {
    const late: Deed[] = [commit, pass(4000)];
    expect(tell(participants, late, { kind: 'within', explanation: owed })).toBe(
      'P1 became committed at step 1 (carry out COMMIT); 4,000 ms later, at step 2, what has to follow has not followed.',
    );
  });
});

test('faults are told with their steps, the same ones together', () => {
  const trace = runOf(participants, [
    { action: 'crash', kind: 'fault', process: 'P1' },
    { action: 'crash', kind: 'fault', process: 'P2' },
    { action: 'the network splits', kind: 'fault' },
    commit,
  ]);
  expect(faultsOf(trace, lanesOf(trace))).toBe(
    'What goes wrong: P1 and P2: crash (steps 1 and 2); the network splits (step 3).',
  );
  const calm = runOf({ byzantine: ['P1'] }, [commit]);
  expect(faultsOf(calm, lanesOf(calm))).toBe('P1 is Byzantine.');
  expect(faultsOf(runOf(participants, [commit]), [])).toBe('Nothing fails in this run.');
});
