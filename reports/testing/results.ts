import type { CheckResult, PropertyResult, RandomRuns, Snapshot, Trace, TraceStep } from '../../checker/index.js';

// Results as the checker makes them, small enough to be read, for tests.

const state = (coordinator: string, ...participants: readonly string[]): Snapshot => ({
  coordinator: { phase: coordinator },
  participant: Object.fromEntries(participants.map((phase, index) => [`P${index + 1}`, { phase, up: true }])),
  network: [],
  crashes: 0,
});

/** Two participants; one commits, the other gives up. */
export const trace: Trace = {
  version: 1,
  model: 'commit',
  variant: 'flawed',
  parameters: { participants: 2 },
  seed: null,
  property: 'agreement',
  initial: state('active', 'working', 'working'),
  loop: null,
  steps: [
    {
      action: 'request',
      kind: 'protocol',
      arguments: { transaction: 'T1' },
      process: 'Coordinator',
      messages: [
        { event: 'sent', network: 'network', kind: 'Prepare', content: { participant: 'P1' } },
        { event: 'sent', network: 'network', kind: 'Prepare', content: { participant: 'P2' } },
      ],
      changes: [
        { field: 'coordinator.phase', before: 'active', after: 'preparing' },
        { field: 'network', before: [], after: [{ message: 'Prepare', participant: 'P1' }] },
      ],
      state: state('preparing', 'working', 'working'),
    },
    {
      action: 'commit',
      kind: 'protocol',
      arguments: { participant: 'P1' },
      process: 'P1',
      messages: [
        { event: 'received', network: 'network', kind: 'Prepare', content: { participant: 'P1' } },
        { event: 'sent', network: 'network', kind: 'Done', content: { from: 'P1', to: 'Coordinator', round: 1 } },
      ],
      changes: [{ field: 'participant[P1].phase', before: 'working', after: 'committed' }],
      state: state('preparing', 'committed', 'working'),
    },
    {
      action: 'lose',
      kind: 'fault',
      arguments: { participant: 'P2' },
      process: null,
      messages: [{ event: 'lost', network: 'network', kind: 'Prepare', content: { participant: 'P2' } }],
      changes: [{ field: 'losses', before: 0, after: 1 }],
      state: state('preparing', 'committed', 'working'),
    },
    {
      action: 'give up',
      kind: 'timer',
      arguments: { participant: 'P2', after: 5 },
      process: 'P2',
      messages: [],
      changes: [{ field: 'participant[P2].phase', before: 'working', after: 'aborted' }],
      state: state('preparing', 'committed', 'aborted'),
    },
  ],
};

/** P1 has committed, what P2 needs is lost: P2 asks and hears nothing but its own question, for ever. */
export const lasso: Trace = {
  ...trace,
  property: 'termination',
  steps: [
    ...trace.steps.slice(0, 3),
    {
      action: 'ask again',
      kind: 'timer',
      arguments: { participant: 'P2' },
      process: 'P2',
      messages: [{ event: 'sent', network: 'network', kind: 'Ask', content: { participant: 'P2' } }],
      changes: [{ field: 'participant[P2].phase', before: 'working', after: 'waiting' }],
      state: state('preparing', 'committed', 'waiting'),
    },
    {
      action: 'overhear',
      kind: 'protocol',
      arguments: { participant: 'P2' },
      process: 'P2',
      messages: [{ event: 'received', network: 'network', kind: 'Ask', content: { participant: 'P2' } }],
      changes: [{ field: 'participant[P2].phase', before: 'waiting', after: 'working' }],
      state: state('preparing', 'committed', 'working'),
    },
  ],
  loop: {
    start: 3,
    assumed: { fairness: 'declared', repairs: null },
    couldHappen: [],
    fairness: [
      { action: 'request', arguments: null, fairness: 'weak', because: 'never enabled', step: null },
      { action: 'commit', arguments: { participant: 'P1' }, fairness: 'strong', because: 'never enabled', step: null },
      { action: 'commit', arguments: { participant: 'P2' }, fairness: 'strong', because: 'never enabled', step: null },
      { action: 'ask again', arguments: { participant: 'P2' }, fairness: 'weak', because: 'taken', step: 4 },
      { action: 'give up', arguments: { participant: 'P2' }, fairness: 'weak', because: 'disabled', step: 4 },
    ],
  },
};

/** The same where P2 does not ask: once the message is lost, nothing more has to happen. */
export const stop: Trace = {
  ...lasso,
  steps: trace.steps.slice(0, 3),
  loop: {
    start: 3,
    assumed: { fairness: 'declared', repairs: null },
    couldHappen: ['give up'],
    fairness: [
      { action: 'request', arguments: null, fairness: 'weak', because: 'never enabled', step: null },
      { action: 'commit', arguments: { participant: 'P1' }, fairness: 'strong', because: 'never enabled', step: null },
      { action: 'commit', arguments: { participant: 'P2' }, fairness: 'strong', because: 'never enabled', step: null },
    ],
  },
};

/** A step by which so many milliseconds pass. */
export function timePasses(ms: number): TraceStep {
  return {
    action: 'time passes',
    kind: 'timer',
    arguments: { ms },
    process: null,
    messages: [],
    changes: [{ field: 'timeout', before: { due: ms }, after: { due: 0 } }],
    state: trace.initial,
  };
}

/** A property that holds, but for what is said otherwise. */
export function property(differently: Partial<PropertyResult> = {}): PropertyResult {
  return {
    id: 'safe',
    name: 'nothing bad happens',
    kind: 'always',
    verdict: 'holds',
    expected: 'holds',
    reason: 'all 1,234 states',
    vacuous: false,
    cases: 1234,
    ...differently,
  };
}

export const violated = property({
  id: 'agreement',
  name: 'nobody commits what another aborts',
  verdict: 'violated',
  reason: 'violated after 4 steps (none is shorter)',
  trace,
});

export const reached = property({
  id: 'agreement/reached:commit',
  name: 'somebody commits',
  kind: 'reachable',
  reason: 'reached after 4 steps (none is shorter)',
  trace,
});

export const inconclusive = property({ verdict: 'inconclusive', reason: 'stopped at 1,000 states' });

export const vacuous = property({ vacuous: true, cases: 0, reason: 'vacuously: its premise held nowhere' });

export const unrefuted = property({ verdict: 'unrefuted', reason: 'in 10,000 walks, 3,412,118 steps' });

/** The violation as random runs find it. */
export const found = {
  ...violated,
  reason: 'violated after 4 steps (a shorter one may exist)',
  found: { walk: 17, strategy: 'novel', steps: 212, path: '17:0:3' },
} as const satisfies PropertyResult;

/** Ten thousand walks, most of them as long as they may be. */
export const randomRuns: RandomRuns = {
  walks: 10_000,
  steps: 3_412_118,
  stepsPerWalk: 30,
  isEstimated: false,
  lengths: [
    { from: 0, to: 0, walks: 0 },
    { from: 1, to: 1, walks: 3 },
    { from: 2, to: 3, walks: 0 },
    { from: 4, to: 7, walks: 1_997 },
    { from: 8, to: 15, walks: 0 },
    { from: 16, to: 31, walks: 8_000 },
    { from: 32, to: 63, walks: 0 },
  ],
  strategies: [
    { strategy: 'uniform', walks: 4_000, steps: 1_412_118 },
    { strategy: 'novel', walks: 6_000, steps: 2_000_000 },
  ],
  deadEnds: 1_234,
  standstills: 0,
};

/** Random runs from seed 1 in which nothing is found, but for what is said otherwise. */
export function resultOfRandomRuns(differently: Partial<CheckResult> = {}): CheckResult {
  return result({
    engine: 'random',
    search: 'walks',
    seed: 1,
    complete: false,
    reason: '10,000 walks were taken',
    properties: [unrefuted],
    random: randomRuns,
    ...differently,
  });
}

/** A complete exploration in which everything holds, but for what is said otherwise. */
export function result(differently: Partial<CheckResult> = {}): CheckResult {
  return {
    signalbox: '1.2.3',
    model: 'commit',
    variant: 'flawed',
    parameters: { participants: 2, crashes: 0 },
    engine: 'exhaustive',
    search: 'bfs',
    workers: 1,
    symmetry: 'off',
    reduction: 'off',
    fairness: 'declared',
    storage: 'exact',
    seed: null,
    distinctStates: 1234,
    transitions: 5678,
    depth: 9,
    complete: true,
    reason: 'all 1,234 states',
    interrupted: false,
    ranOut: null,
    saved: null,
    seconds: 0.25,
    bytesPerState: 21.7,
    bytesPerTransition: null,
    peakMemory: 64 * 2 ** 20,
    omissionProbability: 0,
    omittedFraction: 0,
    actions: [
      { name: 'request', enabled: 1, taken: 1, idle: 0 },
      { name: 'give up', enabled: 1200, taken: 2400, idle: 0 },
      { name: 'never', enabled: 0, taken: 0, idle: 0 },
    ],
    warnings: [],
    properties: [property()],
    random: null,
    failure: null,
    ...differently,
  };
}
