import { describe, expectTypeOf, it } from 'vitest';
import {
  always,
  array,
  boolean,
  budget,
  channels,
  countdown,
  defineModel,
  defineSystem,
  integer,
  type LanguageOf,
  linksBetween,
  map,
  messageBag,
  messageSet,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type StateOf,
  sequence,
  set,
  vectorClock,
} from './index.js';

const system = defineSystem({
  parameters: { count: integer({ min: 1, max: 5, default: 3 }), lossy: boolean(), mode: oneOf('fast', 'safe') },
  processes: ({ count }) => ({ node: processIds(count), client: processIds(2) }),
  state: ({ node, count }) => ({
    phase: oneOf('idle', 'busy'),
    leader: optional(node),
    node: perProcess(node, {
      up: boolean(),
      term: integer({ min: 0, max: count }),
      log: sequence(node, { capacity: 2 }),
    }),
    flags: array(3, boolean()),
    seen: set(node),
    owner: map(node, oneOf('a', 'b')),
    clock: vectorClock(node, { max: 3 }),
    posted: messageSet({ Ping: { to: node }, Stop: {} }),
    network: messageBag({ Vote: { from: node, value: oneOf('yes', 'no') }, Go: {} }),
    links: channels(node, { Data: { value: integer({ min: 0, max: 3 }) } }, { capacity: 2 }),
    crashes: budget(1),
    severed: set(linksBetween(node)),
    lease: perProcess(node, countdown({ max: 9 })),
  }),
});
type Language = LanguageOf<typeof system>;
const words = {} as Language;

describe('a model that is right compiles, and its types are inferred', () => {
  it('parameters and processes reach every part', () => {
    expectTypeOf(words.count).toEqualTypeOf<number>();
    expectTypeOf(words.lossy).toEqualTypeOf<boolean>();
    expectTypeOf(words.mode).toEqualTypeOf<'fast' | 'safe'>();
    expectTypeOf(words.node.ids).toEqualTypeOf<readonly ProcessId<'node'>[]>();
  });

  it('guards see values, effects can assign them', () => {
    words.action('all', {
      each: { from: words.node, vote: oneOf('yes', 'no') },
      choose: words.client,
      when: (s, { from, vote }) => {
        expectTypeOf(s.phase).toEqualTypeOf<'idle' | 'busy'>();
        expectTypeOf(s.leader).toEqualTypeOf<ProcessId<'node'> | null>();
        expectTypeOf(s.node.at(from).term).toEqualTypeOf<number>();
        expectTypeOf(s.node.at(from).log.at(0)).toEqualTypeOf<ProcessId<'node'> | null>();
        expectTypeOf(s.owner.get(from)).toEqualTypeOf<'a' | 'b' | null>();
        expectTypeOf(s.crashes.left).toEqualTypeOf<number>();
        expectTypeOf(s.lease.at(from).isDue).toEqualTypeOf<boolean>();
        return s.network.has('Vote', { from, value: vote }) && s.posted.has('Stop') && s.clock.at(from) === 0;
      },
      then: (s, { from }, client) => {
        expectTypeOf(client).toEqualTypeOf<ProcessId<'client'>>();
        s.phase = 'busy';
        s.leader = null;
        s.node.at(from).term += 1;
        s.flags.set(2, true);
        s.lease.at(from).start(1, Number.POSITIVE_INFINITY);
        s.lease.at(from).stop();
        s.network.send('Go');
        s.links.send(from, from, 'Data', { value: 1 });
      },
    });
  });

  it('what is touched are fields at the top, and elements of arrays, by what the guard is given', () => {
    words.action('static', {
      touches: { reads: ['phase', 'node', ['flags', 2]], writes: ['network'] },
      then: () => {},
    });
    words.fault('of each', {
      each: { from: words.node, vote: oneOf('yes', 'no') },
      choose: words.client,
      touches: ({ from, vote }) => {
        expectTypeOf(vote).toEqualTypeOf<'yes' | 'no'>();
        return { reads: [['node', from], 'crashes'], writes: [['lease', from]] };
      },
      then: () => {},
    });
    words.receive('data', 'links', 'Data', {
      touches: (message) => {
        expectTypeOf(message.to).toEqualTypeOf<ProcessId<'node'>>();
        return { writes: [['node', message.to]] };
      },
      then: () => {},
    });
    words.forgery('forge', 'network', 'Vote', {
      touches: ({ from }) => ({ reads: [['node', from]] }),
      when: () => true,
      then: () => {},
    });
  });

  it('a received message is typed by its kind, one from a channel with both ends', () => {
    words.receive('vote', 'network', 'Vote', {
      then: (_s, message) => expectTypeOf(message.value).toEqualTypeOf<'yes' | 'no'>(),
    });
    words.receive('data', 'links', 'Data', {
      then: (_s, message) => expectTypeOf(message.to).toEqualTypeOf<ProcessId<'node'>>(),
    });
  });

  it('properties can be written against what they read, for any model that has it', () => {
    const idle = always('nobody is busy', (s: { readonly phase: 'idle' | 'busy' }) => s.phase === 'idle');
    const model = defineModel({ ...system, name: 'fits', actions: () => [], properties: () => ({ idle }) });
    expectTypeOf<StateOf<typeof model>['phase']>().toEqualTypeOf<'idle' | 'busy'>();
  });
});

describe('a model that is wrong does not compile', () => {
  const { action, fault, receive, loss, forgery, crash, restart, cut, partition, heal, node, client } = words;

  it('a misspelt field', () => {
    // @ts-expect-error there is no field "phases"
    action('read', { when: (s) => s.phases === 'idle', then: () => {} });
    // @ts-expect-error there is no field "terms"
    action('nested', { each: node, when: (s, n) => s.node.at(n).terms === 1, then: () => {} });
    action('write', {
      then: (s) => {
        // @ts-expect-error there is no field "faze"
        s.faze = 'idle';
      },
    });
  });

  it('a misspelt enumeration value', () => {
    // @ts-expect-error "bussy" is no phase
    action('read', { when: (s) => s.phase === 'bussy', then: () => {} });
    action('write', {
      then: (s) => {
        // @ts-expect-error "bussy" is no phase
        s.phase = 'bussy';
      },
    });
  });

  it('a misspelt message, field of a message or value in it', () => {
    // @ts-expect-error there is no message "Vole"
    action('kind', { each: node, then: (s, n) => s.network.send('Vole', { from: n, value: 'yes' }) });
    // @ts-expect-error a vote has no field "form"
    action('field', { each: node, then: (s, n) => s.network.send('Vote', { form: n, value: 'yes' }) });
    // @ts-expect-error "maybe" is no vote
    action('value', { each: node, then: (s, n) => s.network.send('Vote', { from: n, value: 'maybe' }) });
    // @ts-expect-error a vote carries something
    action('nothing', { then: (s) => s.network.send('Vote') });
    // @ts-expect-error there is no message "Vole"
    receive('kind', 'network', 'Vole', { then: () => {} });
    // @ts-expect-error there is no network "net"
    receive('network', 'net', 'Vote', { then: () => {} });
    // @ts-expect-error a message set loses nothing: a message may never be received
    loss('set', 'posted', { spends: 'crashes' });
  });

  it('a misspelt parameter or process set', () => {
    // @ts-expect-error there is no parameter "counts"
    defineSystem({ ...system, state: ({ counts }) => ({ n: integer({ min: 0, max: counts }) }) });
    defineModel({
      name: 'inline',
      parameters: { count: integer({ min: 1, max: 3, default: 1 }) },
      // @ts-expect-error there is no parameter "cuont"
      processes: ({ cuont }) => ({ node: processIds(cuont) }),
      state: () => ({ x: boolean() }),
      actions: () => [],
    });
  });

  it('a process of another set, or a number, where a process is meant', () => {
    // @ts-expect-error a client is no node
    action('other', { each: client, when: (s, c) => s.node.at(c).up, then: () => {} });
    // @ts-expect-error a number is no node
    action('number', { when: (s) => s.node.at(0).up, then: () => {} });
  });

  it('a guard that writes', () => {
    action('guard', {
      when: (s) => {
        // @ts-expect-error a guard only reads
        s.phase = 'idle';
        return true;
      },
      then: () => {},
    });
    // @ts-expect-error a guard only reads
    action('start', { each: node, when: (s, n) => s.lease.at(n).start(1) === undefined, then: () => {} });
    // @ts-expect-error a guard only reads
    action('send', { when: (s) => s.network.send('Go') === undefined, then: () => {} });
  });

  it('a look at the time that a countdown has left, or an assignment to one', () => {
    // @ts-expect-error nobody can see how much is left
    action('look', { each: node, when: (s, n) => s.lease.at(n).remaining > 1, then: () => {} });
    // @ts-expect-error a countdown is started, not assigned
    action('assign', { each: node, then: (s, n) => s.lease.set(n, 3) });
    // @ts-expect-error durations are numbers
    action('text', { each: node, then: (s, n) => s.lease.at(n).start('3 ms') });
    // @ts-expect-error a unit is needed
    defineSystem({ ...system, time: { step: 5 } });
  });

  it('a budget or a process that is none', () => {
    // @ts-expect-error "phase" is no budget
    fault('crash', { spends: 'phase', then: () => {} });
    // @ts-expect-error a fault is never fair
    fault('crash', { fair: 'weak', then: () => {} });
    // @ts-expect-error "phase" is no process that can be up
    crash('crash', 'phase', { spends: 'crashes', keeps: [] });
    // @ts-expect-error a node has no field "logs"
    crash('crash', 'node', { spends: 'crashes', keeps: ['logs'] });
    // @ts-expect-error there is no process "nodes"
    restart('restart', 'nodes');
    cut('cut', 'severed', { spends: 'crashes' });
    // @ts-expect-error "seen" is a set of nodes, not of links
    cut('cut', 'seen', { spends: 'crashes' });
    // @ts-expect-error the adversary's cuts are limited
    partition('split', 'severed', {});
    // @ts-expect-error a link is no process
    heal('heal', 'severed', { each: 'node' });
    // @ts-expect-error a forgery says what can be forged
    forgery('forge', 'network', 'Vote', { then: () => {} });
    // @ts-expect-error a node is no link
    linksBetween(node).endsOf(node.valueAt(0));
  });

  it('a part that there is not, where it is declared what is touched', () => {
    // @ts-expect-error there is no field "phases"
    action('field', { touches: { reads: ['phases'] }, then: () => {} });
    // @ts-expect-error "phase" is no array
    action('array', { touches: { writes: [['phase', 0]] }, then: () => {} });
    // @ts-expect-error a client is no node
    action('index', { each: client, touches: (c) => ({ reads: [['node', c]] }), then: () => {} });
    // @ts-expect-error there are parts that are read and parts that are written
    action('use', { touches: { uses: ['phase'] }, then: () => {} });
    // @ts-expect-error what a crash touches is known
    crash('crash', 'node', { spends: 'crashes', keeps: [], touches: { reads: ['node'] } });
  });

  it('a property that reads what the model does not have', () => {
    const other = always('nothing', (s: { readonly tally: number }) => s.tally === 0);
    // @ts-expect-error the state has no field "tally"
    defineModel({ ...system, name: 'misfit', actions: () => [], properties: () => ({ other }) });
  });
});
