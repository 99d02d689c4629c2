import { describe, expect, it } from 'vitest';
import { always, check, deadlockFree, eventuallyAlways, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type MigrationState, migration } from './index.js';

/** The obligations of a migration, stated for this model alone; the catalogue states them for every one. */
const promises = {
  noneRejected: always<MigrationState>('nobody is told that there is no service', (s) =>
    s.client.every(({ phase }) => phase !== 'rejected'),
  ),
  oneWriter: always<MigrationState>(
    'at most one node that is up is active',
    (s) => s.node.count(({ role }) => role === 'active') <= 1,
  ),
  deadlockFree: deadlockFree(),
};

const situations = {
  moved: reachable<MigrationState>(
    'the registry names the target, and all is settled without a crash',
    (s) => s.crashes.spent === 0 && s.registry.version === 1 && s.manager.phase === 'settled',
  ),
  takenBack: reachable<MigrationState>(
    'the target has died in the epoch of the migration, and the source is active again in the next',
    (s) =>
      s.registry.version === 2 &&
      s.node.every(({ up, role, epoch }, n) =>
        n === s.registry.location ? role === 'active' && epoch === 2 : !up && epoch === 1,
      ),
  ),
  heldCall: reachable<MigrationState>('a forwarded call waits for the target to take over', (s) =>
    s.network.some('ForwardedCall', ({ to }) => s.node.at(to).up && s.node.at(to).role === 'standby'),
  ),
};

const allServed = eventuallyAlways<MigrationState>('in the end nobody waits', (s) =>
  s.client.every(({ phase }) => phase === 'idle'),
);

type Parameters = { readonly [name: string]: number | boolean };

const instantiate = (parameters: Parameters, variant = 'repaired') => migration.instantiate({ parameters, variant });

/** The shortest counterexample or witness of each property, in steps; the verdict where there is none. */
const explore = async (parameters: Parameters, variant?: string) => {
  const instance = instantiate(parameters, variant);
  const properties = { ...promises, ...instance.properties, ...situations, allServed };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = (ids: object) =>
    Object.fromEntries(
      result.properties
        .filter(({ id }) => id in ids)
        .map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
    );
  return { result, promises: found({ ...promises, ...instance.properties, allServed }), situations: found(situations) };
};

/** The actions of the shortest run to a violation. */
const story = async (
  property: 'noneRejected' | 'allServed' | 'acknowledgedIsKept',
  parameters: Parameters,
  variant: string,
) => {
  const { result } = await explore(parameters, variant);
  return result.properties.find(({ id }) => id === property)?.trace?.steps.map(({ action }) => action);
};

const allHold = {
  noneRejected: 'holds',
  oneWriter: 'holds',
  deadlockFree: 'holds',
  acknowledgedIsKept: 'holds',
  commandsTheLiving: 'holds',
  commandsInPhase: 'holds',
  deadSendNothing: 'holds',
  onlyTheActiveObey: 'holds',
  asksUntilHeard: 'holds',
  looksUpAgain: 'holds',
  waitsForTheAnswer: 'holds',
  lookupsRecover: 'holds',
  calledOnce: 'holds',
  ends: 'holds',
  asksNothingAnswered: 'holds',
  messagesAreHeeded: 'holds',
  settlesOnce: 'holds',
  allServed: 'holds',
};

const one = { clients: 1 };
/** The target starts with nothing, and the source stays up until the manager knows that it is not the only one to have the state. */
const emptyTarget = { clients: 1, replicated: false, onlyCopyMayCrash: false };

/** Nobody is ever rejected: that is the promise. */
const aboutRejections = ['learn of the rejection', 'call again after the rejection', 'reject a call'];

describe('migration, repaired', () => {
  it('holds by default, every action taken but those of a rejection and of a copy to an empty target', async () => {
    const { result, promises, situations } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.distinctStates).toBe(276_582);
    expect(promises).toEqual(allHold);
    expect(situations).toEqual({ moved: 9, takenBack: 11, heldCall: 8 });
    const idle = result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name);
    expect(idle).toEqual([...aboutRejections, 'copy the state to the target']);
  });

  it('copies everything to an empty target first', async () => {
    const { result, promises, situations } = await explore(emptyTarget);
    expect(promises).toEqual(allHold);
    expect(situations).toEqual({ moved: 11, takenBack: 13, heldCall: 10 });
    const idle = result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name);
    expect(idle).toEqual(aboutRejections);
  });

  it.each([
    { ...one, crashes: 0, losses: 0 },
    { ...one, losses: 3 },
    { ...one, calls: 3 },
    { ...one, calls: 2, timeouts: 1 },
    { ...one, losses: 0, duplicates: 2 },
    { clients: 2, calls: 2, crashes: 0, losses: 0 },
    { clients: 3, crashes: 0, losses: 0 },
    { ...emptyTarget, duplicates: 1 },
  ])('holds with %o', async (parameters) => {
    const { promises } = await explore(parameters);
    expect(promises).toEqual(allHold);
  });

  it('needs somebody who has the state and is alive', async () => {
    const { promises: onlyCopy } = await explore({ ...one, replicated: false });
    expect(onlyCopy).toEqual({ ...allHold, deadlockFree: 6, allServed: 4, lookupsRecover: 2, ends: 4 });
    const { promises: bothDie } = await explore({ ...one, crashes: 2 });
    expect(bothDie).toEqual({ ...allHold, allServed: 6 });
  });
});

describe('migration, documented', () => {
  it('rejects a call from the moment the source is quiesced (M1)', async () => {
    expect(await story('noneRejected', { ...one, crashes: 0, losses: 0 }, 'documented')).toEqual([
      'look up the service',
      'call the service',
      'initiate the migration',
      'begin the migration',
      'quiesce the service',
      'reject a call',
      'learn of the rejection',
    ]);
  });

  it('never serves again if the target dies in the meantime (M2)', async () => {
    expect(await story('allServed', emptyTarget, 'documented')).toEqual([
      'look up the service',
      'call the service',
      'initiate the migration',
      'begin the migration',
      'quiesce the service',
      'crash of the target',
      'detect a crash',
      'reject a call',
      'learn of the rejection',
      'call again after the rejection',
    ]);
  });

  it('serves in the end if nobody dies', async () => {
    const { promises } = await explore({ ...emptyTarget, crashes: 0 }, 'documented');
    expect(promises).toMatchObject({ noneRejected: 7, allServed: 'holds', acknowledgedIsKept: 'holds' });
  });
});

describe('migration, flawed', () => {
  it.each([
    { variant: 'no-forwarding', parameters: one, broken: { noneRejected: 9, calledOnce: 9 } },
    {
      variant: 'no-roll-back',
      parameters: one,
      broken: { allServed: 9, deadlockFree: 11, lookupsRecover: 11, ends: 7 },
    },
    {
      variant: 'commands-the-failed-node',
      parameters: one,
      broken: { commandsTheLiving: 2, allServed: 4, deadlockFree: 6, lookupsRecover: 2, ends: 2 },
    },
    {
      variant: 'hand-over-without-a-fence',
      parameters: one,
      broken: { oneWriter: 6, acknowledgedIsKept: 10 },
    },
    {
      variant: 'failover-in-the-old-epoch',
      parameters: one,
      broken: { allServed: 8, deadlockFree: 10, lookupsRecover: 6, asksNothingAnswered: 8, settlesOnce: 11 },
    },
    {
      variant: 'late-updates-registered',
      parameters: one,
      broken: { allServed: 16, deadlockFree: 17, lookupsRecover: 14 },
    },
    {
      variant: 'hands-over-before-the-copy',
      parameters: emptyTarget,
      broken: { acknowledgedIsKept: 12, calledOnce: 10 },
    },
    { variant: 'asynchronous-replication', parameters: one, broken: { acknowledgedIsKept: 7 } },
  ])('$variant breaks $broken', async ({ variant, parameters, broken }) => {
    expect((await explore(parameters, variant)).promises).toEqual({ ...allHold, ...broken });
  });

  it.each([
    'no-roll-back',
    'commands-the-failed-node',
    'failover-in-the-old-epoch',
    'late-updates-registered',
    'asynchronous-replication',
  ])('%s needs a crash', async (variant) => {
    const { promises } = await explore({ ...one, crashes: 0 }, variant);
    expect(promises).toEqual(allHold);
  });
});

describe('migration, explored naively', () => {
  it.each([
    ...migration.variants.map(({ name }) => ({ variant: name, parameters: { ...one, losses: 0 } })),
    { variant: 'repaired', parameters: { ...one, crashes: 0, duplicates: 1 } },
    { variant: 'repaired', parameters: { ...one, losses: 0, timeouts: 1 } },
    { variant: 'repaired', parameters: emptyTarget },
    { variant: 'documented', parameters: emptyTarget },
    { variant: 'repaired', parameters: { clients: 2, crashes: 0, losses: 0 } },
  ])(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const instance = instantiate(parameters, variant);
      expectAsNaively(await check(instance, { properties: promises }), instance, promises);
    },
  );
});
