import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type PartitionState, partition } from './index.js';

type Parameters = { readonly [name: string]: number };

const situations = {
  lateWrite: reachable<PartitionState>(
    'a node acknowledges a write while others, who do not hear it, prepare to serve without it',
    (s) =>
      s.node.some(
        (one, n) =>
          one.service === 'serving' &&
          s.node.some((other) => other.service === 'joining' && !other.group.has(n)) &&
          one.replica.writes.some((w) => s.node.every(({ replica }, m) => m === n || !replica.writes.has(w))),
      ),
  ),
  together: reachable<PartitionState>(
    'all serve in one group again, and each knows what both sides have acknowledged',
    (s) =>
      s.severed.isEmpty &&
      s.node.every(({ service, epoch, replica: { writes } }) => service === 'serving' && epoch > 2 && writes.isFull),
  ),
};

/** The shortest counterexample or witness of each property, in steps; the verdict where there is none. */
const explore = async (parameters: Parameters, variant = 'repaired') => {
  const instance = partition.instantiate({ parameters, variant });
  const properties = { ...instance.properties, deadlockFree: deadlockFree(), ...situations };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = Object.fromEntries(
    result.properties.map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
  );
  return { result, found };
};

const allHold = { oneGroupServes: 'holds', minorityIsIsolated: 'holds', epochsGrow: 'holds', deadlockFree: 'holds' };

const oneLink = { cuts: 1 };
/** The network splits, heals, and splits elsewhere; nobody writes. */
const twoSplits = { cuts: 0, partitions: 2, heals: 1, writes: 0 };

describe('partition, repaired', () => {
  it('holds by default, every action taken for which there is a budget', async () => {
    const { result, found } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.distinctStates).toBe(147_861);
    expect(result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name)).toEqual([
      'the network splits',
      'a node crashes',
    ]);
    expect(result.properties.filter(({ vacuous }) => vacuous)).toEqual([]);
    expect(found).toEqual({
      ...allHold,
      joinsWhatIsProposed: 'holds',
      reconcilesInService: 'holds',
      writesOnWhatIsKnown: 'holds',
      lateWrite: 4,
      together: 16,
    });
  });

  it.each([
    { writes: 0, cuts: 8, heals: 0 },
    { writes: 0, cuts: 4 },
    { writes: 1, cuts: 3, heals: 1 },
    { writes: 0, cuts: 0, partitions: 1, crashes: 2 },
    { writes: 0, cuts: 0, crashes: 5 },
    { writes: 3, cuts: 2, heals: 0 },
    twoSplits,
  ])('holds with %o', async (parameters) => {
    expect((await explore(parameters)).found).toMatchObject(allHold);
  });

  it('does not notice a single link: heartbeats take another route', async () => {
    const { result } = await explore(oneLink);
    const taken = result.actions.filter((action) => action.taken > 0).map(({ name }) => name);
    expect(taken).toEqual(['acknowledge a write', 'a link fails', 'the network heals']);
  });

  it.each([
    { parameters: {}, elsewhere: 'holds', early: 'holds' },
    { parameters: { clients: 2 }, elsewhere: 'violated', early: 'holds' },
    { parameters: { clientsWait: true }, elsewhere: 'holds', early: 'violated' },
  ])('has clients write where and when it is told with $parameters', async ({ parameters, elsewhere, early }) => {
    const writes = {
      elsewhere: reachable<PartitionState>('a node other than Core1 and Core2 has acknowledged a write', (s) =>
        s.node.some(({ replica: { clock } }, n) => n >= 2 && clock.at(n) > 0),
      ),
      early: reachable<PartitionState>(
        'a write is acknowledged, and a link is going to fail',
        (s) => !s.acknowledged.isEmpty && s.cuts.left > 0,
      ),
    };
    const instance = partition.instantiate({ parameters: { ...oneLink, ...parameters } });
    const { properties } = await check(instance, { properties: writes });
    expect(Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]))).toEqual({ elsewhere, early });
  });

  it('heals as often as links fail, unless told otherwise', () => {
    expect(partition.resolveParameters({ cuts: 3, partitions: 1 })).toMatchObject({ heals: 4 });
    expect(partition.resolveParameters({ cuts: 3, heals: 0 })).toMatchObject({ heals: 0 });
  });
});

describe('partition, flawed', () => {
  it.each([
    { variant: 'documented', parameters: {}, broken: { oneGroupServes: 3, minorityIsIsolated: 3 } },
    { variant: 'isolation-by-command', parameters: {}, broken: { oneGroupServes: 3, minorityIsIsolated: 3 } },
    { variant: 'overlapping-majorities', parameters: oneLink, broken: { oneGroupServes: 2, deadlockFree: 6 } },
    { variant: 'lease-longer-than-detection', parameters: {}, broken: { oneGroupServes: 7 } },
    { variant: 'lease-renewed-by-anybody', parameters: {}, broken: { oneGroupServes: 8 } },
    // A minority of all that was a majority of the last group serves, which is no flaw by itself.
    {
      variant: 'majority-of-the-last-group',
      parameters: twoSplits,
      broken: { oneGroupServes: 13, minorityIsIsolated: 8, deadlockFree: 9 },
    },
    { variant: 'everybody-must-join', parameters: { heals: 0 }, broken: { deadlockFree: 7 } },
    { variant: 'everybody-must-join', parameters: {}, broken: {} },
    { variant: 'last-writer-wins', parameters: {}, broken: {} },
  ])('$variant breaks $broken', async ({ variant, parameters, broken }) => {
    expect((await explore(parameters, variant)).found).toMatchObject({ ...allHold, ...broken });
  });

  it('has two majorities that overlap after one link of eight has failed (R3)', async () => {
    const instance = partition.instantiate({ parameters: oneLink, variant: 'overlapping-majorities' });
    const { oneGroupServes } = instance.properties;
    if (oneGroupServes === undefined) throw new Error('the model has lost a property');
    const { properties } = await check(instance, { properties: { oneGroupServes } });
    expect(properties[0]?.trace?.steps).toMatchObject([
      { action: 'a link fails', arguments: { link: 'Edge1–Core1' } },
      { action: 'continue with the majority it hears', process: 'Core1' },
    ]);
  });

  it('lets majorities of four and of three serve at once, two nodes being in both (R3)', async () => {
    const instance = partition.instantiate({ parameters: oneLink, variant: 'overlapping-majorities' });
    const overlap = reachable<PartitionState>(
      'one serves in a group of four, and another in one of three, of which two are in both',
      (s) =>
        s.node.some(
          ({ service, group }) =>
            service === 'serving' &&
            group.size === 4 &&
            s.node.some(
              (other) =>
                other.service === 'serving' &&
                other.group.size === 3 &&
                s.node.count((_, n) => group.has(n) && other.group.has(n)) === 2,
            ),
        ),
    );
    const { properties } = await check(instance, { properties: { overlap } });
    expect(properties[0]?.trace?.steps.map(({ action }) => action)).toEqual([
      'a link fails',
      'continue with the majority it hears',
      'continue with the majority it hears',
    ]);
  });
});

describe('partition, explored naively', () => {
  it.each(partition.variants.map(({ name }) => name))(
    '%s has the same states, transitions, verdicts and shortest traces',
    async (variant) => {
      const parameters = { cuts: variant === 'overlapping-majorities' ? 1 : 2, heals: 0, writes: 1 };
      const instance = partition.instantiate({ parameters, variant });
      const { oneGroupServes, epochsGrow } = instance.properties;
      if (oneGroupServes === undefined || epochsGrow === undefined) throw new Error('the model has lost a property');
      const properties = { oneGroupServes, epochsGrow, deadlockFree: deadlockFree() };
      const result = await check(instance, { properties });
      expect(result.failure).toBeNull();
      expectAsNaively(result, instance, properties);
    },
  );
});
