import { describe, expect, it } from 'vitest';
import {
  type Action,
  type AssumedFairness,
  check,
  deadlockFree,
  type Instance,
  type Model,
} from '../../checker/index.js';
import { exploreNaively } from '../../checker/testing/index.js';
import { dieHard } from './die-hard.js';
import { diningPhilosophers } from './dining-philosophers.js';
import { tcommit } from './tcommit.js';
import { twoPhase } from './two-phase.js';

const explore = async (model: Model, parameters: { readonly [name: string]: number } = {}, variant?: string) => {
  const instance = model.instantiate({ parameters, ...(variant === undefined ? {} : { variant }) });
  return check(instance, { properties: { ...instance.properties, deadlockFree: deadlockFree() } });
};

const countsOf = ({ distinctStates, transitions, depth }: Awaited<ReturnType<typeof explore>>) => ({
  distinctStates,
  transitions,
  depth,
});

const verdictsOf = ({ properties }: Awaited<ReturnType<typeof explore>>) =>
  Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]));

describe('tcommit', () => {
  it.each([1, 2, 3, 4, 5, 8])('has 3ⁿ + 2ⁿ − 1 states in 2n + 1 levels for n = %i', async (n) => {
    const result = await explore(tcommit, { resourceManagers: n });
    expect(result.distinctStates).toBe(3 ** n + 2 ** n - 1);
    expect(result.depth).toBe(2 * n + 1);
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['holds']));
  });

  it('is explored as TLC explores it', async () => {
    expect(countsOf(await explore(tcommit))).toEqual({ distinctStates: 34, transitions: 94, depth: 7 });
  });
});

describe('tcommit, fair', () => {
  it('decides in the end, which the specification as published does not promise', async () => {
    expect(verdictsOf(await explore(tcommit))).not.toHaveProperty('AllDecide');
    expect(verdictsOf(await explore(tcommit, {}, 'fair'))).toMatchObject({ AllDecide: 'holds' });
  });

  it('has the states and transitions of the specification', async () => {
    expect(countsOf(await explore(tcommit, {}, 'fair'))).toEqual(countsOf(await explore(tcommit)));
  });
});

describe('two-phase', () => {
  it.each([1, 2, 3, 4, 5])('has 6ⁿ + 4ⁿ + 2ⁿ states in 3n + 2 levels for n = %i', async (n) => {
    const result = await explore(twoPhase, { resourceManagers: n });
    expect(result.distinctStates).toBe(6 ** n + 4 ** n + 2 ** n);
    expect(result.depth).toBe(3 * n + 2);
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['holds']));
  });

  it.each([
    { n: 3, distinctStates: 288, transitions: 1146, depth: 11 },
    { n: 7, distinctStates: 296_448, transitions: 2_744_706, depth: 23 },
  ])('is explored as TLC explores it for n = $n', async ({ n, ...counts }) => {
    expect(countsOf(await explore(twoPhase, { resourceManagers: n }))).toEqual(counts);
  });
});

describe('two-phase, fair', () => {
  const decided = (result: Awaited<ReturnType<typeof explore>>) =>
    Object.fromEntries(
      result.properties
        .filter(({ id }) => ['PreparedDecide', 'TMDecides', 'ImplementsTCommit'].includes(id))
        .map(({ id, verdict, trace }) => [
          id,
          trace === undefined ? verdict : { steps: trace.steps.length, loop: trace.loop?.start ?? null },
        ]),
    );
  const checked = (instance: Instance, fairness: AssumedFairness = 'declared') =>
    check(instance, { properties: instance.properties, fairness });
  const fair = (resourceManagers: number) =>
    twoPhase.instantiate({ variant: 'fair', parameters: { resourceManagers } });
  /** Without the fairness of some actions. */
  const unfair = (...names: readonly string[]): Instance => {
    const instance = fair(3);
    const actions = instance.actions.map((each) => (names.includes(each.name) ? { ...each, fair: undefined } : each));
    return { ...instance, actions };
  };

  it.each([1, 2, 3, 4, 5])('decides, and implements fair transaction commit, for n = %i', async (n) => {
    const result = await checked(fair(n));
    expect(decided(result)).toEqual({ PreparedDecide: 'holds', TMDecides: 'holds', ImplementsTCommit: 'holds' });
    expect(result.properties.filter(({ vacuous }) => vacuous)).toEqual([]);
  });

  it('has the states and transitions of the textbook, which promises none of this', async () => {
    expect(countsOf(await checked(fair(3)))).toEqual(countsOf(await explore(twoPhase)));
    expect(decided(await explore(twoPhase))).toEqual({});
  });

  it('need not do anything where no fairness is assumed: it stops as soon as somebody is prepared, or at once', async () => {
    expect(decided(await checked(fair(3), 'none'))).toMatchObject({
      PreparedDecide: { steps: 1, loop: 1 },
      TMDecides: { steps: 0, loop: 0 },
    });
  });

  it('needs the transaction manager to abort what it cannot commit', async () => {
    expect(decided(await checked(unfair('TMAbort')))).toEqual({
      // One prepares, two abort unasked, and the vote is counted.
      PreparedDecide: { steps: 4, loop: 4 },
      TMDecides: { steps: 3, loop: 3 },
      ImplementsTCommit: { steps: 4, loop: 4 },
    });
  });

  it('does not implement fair transaction commit if a resource manager need not hear of the commit', async () => {
    const { properties } = await checked(unfair('RMRcvCommitMsg'));
    expect(properties.find(({ id }) => id === 'ImplementsTCommit')).toMatchObject({
      verdict: 'violated',
      reason: expect.stringContaining('"DecideCommit" of tcommit can happen all the time, and never does'),
    });
  });

  it('takes no step that transaction commit could not take, also as the textbook has it', async () => {
    const implementsTCommit = async (instance: Instance) => {
      const { properties } = await check(instance, { properties: fair(3).properties });
      return properties.find(({ id }) => id === 'ImplementsTCommit');
    };
    expect(await implementsTCommit(twoPhase.instantiate())).toMatchObject({ verdict: 'holds' });
    expect(await implementsTCommit(mutated(twoPhase, 'TMCommit', { when: undefined }))).toMatchObject({
      verdict: 'violated',
      reason: 'violated by a run of 2 steps: its step 2 is none of tcommit, and changes something there',
    });
  });
});

describe('die-hard', () => {
  it('is explored as TLC explores it, and solved in six steps', async () => {
    const result = await explore(dieHard);
    expect(countsOf(result)).toEqual({ distinctStates: 16, transitions: 97, depth: 8 });
    expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['holds']));
    expect(result.properties.find(({ id }) => id === 'solvable')?.trace?.steps).toHaveLength(6);
  });
});

describe('dining-philosophers', () => {
  it.each([2, 3, 5])('cannot deadlock with one left-handed of %i', async (philosophers) => {
    expect(verdictsOf(await explore(diningPhilosophers, { philosophers }))).toEqual({
      neighboursNeverEatTogether: 'holds',
      firstOneEats: 'holds',
      somebodyEats: 'holds',
      deadlockFree: 'holds',
    });
  });

  it('starves the first one where taking the second fork is only weakly fair', async () => {
    const instance = diningPhilosophers.instantiate();
    const { properties } = await check(instance, { properties: instance.properties, fairness: 'weak' });
    const hunger = properties.find(({ id }) => id === 'firstOneEats');
    expect(hunger?.verdict).toBe('violated');
    // Two hold their first fork, and the third one eats again and again before the second one gets his other fork.
    expect(hunger?.trace?.loop?.start).toBe(2);
    expect(hunger?.trace?.steps.slice(2).map(({ action, process }) => `${process}: ${action}`)).toEqual([
      'philosopher3: take the first fork',
      'philosopher3: take the second fork',
      'philosopher3: put both forks down',
    ]);
  });

  it.each([2, 3, 5])('deadlocks when each of %i holds his right fork', async (philosophers) => {
    const result = await explore(diningPhilosophers, { philosophers }, 'naive');
    expect(verdictsOf(result)).toEqual({
      neighboursNeverEatTogether: 'holds',
      firstOneEats: 'violated',
      somebodyEats: 'holds',
      deadlockFree: 'violated',
    });
    const deadlock = result.properties.find(({ id }) => id === 'deadlockFree')?.trace;
    expect(deadlock?.steps).toHaveLength(philosophers);
  });
});

describe.each([
  { model: tcommit, parameters: { resourceManagers: 4 } },
  { model: twoPhase, parameters: { resourceManagers: 4 } },
  { model: dieHard, parameters: {} },
  { model: diningPhilosophers, parameters: { philosophers: 4 } },
])('$model.name', ({ model, parameters }) => {
  it('has the states and transitions that a naive explorer finds, of each action', async () => {
    const result = await explore(model, parameters);
    const naive = exploreNaively(model.instantiate({ parameters }));
    expect(countsOf(result)).toEqual({
      distinctStates: naive.distinctStates,
      transitions: naive.transitions,
      depth: naive.depth,
    });
    expect(result.actions).toEqual(naive.actions);
  });
});

/** The model without the guard of an action, or with another effect: a mistake that a modeller could make. */
function mutated(model: Model, action: string, change: Partial<Pick<Action, 'when' | 'then'>>): Instance {
  const instance = model.instantiate();
  expect(instance.actions.map(({ name }) => name)).toContain(action);
  return {
    ...instance,
    actions: instance.actions.map((each) => (each.name === action ? { ...each, ...change } : each)),
  };
}

describe('what holds is broken by a mistake', () => {
  const careless = { when: undefined };
  const spills = {
    then: (s: { small: number; big: number }) => {
      s.small = Math.max(0, s.small - 1);
    },
  };
  const overfills = {
    then: (s: { small: number; big: number }) => {
      s.big = Math.min(s.small + s.big, 8);
      s.small = 0;
    },
  };

  it.each([
    { model: tcommit, property: 'TCConsistent', action: 'DecideCommit', change: careless },
    { model: tcommit, property: 'TCConsistent', action: 'DecideAbort', change: careless },
    { model: twoPhase, property: 'TCConsistent', action: 'TMCommit', change: careless },
    { model: twoPhase, property: 'TCConsistent', action: 'RMChooseToAbort', change: careless },
    { model: dieHard, property: 'capacities', action: 'pour the small jug into the big one', change: overfills },
    { model: dieHard, property: 'measurable', action: 'empty the small jug', change: spills },
    {
      model: diningPhilosophers,
      property: 'neighboursNeverEatTogether',
      action: 'take the second fork',
      change: careless,
    },
  ])('$model.name: $property, by "$action"', async ({ model, property, action, change }) => {
    const instance = mutated(model, action, change);
    const { properties, failure } = await check(instance, { properties: instance.properties });
    expect(failure).toBeNull();
    expect(properties.find(({ id }) => id === property)).toMatchObject({
      verdict: 'violated',
      trace: expect.anything(),
    });
  });
});
