import { describe, expect, it } from 'vitest';
import { alwaysStep, check, deadlockFree, eventuallyAlways, never } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { sampled } from '../testing/sampled.js';
import { type ThreePhaseCommitState, threePhaseCommit } from './index.js';

/** The obligations of atomic commitment, stated for this model alone; the catalogue states them for every protocol. */
const safety = {
  agreement: never<ThreePhaseCommitState>(
    'one participant has committed and another aborted, dead or alive',
    (s) =>
      s.participant.some(({ decision }) => decision.some((taken) => taken === 'commit')) &&
      s.participant.some(({ decision }) => decision.some((taken) => taken === 'abort')),
  ),
  validity: never<ThreePhaseCommitState>(
    'somebody has committed what somebody has not voted for',
    (s) =>
      s.participant.some(({ decision }) => decision.some((taken) => taken === 'commit')) &&
      s.participant.some(({ vote }) => vote.some((cast) => cast !== 'yes')),
  ),
  irrevocability: alwaysStep<ThreePhaseCommitState>('a decision taken is never changed', (before, after) =>
    before.participant.every(({ decision }, p) =>
      decision.every((taken, t) => taken === 'none' || after.participant.at(p).decision.at(t) === taken),
    ),
  ),
};

/** Crashes are limited, and decisions are not taken back. */
const termination = eventuallyAlways<ThreePhaseCommitState>(
  'in the end all who are up have decided',
  (s) => s.participant.every(({ up, decision }) => !up || decision.every((taken) => taken !== 'none')),
  { repairs: 'weak' },
);

type Parameters = { readonly [name: string]: number | string };

const instantiate = (parameters: Parameters, variant = 'repaired') =>
  threePhaseCommit.instantiate({ parameters, variant });

/** What is broken, and in how many steps. */
const explore = async (parameters: Parameters, variant?: string) => {
  const instance = instantiate(parameters, variant);
  const properties = { ...safety, termination, deadlockFree: deadlockFree(), ...instance.properties };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  expect(result.complete).toBe(true);
  const violated = result.properties.filter(({ verdict }) => verdict === 'violated');
  const broken: { readonly [id: string]: number | undefined } = Object.fromEntries(
    violated.map(({ id, trace }) => [id, trace?.steps.length]),
  );
  return { result, broken };
};

describe('three-phase-commit, repaired', () => {
  it('holds by default, every action taken', async () => {
    const { result, broken } = await explore({});
    expect(broken).toEqual({});
    expect(result.distinctStates).toBe(748);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(result.properties.filter(({ vacuous }) => vacuous)).toEqual([]);
  });

  it.each([
    { participants: 2 },
    { participants: 2, crashes: 2 },
    { crashes: 0 },
    { crashes: 3 },
    { participants: 4 },
    { participants: 4, crashes: 4 },
    { participants: 4, crashes: 1, partitions: 1, detector: 'perfect' },
    { crashes: 2, cuts: 2, detector: 'perfect' },
    { detector: 'unreliable' },
  ])('holds with %o, whoever of the coordinators crashes', async (parameters) => {
    expect((await explore(parameters)).broken).toEqual({});
  });

  const oneTurnIsEnough = [
    { variant: 'repaired', parameters: { partitions: 1, detector: 'perfect' } },
    { variant: 'repaired', parameters: { participants: 3 } },
    // Who knows of no epoch but its own takes no second turn.
    { variant: 'without-epochs', parameters: { crashes: 1, suspicions: 1 } },
  ];
  it.each(sampled(oneTurnIsEnough, 1 / 2))(
    '$variant with $parameters is the same however many turns each node has',
    async ({ variant, parameters }) => {
      const [once, thrice] = await Promise.all(
        [1, 3].map(async (turns) => {
          const { result, broken } = await explore({ ...parameters, turns }, variant);
          return { states: result.distinctStates, transitions: result.transitions, depth: result.depth, broken };
        }),
      );
      expect(thrice).toEqual(once);
    },
  );

  it('has the detectors and the turns that its faults need, and lets all but one crash, unless told otherwise', () => {
    expect(threePhaseCommit.resolveParameters({ participants: 4 })).toMatchObject({
      crashes: 3,
      detector: 'perfect',
      turns: 1,
    });
    for (const fault of ['suspicions', 'cuts', 'partitions']) {
      expect(threePhaseCommit.resolveParameters({ [fault]: 1 })).toMatchObject({ detector: 'unreliable', turns: 2 });
    }
    expect(threePhaseCommit.resolveParameters({ partitions: 1, detector: 'perfect' })).toMatchObject({
      detector: 'perfect',
      turns: 1,
    });
  });
});

/** The length of the shortest run to it; null where there is none. */
const stepsToDisagreement = async (parameters: Parameters, variant: string) => {
  const { agreement } = safety;
  const { failure, complete, properties } = await check(instantiate(parameters, variant), {
    properties: { agreement },
  });
  expect(failure).toBeNull();
  const [property] = properties;
  expect(property?.verdict).toBe(complete && property?.trace === undefined ? 'holds' : 'violated');
  return property?.trace?.steps.length ?? null;
};

/** Each budget that breaks agreement, with none that does among those with one fault less. */
const smallestBudgets: readonly {
  readonly variant: string;
  readonly turns: number;
  readonly participants: number;
  readonly budgets: { readonly [fault: string]: number };
  readonly steps: number;
}[] = [
  { variant: 'repaired', turns: 2, participants: 2, budgets: { crashes: 1, suspicions: 1 }, steps: 9 },
  { variant: 'repaired', turns: 2, participants: 2, budgets: { suspicions: 2 }, steps: 9 },
  { variant: 'repaired', turns: 2, participants: 2, budgets: { cuts: 1 }, steps: 8 },
  { variant: 'repaired', turns: 2, participants: 2, budgets: { partitions: 1 }, steps: 8 },
  { variant: 'repaired', turns: 2, participants: 3, budgets: { crashes: 1, suspicions: 1 }, steps: 20 },
  { variant: 'repaired', turns: 2, participants: 3, budgets: { suspicions: 2 }, steps: 20 },
  { variant: 'repaired', turns: 2, participants: 3, budgets: { cuts: 1 }, steps: 20 },
  { variant: 'repaired', turns: 2, participants: 3, budgets: { partitions: 1 }, steps: 12 },
  { variant: 'repaired', turns: 2, participants: 4, budgets: { crashes: 1, suspicions: 1 }, steps: 28 },
  { variant: 'repaired', turns: 2, participants: 4, budgets: { partitions: 1 }, steps: 16 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { crashes: 2, suspicions: 1 }, steps: 12 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { crashes: 1, suspicions: 2 }, steps: 12 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { suspicions: 3 }, steps: 14 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { crashes: 1, cuts: 1 }, steps: 11 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { cuts: 2 }, steps: 13 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { suspicions: 1, cuts: 1 }, steps: 13 },
  { variant: 'repaired', turns: 1, participants: 3, budgets: { partitions: 1 }, steps: 12 },
  { variant: 'without-epochs', turns: 1, participants: 2, budgets: { crashes: 1, suspicions: 1 }, steps: 9 },
  { variant: 'without-epochs', turns: 1, participants: 2, budgets: { suspicions: 2 }, steps: 9 },
  { variant: 'without-epochs', turns: 1, participants: 2, budgets: { cuts: 1 }, steps: 8 },
  { variant: 'without-epochs', turns: 1, participants: 3, budgets: { crashes: 2 }, steps: 16 },
  { variant: 'without-epochs', turns: 1, participants: 3, budgets: { crashes: 1, suspicions: 1 }, steps: 15 },
  { variant: 'without-epochs', turns: 1, participants: 3, budgets: { suspicions: 2 }, steps: 15 },
  { variant: 'without-epochs', turns: 1, participants: 3, budgets: { cuts: 1 }, steps: 14 },
  { variant: 'without-epochs', turns: 1, participants: 3, budgets: { partitions: 1 }, steps: 12 },
  { variant: 'without-epochs', turns: 1, participants: 4, budgets: { crashes: 2 }, steps: 24 },
  { variant: 'without-epochs', turns: 1, participants: 4, budgets: { crashes: 1, suspicions: 1 }, steps: 21 },
  { variant: 'without-epochs', turns: 1, participants: 4, budgets: { cuts: 1 }, steps: 20 },
  { variant: 'without-epochs', turns: 1, participants: 4, budgets: { partitions: 1 }, steps: 16 },
];

describe('three-phase-commit, where failure detectors err or old messages are obeyed (T10)', () => {
  it.each(sampled(smallestBudgets, 1 / 2))(
    '$variant, $participants participants, each $turns times: $budgets break agreement, and nothing less does',
    async ({ variant, participants, budgets, steps, turns }) => {
      const given: Parameters = { participants, turns, crashes: 0, ...budgets };
      expect(await stepsToDisagreement(given, variant)).toBe(steps);
      for (const [fault, budget] of Object.entries(budgets)) {
        const steps = await stepsToDisagreement({ ...given, [fault]: budget - 1 }, variant);
        expect(steps, `one of ${fault} less`).toBe(null);
      }
    },
  );

  it('has a coordinator commit beside one who is uncertain as soon as it wrongly takes it for dead', async () => {
    expect((await explore({ crashes: 0, suspicions: 1 })).broken).toEqual({ nonblocking: 10 });
  });

  it('has the coordinator that was superseded by mistake go on when its substitute dies', async () => {
    const { result, broken } = await explore({ crashes: 1, suspicions: 1 });
    expect(broken).toEqual({ agreement: 20, nonblocking: 9 });
    expect(result.properties.filter(({ vacuous }) => vacuous)).toEqual([]);
    const { steps } = result.properties.find(({ id }) => id === 'agreement')?.trace ?? { steps: [] };
    const coordinators = steps.filter(({ action }) => action === 'suspect those before it and become coordinator');
    expect(coordinators.map(({ process }) => process)).toEqual(['Core2', 'Core1']);
  });

  it('with one turn each, blocks there, and does not disagree', async () => {
    expect((await explore({ crashes: 1, suspicions: 1, turns: 1 })).broken).toEqual({
      termination: 4,
      deadlockFree: 7,
      nonblocking: 9,
    });
  });

  it('blocks after a cut: who has aborted does not acknowledge a newer PRE-COMMIT, and lives', async () => {
    const { broken } = await explore({ crashes: 0, cuts: 1 });
    expect(broken).toMatchObject({ agreement: 20, termination: 21 });
  });

  it('blocks where the turns run out: two suspect each other, and the last substitute dies', async () => {
    for (const { turns, steps } of [
      { turns: 1, steps: 6 },
      { turns: 2, steps: 11 },
    ]) {
      const { broken } = await explore({ participants: 2, crashes: 1, suspicions: 2, turns });
      expect(broken.termination).toBe(steps);
    }
  });
});

describe('three-phase-commit, flawed', () => {
  it.each([
    { variant: 'documented', broken: { agreement: 10, nonblocking: 6 } },
    { variant: 'without-pre-commit', broken: { agreement: 10, nonblocking: 6 } },
    { variant: 'without-epochs', broken: { agreement: 16 } },
    { variant: 'failure-detected-while-committing', broken: { agreement: 12, irrevocability: 10 } },
    { variant: 'waits-for-the-dead', broken: { termination: 8, deadlockFree: 8 } },
    { variant: 'the-dead-need-not-vote', broken: { agreement: 6, validity: 5 } },
    { variant: 'commits-before-the-others-know', broken: { agreement: 13, nonblocking: 10 } },
    { variant: 'one-substitute', broken: { termination: 2, deadlockFree: 2 } },
    { variant: 'timeout-after-vote', broken: { agreement: 10, termination: 8 } },
  ])('$variant breaks $broken', async ({ variant, broken }) => {
    expect((await explore({}, variant)).broken).toEqual(broken);
  });

  it.each(threePhaseCommit.variants.map(({ name }) => name).filter((name) => name !== 'timeout-after-vote'))(
    '%s keeps every promise of atomic commitment without a crash',
    async (variant) => {
      const { nonblocking: _, ...broken } = (await explore({ crashes: 0 }, variant)).broken;
      expect(broken).toEqual({});
    },
  );

  it('timeout after vote, disagrees without a single fault: one that has pre-committed loses patience (T2)', async () => {
    expect((await explore({ crashes: 0 }, 'timeout-after-vote')).broken).toMatchObject({ agreement: 12 });
  });

  it('without pre-commit, needs one crash to disagree: the coordinator commits and dies', async () => {
    const { broken } = await explore({ participants: 2, crashes: 1 }, 'without-pre-commit');
    expect(broken).toEqual({ agreement: 7, nonblocking: 4 });
  });

  it('is safe with one substitute as long as that one lives', async () => {
    expect((await explore({ crashes: 1 }, 'one-substitute')).broken).toEqual({});
  });
});

describe('three-phase-commit, explored naively', () => {
  const designs = [
    { variant: 'repaired', parameters: { crashes: 1, suspicions: 1 } },
    { variant: 'repaired', parameters: { participants: 2, crashes: 1, partitions: 1, cuts: 1 } },
    ...threePhaseCommit.variants.map(({ name }) => ({ variant: name, parameters: {} })),
  ];
  it.each(sampled(designs, 1 / 2))(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const { result } = await explore(parameters, variant);
      expectAsNaively(result, instantiate(parameters, variant), safety);
    },
  );
});
