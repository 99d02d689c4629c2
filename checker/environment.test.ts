import { describe, expect, test } from 'vitest';
import {
  boolean,
  budget,
  channels,
  check,
  defineModel,
  type Instance,
  integer,
  linksBetween,
  messageBag,
  messageSet,
  oneOf,
  perProcess,
  processIds,
  set,
  type TraceStep,
} from './index.js';

const names = ['Edge', 'Core', 'Cloud'];

test('words of the environment say what they mean, also in a trace; another fault may', async () => {
  const boiler = defineModel({
    name: 'boiler',
    processes: () => ({ boiler: processIds(2) }),
    state: ({ boiler }) => ({
      of: perProcess(boiler, { up: boolean({ default: true }), heat: integer({ min: 0, max: 2 }) }),
      faults: budget(3),
    }),
    actions: ({ boiler, crash, restart, fault }) => [
      crash('burst', 'of', { spends: 'faults', keeps: [] }),
      restart('mend', 'of'),
      fault('freeze', {
        each: boiler,
        means: 'lie',
        then: (s, b) => {
          s.of.at(b).heat = 2;
        },
      }),
      fault('cool', {
        each: boiler,
        then: (s, b) => {
          s.of.at(b).heat = 1;
        },
      }),
    ],
    properties: ({ never }) => ({
      whole: never(
        'all happens',
        (s) => s.of.every(({ up }) => up) && s.faults.spent === 1 && s.of.some(({ heat }) => heat === 1),
      ),
    }),
  });
  const instance = boiler.instantiate();
  const meanings = Object.fromEntries(instance.actions.map(({ name, means }) => [name, means]));
  expect(meanings).toEqual({ burst: 'crash', mend: 'restart', freeze: 'lie', cool: undefined });
  const [{ trace } = {}] = (await check(instance, { properties: instance.properties })).properties;
  expect(trace?.steps.map(({ action, means }) => [action, means])).toEqual(
    expect.arrayContaining([
      ['burst', 'crash'],
      ['mend', 'restart'],
      ['cool', undefined],
    ]),
  );
  const wrong = () =>
    defineModel({
      name: 'wrong',
      state: () => ({ heat: integer({ min: 0, max: 2 }) }),
      actions: ({ action }) => [
        action('burst', {
          means: 'crash',
          then: (s) => {
            s.heat = 1;
          },
        }),
      ],
    }).instantiate();
  expect(wrong).toThrow('action "burst": what means "crash" is a fault, and this is of the kind protocol');
});

/** Everybody tells his neighbours in a chain of three what he has heard; Edge begins. */
const gossip = defineModel({
  name: 'gossip',
  parameters: { cuts: integer({ min: 0, max: 2, default: 0 }), partitions: integer({ min: 0, max: 2, default: 0 }) },
  processes: () => ({ node: processIds(3, { names }) }),
  state: ({ node, cuts, partitions }) => ({
    heard: set(node),
    severed: set(chain(node)),
    cuts: budget(cuts),
    partitions: budget(partitions),
  }),
  actions: ({ node, action, cut, partition, heal }) => {
    const link = chain(node);
    return [
      action('begin', { when: (s) => s.heard.isEmpty, then: (s) => s.heard.add(node.valueAt(0)) }),
      action('tell', {
        each: { from: node, to: node },
        fair: 'weak',
        when: (s, { from, to }) => s.heard.has(from) && from !== to && link.connect(s.severed, from, to),
        then: (s, { to }) => s.heard.add(to),
      }),
      cut('a link fails', 'severed', { spends: 'cuts' }),
      partition('the network splits', 'severed', { spends: 'partitions' }),
      heal('the network heals', 'severed'),
      heal('a link is mended', 'severed', { each: 'link' }),
    ];
  },
  final: () => (s) => s.heard.isFull,
  properties: ({ leadsTo, reachable, alwaysStep }) => ({
    spreads: leadsTo(
      'what one has heard all hear',
      (s) => !s.heard.isEmpty,
      (s) => s.heard.isFull,
    ),
    spreadsWhenMended: leadsTo(
      'the same, if links are mended',
      (s) => !s.heard.isEmpty,
      (s) => s.heard.isFull,
      {
        repairs: 'weak',
      },
    ),
    apart: reachable('every link is severed', (s) => s.severed.isFull),
    atMostOne: alwaysStep('links fail one by one', (before, after) => after.severed.size <= before.severed.size + 1),
  }),
});

function chain(node: Parameters<typeof linksBetween<'node'>>[0]) {
  return linksBetween(node, [
    ['Edge', 'Core'],
    ['Core', 'Cloud'],
  ]);
}

const checkOwn = (instance: Instance) => check(instance, { properties: instance.properties });

const verdictsOf = async (parameters: { cuts?: number; partitions?: number }) => {
  const { properties } = await checkOwn(gossip.instantiate({ parameters }));
  return Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]));
};

describe('links that fail', () => {
  test('do so one by one with "cut", and never more often than the budget allows', async () => {
    expect(await verdictsOf({})).toMatchObject({ spreads: 'holds', apart: 'violated' });
    expect(await verdictsOf({ cuts: 1 })).toMatchObject({ spreads: 'violated', apart: 'violated', atMostOne: 'holds' });
    expect(await verdictsOf({ cuts: 2 })).toMatchObject({ apart: 'holds', atMostOne: 'holds' });
  });

  test('do so side by side with "partition": Core alone severs both links of the chain', async () => {
    const result = await checkOwn(gossip.instantiate({ parameters: { partitions: 1 } }));
    const apart = result.properties.find(({ id }) => id === 'apart');
    expect(apart?.trace?.steps).toMatchObject([
      { action: 'the network splits', kind: 'fault', arguments: { value: 'Edge, Cloud | Core' }, process: null },
    ]);
    expect(await verdictsOf({ partitions: 1 })).toMatchObject({ atMostOne: 'violated' });
  });

  test('are mended by repairs, which no run owes unless the property assumes it', async () => {
    expect(await verdictsOf({ cuts: 2 })).toMatchObject({ spreads: 'violated', spreadsWhenMended: 'holds' });
  });

  test('are told by the names of their ends', async () => {
    const result = await checkOwn(gossip.instantiate({ parameters: { cuts: 2 } }));
    const trace = result.properties.find(({ id }) => id === 'apart')?.trace;
    expect(trace?.steps.map((step) => step.arguments)).toEqual([{ link: 'Edge–Core' }, { link: 'Core–Cloud' }]);
    expect(trace?.steps.at(-1)?.state).toMatchObject({ severed: ['Edge–Core', 'Core–Cloud'] });
  });
});

/** A general who attacks when told to, in a network of each kind; only Core can be forged. */
const networks = {
  'a message set': messageSet,
  'a message bag': messageBag,
} as const;

describe('forgery', () => {
  const orders = { from: oneOf('Edge', 'Core'), order: oneOf('attack', 'retreat') } as const;

  test.each(Object.entries(networks))(
    'in %s: what nobody sent is received, and stays out of the network',
    async (_, network) => {
      const generals = defineModel({
        name: 'generals',
        parameters: { forgeries: integer({ min: 0, max: 1, default: 1 }) },
        state: ({ forgeries }) => ({
          decided: oneOf('none', 'attack', 'retreat'),
          by: oneOf('nobody', 'Edge', 'Core'),
          network: network({ Order: orders }),
          forgeries: budget(forgeries),
        }),
        actions: ({ action, receive, forgery }) => [
          action('order', {
            when: (s) => !s.network.has('Order', { from: 'Edge', order: 'attack' }) && s.decided === 'none',
            then: (s) => s.network.send('Order', { from: 'Edge', order: 'attack' }),
          }),
          receive('obey', 'network', 'Order', {
            when: (s) => s.decided === 'none',
            then: (s, { from, order }) => {
              s.decided = order;
              s.by = from;
            },
          }),
          forgery('obey a forged order', 'network', 'Order', {
            by: 'General',
            spends: 'forgeries',
            when: (s, { from }) => from === 'Core' && s.decided === 'none',
            then: (s, { from, order }) => {
              s.decided = order;
              s.by = from;
            },
          }),
        ],
        properties: ({ always, reachable }) => ({
          retreats: reachable('the general retreats', (s) => s.decided === 'retreat'),
          edgeIsHonest: always('nobody signs for Edge', (s) => !(s.by === 'Edge' && s.decided === 'retreat')),
        }),
      });
      const result = await checkOwn(generals.instantiate());
      expect(result.failure).toBeNull();
      const [retreats, edgeIsHonest] = result.properties;
      expect(edgeIsHonest?.verdict).toBe('holds');
      expect(retreats?.trace?.steps).toMatchObject([
        {
          action: 'obey a forged order',
          kind: 'fault',
          process: 'General',
          messages: [
            { event: 'forged', network: 'network', kind: 'Order', content: { from: 'Core', order: 'retreat' } },
          ],
          state: { network: [], forgeries: 1 },
        },
      ]);
      // Attack and retreat by Core's hand, before Edge has ordered and after.
      expect(result.actions.find(({ name }) => name === 'obey a forged order')).toMatchObject({ enabled: 2, taken: 4 });
      const honest = await checkOwn(generals.instantiate({ parameters: { forgeries: 0 } }));
      expect(honest.properties[0]?.verdict).toBe('violated');
    },
  );

  test('in channels: from any process to any, as the model allows', async () => {
    const generals = defineModel({
      name: 'generals',
      processes: () => ({ general: processIds(3, { names }) }),
      state: ({ general }) => ({
        heard: perProcess(general, oneOf('nothing', 'attack', 'retreat')),
        network: channels(general, { Order: { order: oneOf('attack', 'retreat') } }, { capacity: 1 }),
      }),
      actions: ({ general, forgery }) => [
        forgery('hear a forged order', 'network', 'Order', {
          when: (s, { from, to }) => from === general.valueAt(1) && to !== from && s.heard.at(to) === 'nothing',
          then: (s, { to, order }) => s.heard.set(to, order),
        }),
      ],
      properties: ({ general, reachable, always }) => ({
        divided: reachable(
          'one is told to attack and another to retreat',
          (s) => s.heard.some((one) => one === 'attack') && s.heard.some((one) => one === 'retreat'),
        ),
        coreHearsNothing: always(
          'a forger does not deceive himself',
          (s) => s.heard.at(general.valueAt(1)) === 'nothing',
        ),
      }),
    });
    const result = await checkOwn(generals.instantiate());
    expect(result.distinctStates).toBe(9);
    const [divided, coreHearsNothing] = result.properties;
    expect(coreHearsNothing?.verdict).toBe('holds');
    const steps: readonly TraceStep[] = divided?.trace?.steps ?? [];
    expect(steps.map(({ process }) => process)).toEqual(['Edge', 'Cloud']);
    expect(steps.flatMap(({ messages }) => messages)).toMatchObject([
      { event: 'forged', content: { from: 'Core', to: 'Edge', order: 'attack' } },
      { event: 'forged', content: { from: 'Core', to: 'Cloud', order: 'retreat' } },
    ]);
  });
});
