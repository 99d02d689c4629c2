import { describe, expect, it } from 'vitest';
import {
  boolean,
  budget,
  channels,
  defineModel,
  integer,
  messageSet,
  oneOf,
  perProcess,
  processIds,
} from '../language/index.js';
import { exploreNaively, TooManyStates } from './naive-explorer.js';

/** Gray and Lamport's TCommit: resource managers agree without anything said about how. */
const transactionCommit = defineModel({
  name: 'tcommit',
  parameters: { resourceManagers: integer({ min: 1, max: 9, default: 3 }) },
  processes: ({ resourceManagers }) => ({ rm: processIds(resourceManagers) }),
  state: ({ rm }) => ({ phase: perProcess(rm, oneOf('working', 'prepared', 'committed', 'aborted')) }),
  actions: ({ rm, action }) => [
    action('prepare', {
      each: rm,
      when: (state, self) => state.phase.at(self) === 'working',
      then: (state, self) => state.phase.set(self, 'prepared'),
    }),
    action('decide to commit', {
      each: rm,
      when: (state, self) =>
        state.phase.at(self) === 'prepared' &&
        state.phase.every((phase) => phase === 'prepared' || phase === 'committed'),
      then: (state, self) => state.phase.set(self, 'committed'),
    }),
    action('decide to abort', {
      each: rm,
      when: (state, self) =>
        (state.phase.at(self) === 'working' || state.phase.at(self) === 'prepared') &&
        state.phase.every((phase) => phase !== 'committed'),
      then: (state, self) => state.phase.set(self, 'aborted'),
    }),
  ],
  final: () => (state) => state.phase.every((phase) => phase === 'committed' || phase === 'aborted'),
  properties: ({ always, reachable, deadlockFree }) => ({
    agreement: always(
      'no two decide differently',
      (state) =>
        !(state.phase.some((phase) => phase === 'committed') && state.phase.some((phase) => phase === 'aborted')),
    ),
    'can commit': reachable('all commit', (state) => state.phase.every((phase) => phase === 'committed')),
    deadlock: deadlockFree(),
  }),
});

/** Gray and Lamport's TwoPhase: a transaction manager decides, by messages that are never taken away. */
const twoPhase = defineModel({
  name: 'two-phase',
  parameters: { resourceManagers: integer({ min: 1, max: 9, default: 3 }) },
  processes: ({ resourceManagers }) => ({ rm: processIds(resourceManagers) }),
  state: ({ rm }) => ({
    phase: perProcess(rm, oneOf('working', 'prepared', 'committed', 'aborted')),
    manager: oneOf('init', 'done'),
    prepared: perProcess(rm, boolean()),
    network: messageSet({ Prepared: { rm }, Commit: {}, Abort: {} }),
  }),
  actions: ({ rm, action }) => [
    action('TMCommit', {
      when: (state) => state.manager === 'init' && state.prepared.every((prepared) => prepared),
      then: (state) => {
        state.manager = 'done';
        state.network.send('Commit');
      },
    }),
    action('TMAbort', {
      when: (state) => state.manager === 'init',
      then: (state) => {
        state.manager = 'done';
        state.network.send('Abort');
      },
    }),
    action('TMRcvPrepared', {
      each: rm,
      when: (state, sender) => state.manager === 'init' && state.network.has('Prepared', { rm: sender }),
      then: (state, sender) => state.prepared.set(sender, true),
    }),
    action('RMPrepare', {
      each: rm,
      when: (state, self) => state.phase.at(self) === 'working',
      then: (state, self) => {
        state.phase.set(self, 'prepared');
        state.network.send('Prepared', { rm: self });
      },
    }),
    action('RMChooseToAbort', {
      each: rm,
      when: (state, self) => state.phase.at(self) === 'working',
      then: (state, self) => state.phase.set(self, 'aborted'),
    }),
    action('RMRcvCommitMsg', {
      each: rm,
      when: (state) => state.network.has('Commit'),
      then: (state, self) => state.phase.set(self, 'committed'),
    }),
    action('RMRcvAbortMsg', {
      each: rm,
      when: (state) => state.network.has('Abort'),
      then: (state, self) => state.phase.set(self, 'aborted'),
    }),
  ],
});

const counter = defineModel({
  name: 'counter',
  parameters: { limit: integer({ min: 1, max: 99, default: 3 }) },
  state: ({ limit }) => ({ count: integer({ min: 0, max: limit }), hiccups: budget(1) }),
  actions: ({ limit, action, fault }) => [
    action('count', {
      choose: integer({ min: 1, max: 2 }),
      when: (state) => state.count < limit,
      then: (state, step) => {
        state.count = Math.min(limit, state.count + step);
      },
    }),
    fault('hiccup', { spends: 'hiccups', when: (state) => state.count === 1, then: () => {} }),
  ],
  properties: ({ always, alwaysStep, reachable, deadlockFree }) => ({
    'stays below two': always('the count stays below two', (state) => state.count < 2),
    'small after a hiccup': always('after a hiccup it is small', (state) => state.count < 3, {
      given: (state) => state.hiccups.spent > 0,
    }),
    'counts by one': alwaysStep('it counts by one', (before, after) => after.count - before.count <= 1),
    'counts on': alwaysStep('without a hiccup it counts on', (before, after) => after.count > before.count, {
      given: (before, after) => before.hiccups.spent === after.hiccups.spent,
    }),
    'reaches three': reachable('the count is three', (state) => state.count === 3),
    'reaches nine': reachable('the count is nine', (state) => state.count === 9),
    deadlock: deadlockFree(),
  }),
});

describe('the naive explorer', () => {
  it('counts the states, transitions and levels of TCommit as its authors do', () => {
    expect(exploreNaively(transactionCommit.instantiate())).toMatchObject({
      distinctStates: 34,
      transitions: 94,
      depth: 7,
      fault: null,
    });
  });

  it.each([1, 2, 4, 5])('finds 3^n + 2^n − 1 states on 2n + 1 levels of TCommit for n = %i', (resourceManagers) => {
    const { distinctStates, depth } = exploreNaively(
      transactionCommit.instantiate({ parameters: { resourceManagers } }),
    );
    expect(distinctStates).toBe(3 ** resourceManagers + 2 ** resourceManagers - 1);
    expect(depth).toBe(2 * resourceManagers + 1);
  });

  it('decides the properties of TCommit', () => {
    const { properties, deadlockDepth } = exploreNaively(transactionCommit.instantiate());
    expect(properties).toEqual({
      agreement: { verdict: 'holds', steps: null, cases: 34 },
      'can commit': { verdict: 'holds', steps: 6, cases: 34 },
      deadlock: { verdict: 'holds', steps: null, cases: 34 },
    });
    expect(deadlockDepth).toBeNull();
  });

  it('counts TwoPhase as TLC does', () => {
    const { distinctStates, transitions, depth } = exploreNaively(twoPhase.instantiate());
    expect({ distinctStates, transitions, depth }).toEqual({ distinctStates: 288, transitions: 1146, depth: 11 });
  });

  it('says for each property the verdict, the shortest run and how often it was put to the test', () => {
    // count/hiccups: 0/0 → 1/0, 2/0; 1/0 → 2/0, 3/0, 1/1; 2/0 → 3/0 twice; 1/1 → 2/1, 3/1; 2/1 → 3/1 twice.
    const result = exploreNaively(counter.instantiate());
    expect(result).toMatchObject({ distinctStates: 7, transitions: 12, depth: 4, deadlockDepth: 3 });
    expect(result.actions).toEqual([
      { name: 'count', enabled: 5, taken: 10, idle: 0 },
      { name: 'hiccup', enabled: 1, taken: 1, idle: 0 },
    ]);
    expect(result.properties).toEqual({
      'stays below two': { verdict: 'violated', steps: 1, cases: 7 },
      'small after a hiccup': { verdict: 'violated', steps: 3, cases: 3 },
      'counts by one': { verdict: 'violated', steps: 1, cases: 11 },
      'counts on': { verdict: 'holds', steps: null, cases: 10 },
      'reaches three': { verdict: 'holds', steps: 2, cases: 7 },
      'reaches nine': { verdict: 'violated', steps: null, cases: 7 },
      deadlock: { verdict: 'violated', steps: 2, cases: 7 },
    });
  });

  it('ends where the model is at fault, and says after how many steps', () => {
    const leaving = defineModel({
      name: 'leaving',
      state: () => ({ level: integer({ min: 0, max: 2 }) }),
      actions: ({ action }) => [
        action('rise', {
          then: (state) => {
            state.level += 1;
          },
        }),
      ],
    });
    expect(exploreNaively(leaving.instantiate()).fault).toEqual({
      message: 'model "leaving", variant "default", action "rise": level cannot be 3: it is an integer from 0 to 2',
      steps: 2,
    });
  });

  it('refuses to visit more states than it may', () => {
    expect(() => exploreNaively(twoPhase.instantiate(), {}, 287)).toThrow(TooManyStates);
    expect(exploreNaively(twoPhase.instantiate(), {}, 288).distinctStates).toBe(288);
  });

  it('follows messages in channels', () => {
    const pingPong = defineModel({
      name: 'ping-pong',
      processes: () => ({ node: processIds(2) }),
      state: ({ node }) => ({ wire: channels(node, { Ball: {} }, { capacity: 1 }) }),
      initial: ({ node, action }) => [
        action('serve', { choose: node, then: (state, to) => state.wire.send(to, to, 'Ball') }),
      ],
      actions: ({ node, receive }) => [
        receive('return', 'wire', 'Ball', {
          then: (state, { to }) => {
            const other = node.ids.find((id) => id !== to);
            if (other !== undefined) state.wire.send(to, other, 'Ball');
          },
        }),
      ],
    });
    expect(exploreNaively(pingPong.instantiate())).toMatchObject({ distinctStates: 4, transitions: 6, depth: 2 });
  });
});
