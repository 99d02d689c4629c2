import { describe, expect, it } from 'vitest';
import {
  type AssumedFairness,
  always,
  alwaysStep,
  check,
  deadlockFree,
  eventuallyAlways,
  never,
  reachable,
} from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { sampled } from '../testing/sampled.js';
import { type TwoPhaseCommitState, twoPhaseCommit } from './index.js';

type Decision = 'none' | 'commit' | 'abort';

const everybodyHas = (s: TwoPhaseCommitState, decision: Decision) =>
  s.participant.every((each) => each.decision.every((taken) => taken === decision));

/** The obligations of atomic commitment, stated for this model alone; the catalogue states them for every protocol. */
const obligations = {
  agreement: never<TwoPhaseCommitState>('one participant has committed and another aborted', (s) =>
    s.coordinator.decision.some(
      (_, t) =>
        s.participant.some((each) => each.decision.at(t) === 'commit') &&
        s.participant.some((each) => each.decision.at(t) === 'abort'),
    ),
  ),
  validity: always<TwoPhaseCommitState>('who has committed knows that all voted yes', (s) =>
    s.coordinator.decision.every(
      (_, t) =>
        s.participant.every((each) => each.decision.at(t) !== 'commit') ||
        s.participant.every((each) => each.vote.at(t) === 'yes'),
    ),
  ),
  irrevocability: alwaysStep<TwoPhaseCommitState>(
    'a decision taken is never changed',
    (before, after) =>
      before.coordinator.decision.every((taken, t) => taken === 'none' || after.coordinator.decision.at(t) === taken) &&
      before.participant.every((each, p) =>
        each.decision.every((taken, t) => taken === 'none' || after.participant.at(p).decision.at(t) === taken),
      ),
  ),
  deadlockFree: deadlockFree(),
};

const situations = {
  committed: reachable<TwoPhaseCommitState>(
    'everybody has committed, and the coordinator knows',
    (s) => everybodyHas(s, 'commit') && s.coordinator.phase.every((phase) => phase === 'committed'),
  ),
  refused: reachable<TwoPhaseCommitState>(
    'one voted yes, one no, all have aborted',
    (s) =>
      everybodyHas(s, 'abort') &&
      s.participant.some((each) => each.vote.some((vote) => vote === 'yes')) &&
      s.participant.some((each) => each.vote.some((vote) => vote === 'no')),
  ),
  inDoubtAgain: reachable<TwoPhaseCommitState>(
    'all are prepared, and one of them has restarted: not the coordinator, which would have decided',
    (s) =>
      s.restarts.spent > 0 &&
      s.coordinator.phase.every((phase) => phase === 'prepared') &&
      s.participant.every((each) => each.phase.every((phase) => phase === 'prepared')),
  ),
  abortedInDoubt: reachable<TwoPhaseCommitState>(
    'all voted yes, and the coordinator, restarted without a decision on its log, made them abort',
    (s) =>
      s.restarts.spent > 0 &&
      everybodyHas(s, 'abort') &&
      s.participant.every((each) => each.vote.every((vote) => vote === 'yes')),
  ),
};

/** For those who are up for good: crashes are limited, and decisions are not taken back. */
const termination = eventuallyAlways<TwoPhaseCommitState>(
  'in the end all who are up have decided',
  (s) =>
    (!s.coordinator.up || s.coordinator.decision.every((taken) => taken !== 'none')) &&
    s.participant.every((each) => !each.up || each.decision.every((taken) => taken !== 'none')),
  { repairs: 'weak' },
);

type Parameters = { readonly [name: string]: number | boolean };

const instantiate = (parameters: Parameters, variant = 'repaired') =>
  twoPhaseCommit.instantiate({ parameters, variant });

/** The shortest counterexample or witness of each property, in steps; null where there is none. */
const explore = async (parameters: Parameters, variant?: string) => {
  const instance = instantiate(parameters, variant);
  const { refinesTransactionCommit, deadlockAcrossParticipants } = instance.properties;
  const witnesses = deadlockAcrossParticipants === undefined ? {} : { deadlockAcrossParticipants };
  const refinement = refinesTransactionCommit === undefined ? {} : { refinesTransactionCommit };
  const promises = { ...obligations, ...refinement };
  const result = await check(instance, { properties: { ...promises, ...situations, ...witnesses } });
  expect(result.failure).toBeNull();
  const found = (ids: object) =>
    Object.fromEntries(
      result.properties
        .filter(({ id }) => id in ids)
        .map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
    );
  return { result, obligations: found(promises), situations: found({ ...situations, ...witnesses }) };
};

const allHold = {
  agreement: 'holds',
  validity: 'holds',
  irrevocability: 'holds',
  deadlockFree: 'holds',
  refinesTransactionCommit: 'holds',
};

const noFault = { participants: 2, crashes: 0, losses: 0, duplicates: 0, timeouts: 0 };
const oneCrash = { ...noFault, crashes: 1 };

describe('two-phase-commit, repaired', () => {
  it('holds by default, every action taken', { timeout: 180_000 }, async () => {
    const { result, obligations, situations } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.distinctStates).toBe(2_565_906);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(obligations).toEqual(allHold);
    expect(situations).toEqual({ committed: 14, refused: 6, inDoubtAgain: 9, abortedInDoubt: 10 });
  });

  it.each([
    { variant: 'repaired', parameters: { participants: 2 } },
    { variant: 'repaired', parameters: { ...oneCrash, transactions: 2 } },
    { variant: 'cooperative-termination', parameters: { participants: 2 } },
  ])('$variant keeps with $parameters what it promises of each step', async ({ variant, parameters }) => {
    const instance = instantiate(parameters, variant);
    const steps = Object.entries(instance.properties).filter(([, { form }]) => form === 'alwaysStep');
    expect(steps.map(([id]) => id)).toEqual([
      'deadDoNothing',
      'messagesAreHeeded',
      'sendsNothingInVain',
      'givesUpWhenDue',
      ...('transactions' in parameters ? ['locksAreExclusive', 'waitsForLocksOnly'] : []),
    ]);
    const { complete, properties } = await check(instance, { properties: Object.fromEntries(steps) });
    expect(complete).toBe(true);
    for (const { verdict, vacuous } of properties)
      expect({ verdict, vacuous }).toEqual({ verdict: 'holds', vacuous: false });
  });

  const instances = [
    noFault,
    oneCrash,
    { participants: 2, losses: 2, duplicates: 0 },
    { participants: 2, losses: 0, duplicates: 2 },
    { participants: 2, crashes: 2, losses: 0, duplicates: 0 },
    { participants: 1 },
    { participants: 4, crashes: 0, losses: 0, duplicates: 0 },
    { ...noFault, transactions: 2 },
    { ...noFault, transactions: 2, losses: 1 },
    { participants: 2, coordinatorMayCrash: false },
  ];
  it.each(sampled(instances, 1 / 2))('holds with %o', async (parameters) => {
    expect((await explore(parameters)).obligations).toEqual(allHold);
  });

  it('blocks where the coordinator stays down (T3)', async () => {
    const { obligations } = await explore({ ...oneCrash, restarts: 0 });
    expect(obligations).toEqual({ ...allHold, deadlockFree: 4 });
  });

  it('lets two transactions deadlock across two participants (T9)', async () => {
    const { situations } = await explore({ ...noFault, transactions: 2 });
    expect(situations).toMatchObject({ deadlockAcrossParticipants: 6 });
  });

  it('restarts as often as it crashes, unless told otherwise', () => {
    expect(twoPhaseCommit.resolveParameters({ crashes: 2 })).toMatchObject({ restarts: 2 });
    expect(twoPhaseCommit.resolveParameters({ crashes: 2, restarts: 1 })).toMatchObject({ restarts: 1 });
  });
});

/** How runs go wrong that break a promise about the end: after how many steps they stop for good. */
const inTheEnd = async (parameters: Parameters, variant?: string, fairness: AssumedFairness = 'declared') => {
  const instance = instantiate(parameters, variant);
  const { helpedOutOfDoubt } = instance.properties;
  if (helpedOutOfDoubt === undefined) throw new Error('the model has lost a property');
  const { properties, failure } = await check(instance, { properties: { termination, helpedOutOfDoubt }, fairness });
  expect(failure).toBeNull();
  return Object.fromEntries(
    properties.map(({ id, verdict, trace }) => {
      expect(trace?.loop?.start).toBe(trace?.steps.length);
      return [id, trace === undefined ? verdict : trace.steps.map(({ action }) => action)];
    }),
  );
};

const noRestart = { participants: 2, restarts: 0 };
const deadParticipant = { ...noRestart, coordinatorMayCrash: false };
const allDecide = { termination: 'holds', helpedOutOfDoubt: 'holds' };
const preparedAndAlone = ['request to prepare', 'lock and vote yes', 'lock and vote yes', 'crash of the coordinator'];
const doubtBesideOneWhoKnows = ['request to prepare', 'lock and vote yes', 'vote no', 'crash of the coordinator'];

describe('two-phase-commit, in the end', () => {
  it.each([
    noFault,
    { participants: 2 },
    { ...oneCrash, crashes: 2 },
    { ...noFault, losses: 2, duplicates: 1, timeouts: 1 },
    { ...oneCrash, transactions: 2 },
    deadParticipant,
  ])('all decide with %o', async (parameters) => {
    expect(await inTheEnd(parameters)).toMatchObject({ termination: 'holds' });
  });

  it('blocks all who are prepared if the coordinator stays down (T3); one restart for each crash is enough', async () => {
    expect(await inTheEnd(noRestart)).toMatchObject({ termination: preparedAndAlone });
    expect(await inTheEnd({ ...noRestart, restarts: 1 })).toMatchObject({ termination: 'holds' });
    expect(await inTheEnd({ ...oneCrash, crashes: 2, restarts: 1 })).toMatchObject({ termination: expect.any(Array) });
  });

  it('has a participant in doubt beside one who knows, until the coordinator comes back', async () => {
    expect(await inTheEnd({ participants: 2 })).toEqual({
      termination: 'holds',
      helpedOutOfDoubt: doubtBesideOneWhoKnows,
    });
    expect(await inTheEnd({ participants: 2 }, 'cooperative-termination')).toEqual(allDecide);
  });

  it('blocks with cooperative termination only where all are prepared', async () => {
    expect(await inTheEnd(noRestart)).toEqual({
      termination: preparedAndAlone,
      helpedOutOfDoubt: doubtBesideOneWhoKnows,
    });
    expect(await inTheEnd(noRestart, 'cooperative-termination')).toEqual({
      termination: preparedAndAlone,
      helpedOutOfDoubt: 'holds',
    });
    const three = { ...oneCrash, participants: 3, restarts: 0 };
    expect(await inTheEnd(three, 'cooperative-termination')).toMatchObject({ helpedOutOfDoubt: 'holds' });
  });

  it('never ends a transaction whose client says nothing, if active has no exit (T7)', async () => {
    expect(await inTheEnd(noFault, 'no-exit-from-active')).toMatchObject({ termination: [] });
    expect(await inTheEnd(noFault, 'documented')).toMatchObject({ termination: [] });
  });

  it('never decides beside a dead participant, if the decision waits for all acknowledgements (T6)', async () => {
    const { termination: steps } = await inTheEnd(deadParticipant, 'decides-when-all-acknowledged');
    expect(steps).toHaveLength(9);
    expect(steps).toEqual(expect.arrayContaining(['decide to commit', 'crash of a participant']));
    expect(await inTheEnd(noFault, 'decides-when-all-acknowledged')).toMatchObject({ termination: 'holds' });
  });

  it('promises nothing without fairness', async () => {
    expect(await inTheEnd(noFault, 'repaired', 'none')).toMatchObject({ termination: [] });
  });
});

describe('two-phase-commit, with cooperative termination', () => {
  it.each([oneCrash, { participants: 2 }, { ...oneCrash, transactions: 2 }])('is safe with %o', async (parameters) => {
    const { result, obligations } = await explore(parameters, 'cooperative-termination');
    expect(obligations).toEqual(allHold);
    const unused = result.actions.filter(({ name, taken }) => /another participant/.test(name) && taken === 0);
    expect(unused).toEqual([]);
  });
});

describe('two-phase-commit, flawed', () => {
  it.each([
    { variant: 'timeout-after-vote', parameters: noFault, broken: { agreement: 8 } },
    { variant: 'byzantine-coordinator', parameters: noFault, broken: { agreement: 8 } },
    { variant: 'decides-before-all-votes', parameters: noFault, broken: { agreement: 6, validity: 5 } },
    {
      variant: 'failure-detected-while-committing',
      parameters: oneCrash,
      broken: { agreement: 10, irrevocability: 8 },
    },
    { variant: 'coordinator-amnesia', parameters: oneCrash, broken: { agreement: 11, irrevocability: 8 } },
    { variant: 'participant-amnesia', parameters: oneCrash, broken: { agreement: 9 } },
    { variant: 'decides-when-all-acknowledged', parameters: oneCrash, broken: { agreement: 11 } },
    { variant: 'documented', parameters: noFault, broken: { agreement: 8 } },
    { variant: 'documented', parameters: oneCrash, broken: { agreement: 8, irrevocability: 8 } },
  ])('$variant breaks $broken', async ({ variant, parameters, broken }) => {
    // The first step that is none of transaction commit is the one that breaks its agreement or its validity.
    const refinesTransactionCommit = Math.min(broken.agreement, broken.validity ?? broken.agreement);
    expect((await explore(parameters, variant)).obligations).toEqual({
      ...allHold,
      ...broken,
      refinesTransactionCommit,
    });
  });

  it.each([
    'failure-detected-while-committing',
    'coordinator-amnesia',
    'participant-amnesia',
    'decides-when-all-acknowledged',
  ])('%s needs a crash', async (variant) => {
    expect((await explore(noFault, variant)).obligations).toEqual(allHold);
  });

  it('is safe without an exit from active', async () => {
    expect((await explore({ participants: 2 }, 'no-exit-from-active')).obligations).toEqual(allHold);
  });
});

describe('two-phase-commit, explored naively', () => {
  const designs = [
    { variant: 'repaired', parameters: oneCrash },
    { variant: 'repaired', parameters: { ...noFault, losses: 1, duplicates: 1, timeouts: 1 } },
    { variant: 'repaired', parameters: { ...noFault, transactions: 2 } },
    ...twoPhaseCommit.variants.slice(1).map(({ name }) => ({ variant: name, parameters: oneCrash })),
  ];
  it.each(sampled(designs, 1 / 2))(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const { result } = await explore(parameters, variant);
      expectAsNaively(result, instantiate(parameters, variant), obligations);
    },
  );
});
