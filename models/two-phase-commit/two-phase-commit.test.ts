import { describe, expect, it } from 'vitest';
import { always, alwaysStep, check, deadlockFree, never, reachable } from '../../checker/index.js';
import { exploreNaively } from '../../checker/testing/index.js';
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

type Parameters = { readonly [name: string]: number };

const instantiate = (parameters: Parameters, variant = 'repaired') =>
  twoPhaseCommit.instantiate({ parameters, variant });

/** The shortest counterexample or witness of each property, in steps; null where there is none. */
const explore = async (parameters: Parameters, variant?: string) => {
  const instance = instantiate(parameters, variant);
  const result = await check(instance, { properties: { ...obligations, ...situations, ...instance.properties } });
  expect(result.failure).toBeNull();
  const found = (ids: object) =>
    Object.fromEntries(
      result.properties
        .filter(({ id }) => id in ids)
        .map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
    );
  return { result, obligations: found(obligations), situations: found({ ...situations, ...instance.properties }) };
};

const allHold = { agreement: 'holds', validity: 'holds', irrevocability: 'holds', deadlockFree: 'holds' };

const noFault = { participants: 2, crashes: 0, losses: 0, duplicates: 0, timeouts: 0 };
const oneCrash = { ...noFault, crashes: 1 };

describe('two-phase-commit, repaired', () => {
  it('holds by default, every action taken', { timeout: 180_000 }, async () => {
    const { result, obligations, situations } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(obligations).toEqual(allHold);
    expect(situations).toEqual({ committed: 14, refused: 6, inDoubtAgain: 9, abortedInDoubt: 10 });
  });

  it.each([
    noFault,
    oneCrash,
    { participants: 2, losses: 2, duplicates: 0 },
    { participants: 2, losses: 0, duplicates: 2 },
    { participants: 2, crashes: 2, losses: 0, duplicates: 0 },
    { participants: 1 },
    { participants: 4, crashes: 0, losses: 0, duplicates: 0 },
    { ...noFault, transactions: 2 },
    { ...noFault, transactions: 2, losses: 1 },
  ])('holds with %o', async (parameters) => {
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
    { variant: 'documented', parameters: noFault, broken: { agreement: 8 } },
    { variant: 'documented', parameters: oneCrash, broken: { agreement: 8, irrevocability: 8 } },
  ])('$variant breaks $broken', async ({ variant, parameters, broken }) => {
    expect((await explore(parameters, variant)).obligations).toEqual({ ...allHold, ...broken });
  });

  it.each(['failure-detected-while-committing', 'coordinator-amnesia', 'participant-amnesia'])(
    '%s needs a crash',
    async (variant) => {
      expect((await explore(noFault, variant)).obligations).toEqual(allHold);
    },
  );
});

describe('two-phase-commit, explored naively', () => {
  it.each([
    { variant: 'repaired', parameters: oneCrash },
    { variant: 'repaired', parameters: { ...noFault, losses: 1, duplicates: 1, timeouts: 1 } },
    { variant: 'repaired', parameters: { ...noFault, transactions: 2 } },
    ...twoPhaseCommit.variants.slice(1).map(({ name }) => ({ variant: name, parameters: oneCrash })),
  ])(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const { result } = await explore(parameters, variant);
      const naive = exploreNaively(instantiate(parameters, variant), obligations);
      expect(result.distinctStates).toBe(naive.distinctStates);
      expect(result.transitions).toBe(naive.transitions);
      expect(result.depth).toBe(naive.depth);
      expect(result.actions).toEqual(naive.actions);
      for (const [id, { verdict, steps }] of Object.entries(naive.properties)) {
        const property = result.properties.find((each) => each.id === id);
        expect(property?.verdict).toBe(verdict);
        expect(property?.trace?.steps.length ?? null).toBe(steps);
      }
    },
  );
});
