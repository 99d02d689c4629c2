import { describe, expect, it } from 'vitest';
import {
  array,
  boolean,
  budget,
  channels,
  countdown,
  type Fields,
  integer,
  map,
  messageBag,
  messageSet,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  processSet,
  sequence,
  set,
  startingAt,
  type View,
  vectorClock,
} from '../language/index.js';
import { PlainState } from './index.js';

const p = processSet('p', processIds(2, { names: ['P1', 'P2'] }));
const [p1, p2] = p.ids as readonly [ProcessId<'p'>, ProcessId<'p'>];
const stranger = 7 as ProcessId<'p'>;

/** A blank state and its view, typed as an effect's author sees it. */
function stateOf<State extends Fields>(fields: State): { readonly state: PlainState; readonly view: View<State> } {
  const state = new PlainState(fields);
  return { state, view: state.view as View<State> };
}

describe('a scalar', () => {
  const fields = {
    flag: boolean(),
    level: integer({ min: -2, max: 2, default: 0 }),
    phase: startingAt('busy', oneOf('idle', 'busy')),
    leader: optional(p),
    self: p,
  };

  it('begins at its initial value', () => {
    const { state, view } = stateOf(fields);
    expect([view.flag, view.level, view.phase, view.leader, view.self]).toEqual([false, 0, 'busy', null, p1]);
    expect(state.snapshot()).toEqual({ flag: false, level: 0, phase: 'busy', leader: null, self: 'P1' });
  });

  it('can be assigned any value of its domain', () => {
    const { state, view } = stateOf(fields);
    view.flag = true;
    view.level = -2;
    view.phase = 'idle';
    view.leader = p2;
    view.self = p2;
    expect(state.snapshot()).toEqual({ flag: true, level: -2, phase: 'idle', leader: 'P2', self: 'P2' });
  });

  it('cannot leave its domain', () => {
    const { state, view } = stateOf(fields);
    expect(() => {
      view.level += 3;
    }).toThrow('level cannot be 3: it is an integer from -2 to 2');
    expect(() => {
      view.leader = stranger;
    }).toThrow('leader cannot be 7: it is null or one of P1, P2');
    expect(state.snapshot()).toMatchObject({ level: 0, leader: null });
  });
});

describe('a record', () => {
  const fields = {
    node: {
      up: boolean({ default: true }),
      log: sequence(p, { capacity: 2 }),
      inner: { term: integer({ min: 0, max: 3 }) },
    },
  };

  it('takes its initial values again, but for what it keeps', () => {
    const { state, view } = stateOf(fields);
    view.node.up = false;
    view.node.log.push(p2);
    view.node.inner.term = 3;
    view.node.reset({ keep: ['log'] });
    expect(state.snapshot()).toEqual({ node: { up: true, log: ['P2'], inner: { term: 0 } } });
    view.node.reset();
    expect(state.snapshot()).toEqual({ node: { up: true, log: [], inner: { term: 0 } } });
  });

  it('names a field by its path', () => {
    const { view } = stateOf({ node: perProcess(p, fields.node) });
    expect(() => {
      view.node.at(p2).inner.term = 4;
    }).toThrow('node[P2].inner.term cannot be 4: it is an integer from 0 to 3');
  });
});

describe('an array', () => {
  it('is shown by names over processes, enumerations and booleans, else as a list', () => {
    const { state, view } = stateOf({
      vote: perProcess(p, boolean()),
      light: array(oneOf('red', 'green'), integer({ min: 0, max: 9 })),
      bit: array(boolean(), boolean()),
      slot: array(integer({ min: 5, max: 6 }), boolean()),
      perhaps: array(optional(p), boolean()),
    });
    view.vote.set(p2, true);
    view.light.set('green', 9);
    view.bit.set(true, true);
    view.slot.set(6, true);
    view.perhaps.set(null, true);
    expect(JSON.stringify(state.snapshot())).toBe(
      '{"vote":{"P1":false,"P2":true},"light":{"red":0,"green":9},"bit":{"false":false,"true":true},' +
        '"slot":[false,true],"perhaps":[true,false,false]}',
    );
  });

  it('is asked about its elements with their indices', () => {
    const { view } = stateOf({ vote: perProcess(p, boolean()) });
    view.vote.set(p2, true);
    expect(view.vote.at(p2)).toBe(true);
    expect(view.vote.some((vote, index) => vote && index === p2)).toBe(true);
    expect(view.vote.every((vote) => vote)).toBe(false);
    expect(view.vote.count((vote) => vote)).toBe(1);
  });

  it('has no element outside its index, and no value outside its domain', () => {
    const { view } = stateOf({ level: perProcess(p, integer({ min: 0, max: 1 })) });
    expect(() => view.level.at(stranger)).toThrow('the index of level cannot be 7: it is one of P1, P2');
    expect(() => view.level.set(p2, 2)).toThrow('level[P2] cannot be 2: it is an integer from 0 to 1');
  });
});

describe('a set', () => {
  const fields = { ready: set(p), wide: set(integer({ min: -3, max: 60 })) };

  it('holds values, shown in the order of their domain', () => {
    const { state, view } = stateOf(fields);
    expect([view.ready.isEmpty, view.ready.size, view.ready.isFull]).toEqual([true, 0, false]);
    view.ready.add(p2);
    view.ready.add(p1);
    view.ready.add(p1);
    for (const value of [60, -3, 31, 32]) view.wide.add(value);
    view.wide.delete(31);
    view.wide.delete(30);
    expect([view.ready.isEmpty, view.ready.size, view.ready.isFull]).toEqual([false, 2, true]);
    expect([view.wide.has(32), view.wide.has(31)]).toEqual([true, false]);
    expect(view.wide.every((value) => value !== 31)).toBe(true);
    expect(view.wide.some((value) => value > 60)).toBe(false);
    expect(state.snapshot()).toEqual({ ready: ['P1', 'P2'], wide: [-3, 32, 60] });
    view.wide.clear();
    expect(view.wide.isEmpty).toBe(true);
  });

  it('refuses values that are none of its domain', () => {
    const { view } = stateOf(fields);
    expect(() => view.wide.add(61)).toThrow('a value of wide cannot be 61: it is an integer from -3 to 60');
    expect(() => view.ready.has(stranger)).toThrow('a value of ready cannot be 7: it is one of P1, P2');
  });
});

describe('a map', () => {
  const fields = { vote: map(p, oneOf('yes', 'no')) };

  it('has values at some keys', () => {
    const { state, view } = stateOf(fields);
    expect([view.vote.size, view.vote.has(p1), view.vote.get(p1)]).toEqual([0, false, null]);
    view.vote.set(p2, 'no');
    view.vote.set(p1, 'no');
    view.vote.set(p1, 'yes');
    expect([view.vote.size, view.vote.has(p1), view.vote.get(p1)]).toEqual([2, true, 'yes']);
    expect(JSON.stringify(state.snapshot())).toBe('{"vote":{"P1":"yes","P2":"no"}}');
    view.vote.delete(p1);
    expect(state.snapshot()).toEqual({ vote: { P2: 'no' } });
    view.vote.clear();
    expect(view.vote.size).toBe(0);
  });

  it('refuses keys that are none of its domain', () => {
    const { view } = stateOf(fields);
    expect(() => view.vote.set(stranger, 'yes')).toThrow('a key of vote cannot be 7: it is one of P1, P2');
  });
});

describe('a sequence', () => {
  const fields = { log: sequence(p, { capacity: 2 }) };

  it('is first in, first out', () => {
    const { state, view } = stateOf(fields);
    view.log.push(p2);
    view.log.push(p1);
    expect([view.log.length, view.log.isFull, view.log.includes(p1)]).toEqual([2, true, true]);
    expect([view.log.at(0), view.log.at(1), view.log.at(2), view.log.at(-1)]).toEqual([p2, p1, null, null]);
    expect(state.snapshot()).toEqual({ log: ['P2', 'P1'] });
    expect(view.log.shift()).toBe(p2);
    expect(state.snapshot()).toEqual({ log: ['P1'] });
    view.log.clear();
    expect(view.log.length).toBe(0);
  });

  it('neither overflows nor gives what it does not have', () => {
    const { view } = stateOf(fields);
    expect(() => view.log.shift()).toThrow(
      'the value shifted from log cannot be null: it is the first of a sequence, and this is empty',
    );
    view.log.push(p2);
    view.log.push(p1);
    expect(() => view.log.push(p1)).toThrow('log cannot be ["P2","P1","P1"]: it is a sequence of at most 2 values');
  });
});

describe('a vector clock', () => {
  const fields = { mine: vectorClock(p, { max: 2 }), yours: vectorClock(p, { max: 3 }) };

  it('orders events as they happened', () => {
    const { state, view } = stateOf(fields);
    const { mine, yours } = view;
    expect([mine.isAtMost(yours), mine.isBefore(yours), mine.isConcurrentWith(yours)]).toEqual([true, false, false]);
    mine.tick(p1);
    expect([mine.isAtMost(yours), yours.isBefore(mine), mine.isConcurrentWith(yours)]).toEqual([false, true, false]);
    yours.set(p2, 2);
    expect([mine.isAtMost(yours), yours.isBefore(mine), mine.isConcurrentWith(yours)]).toEqual([false, false, true]);
    mine.merge(yours);
    expect([mine.at(p1), mine.at(p2)]).toEqual([1, 2]);
    expect(state.snapshot()).toEqual({ mine: { P1: 1, P2: 2 }, yours: { P1: 0, P2: 2 } });
  });

  it('cannot count past its maximum, nor take over what does', () => {
    const { view } = stateOf(fields);
    view.mine.set(p2, 2);
    expect(() => view.mine.tick(p2)).toThrow('mine[P2] cannot be 3: it is an integer from 0 to 2');
    view.yours.set(p1, 3);
    expect(() => view.mine.merge(view.yours)).toThrow('mine[P1] cannot be 3: it is an integer from 0 to 2');
  });
});

describe('a budget', () => {
  it('can be spent until nothing is left', () => {
    const { state, view } = stateOf({ crashes: budget(1) });
    expect([view.crashes.spent, view.crashes.left]).toEqual([0, 1]);
    view.crashes.spend();
    expect([view.crashes.spent, view.crashes.left]).toEqual([1, 0]);
    expect(state.snapshot()).toEqual({ crashes: 1 });
    expect(() => view.crashes.spend()).toThrow('crashes cannot be 2: it is a budget of at most 1');
  });
});

describe('a countdown', () => {
  const fields = { timer: countdown({ max: 10 }) };
  const never = Number.POSITIVE_INFINITY;

  it('is off, and runs from its start until it is stopped', () => {
    const { state, view } = stateOf(fields);
    expect([view.timer.isRunning, view.timer.isDue]).toEqual([false, false]);
    expect(state.snapshot()).toEqual({ timer: 'off' });
    view.timer.start(3);
    expect([view.timer.isRunning, view.timer.isDue]).toEqual([true, false]);
    view.timer.stop();
    expect(state.snapshot()).toEqual({ timer: 'off' });
  });

  it('is shown with what remains until its earliest and its latest time', () => {
    const { state, view } = stateOf(fields);
    const started = (earliest: number, latest?: number) => {
      view.timer.start(earliest, latest);
      return [state.snapshot(), view.timer.isDue];
    };
    expect(started(3)).toEqual([{ timer: { due: 3 } }, false]);
    expect(started(4, 10)).toEqual([{ timer: { from: 4, by: 10 } }, false]);
    expect(started(5, never)).toEqual([{ timer: { from: 5 } }, false]);
    expect(started(0)).toEqual([{ timer: { due: 0 } }, true]);
    expect(started(0, 7)).toEqual([{ timer: { from: 0, by: 7 } }, true]);
    expect(started(0, never)).toEqual([{ timer: { from: 0 } }, true]);
  });

  it('runs by the clock of its state, from moment to moment, and keeps it from running on at its latest time', () => {
    const { state, view } = stateOf(fields);
    const { clock } = state;
    expect([clock.untilNextMoment, clock.waitsFor]).toEqual([undefined, undefined]);
    view.timer.start(4, 10);
    expect(clock.untilNextMoment).toBe(4);
    clock.pass(4);
    expect([state.snapshot(), view.timer.isDue]).toEqual([{ timer: { from: 0, by: 6 } }, true]);
    expect([clock.untilNextMoment, clock.waitsFor]).toEqual([6, undefined]);
    clock.pass(6);
    expect([state.snapshot(), clock.waitsFor]).toEqual([{ timer: { due: 0 } }, 'timer']);
    view.timer.start(2, never);
    clock.pass(2);
    expect([state.snapshot(), clock.untilNextMoment]).toEqual([{ timer: { from: 0 } }, undefined]);
  });

  it('cannot be started with what is no duration', () => {
    const { view } = stateOf(fields);
    const bound = 'it is a duration from 0 to 10 in steps of 1';
    expect(() => view.timer.start(11)).toThrow(`timer cannot be 11: ${bound}`);
    expect(() => view.timer.start(-1)).toThrow(`timer cannot be -1: ${bound}`);
    expect(() => view.timer.start(1.5)).toThrow(`timer cannot be 1.5: ${bound}`);
    expect(() => view.timer.start(never)).toThrow(`timer cannot be Infinity: ${bound}`);
    expect(() => view.timer.start(2, 11)).toThrow(`timer cannot be 11: ${bound}, or Infinity`);
    expect(() => view.timer.start(2, 1)).toThrow(
      'timer cannot be 1: it is a latest time, which does not lie before the earliest',
    );
    expect(view.timer.isRunning).toBe(false);
  });

  it('cannot be started between the steps of time', () => {
    const { timer } = new PlainState(fields, 5).view as View<typeof fields>;
    expect(() => timer.start(7)).toThrow('timer cannot be 7: it is a duration from 0 to 10 in steps of 5');
    expect(() => timer.start(5, 10)).not.toThrow();
  });

  it('does not say how much time is left', () => {
    const { view } = stateOf(fields);
    expect(Object.keys(view.timer)).toEqual(['isRunning', 'isDue', 'start', 'stop']);
  });
});

const messages = { Vote: { value: oneOf('yes', 'no'), from: p }, Abort: {} };

describe('a message set', () => {
  const fields = { network: messageSet(messages) };

  it('remembers what was sent, in the order of all messages', () => {
    const { state, view } = stateOf(fields);
    view.network.send('Abort');
    view.network.send('Vote', { value: 'no', from: p1 });
    view.network.send('Vote', { value: 'yes', from: p2 });
    view.network.send('Vote', { value: 'yes', from: p2 });
    view.network.receive('Abort');
    expect(view.network.has('Abort')).toBe(true);
    expect(view.network.has('Vote', { value: 'no', from: p2 })).toBe(false);
    expect(view.network.some('Vote', ({ from }) => from === p2)).toBe(true);
    expect(JSON.stringify(state.snapshot())).toBe(
      '{"network":[{"message":"Vote","value":"yes","from":"P2"},{"message":"Vote","value":"no","from":"P1"},' +
        '{"message":"Abort"}]}',
    );
    expect(state.takeEvents().map(({ event, kind }) => `${event} ${kind}`)).toEqual([
      'sent Abort',
      'sent Vote',
      'sent Vote',
      'sent Vote',
      'received Abort',
    ]);
    expect(state.takeEvents()).toEqual([]);
  });

  it('does not deliver what was never sent, nor carry what it cannot', () => {
    const { view } = stateOf(fields);
    expect(() => view.network.receive('Vote', { value: 'yes', from: p1 })).toThrow(
      'the message received in network cannot be {"message":"Vote","value":"yes","from":"P1"}: it is one that is in flight',
    );
    expect(() => view.network.send('Vote', { value: 'yes', from: stranger })).toThrow(
      'network.Vote.from cannot be 7: it is one of P1, P2',
    );
  });
});

describe('a message bag', () => {
  const fields = { network: messageBag(messages, { copies: 2 }) };

  it('counts copies', () => {
    const { state, view } = stateOf(fields);
    expect(view.network.isEmpty).toBe(true);
    view.network.send('Abort');
    view.network.duplicate('Abort');
    expect([view.network.copies('Abort'), view.network.has('Abort'), view.network.isEmpty]).toEqual([2, true, false]);
    expect(state.snapshot()).toEqual({ network: [{ message: 'Abort', copies: 2 }] });
    view.network.lose('Abort');
    expect(state.snapshot()).toEqual({ network: [{ message: 'Abort' }] });
    view.network.receive('Abort');
    expect(view.network.isEmpty).toBe(true);
    expect(state.takeEvents().map(({ event }) => event)).toEqual(['sent', 'duplicated', 'lost', 'received']);
  });

  it('neither overflows nor gives what it does not have', () => {
    const { view } = stateOf(fields);
    expect(() => view.network.lose('Abort')).toThrow(
      'the message lost in network cannot be {"message":"Abort"}: it is one that is in flight',
    );
    view.network.send('Abort');
    view.network.send('Abort');
    expect(() => view.network.send('Abort')).toThrow(
      'network cannot be {"message":"Abort","copies":3}: it is a bag of at most 2 copies of a message',
    );
  });
});

describe('channels', () => {
  const fields = { wire: channels(p, { Vote: { value: oneOf('yes', 'no') }, Abort: {} }, { capacity: 2 }) };

  it('deliver in the order of sending, between each two', () => {
    const { state, view } = stateOf(fields);
    view.wire.send(p2, p1, 'Abort');
    view.wire.send(p1, p2, 'Vote', { value: 'no' });
    view.wire.send(p1, p2, 'Abort');
    expect([view.wire.length(p1, p2), view.wire.isFull(p1, p2), view.wire.isFull(p2, p1)]).toEqual([2, true, false]);
    expect(view.wire.head(p1, p2)).toEqual({ kind: 'Vote', content: { value: 'no' } });
    expect(view.wire.head(p2, p2)).toBeNull();
    expect(JSON.stringify(state.snapshot())).toBe(
      '{"wire":{"P1→P2":[{"message":"Vote","value":"no"},{"message":"Abort"}],"P2→P1":[{"message":"Abort"}]}}',
    );
    state.takeEvents();
    view.wire.receive(p1, p2);
    view.wire.duplicate(p1, p2);
    view.wire.lose(p1, p2);
    expect(state.snapshot()).toEqual({ wire: { 'P1→P2': [{ message: 'Abort' }], 'P2→P1': [{ message: 'Abort' }] } });
    expect(state.takeEvents()).toEqual([
      { event: 'received', network: 'wire', kind: 'Vote', content: { from: 'P1', to: 'P2', value: 'no' } },
      { event: 'duplicated', network: 'wire', kind: 'Abort', content: { from: 'P1', to: 'P2' } },
      { event: 'lost', network: 'wire', kind: 'Abort', content: { from: 'P1', to: 'P2' } },
    ]);
  });

  it('neither overflow nor give what they do not have', () => {
    const { view } = stateOf(fields);
    expect(() => view.wire.receive(p1, p2)).toThrow(
      'the message received in wire[P1→P2] cannot be null: it is one that is in flight',
    );
    view.wire.send(p1, p2, 'Abort');
    view.wire.send(p1, p2, 'Abort');
    expect(() => view.wire.duplicate(p1, p2)).toThrow(
      'wire[P1→P2] cannot be [{"message":"Abort"},{"message":"Abort"},{"message":"Abort"}]: it is a channel of at most 2 messages',
    );
  });
});

describe('a plain state', () => {
  const fields = {
    node: perProcess(p, { up: boolean({ default: true }), seen: set(p), clock: vectorClock(p, { max: 3 }) }),
    slots: array(2, optional(integer({ min: 0, max: 3 }))),
    vote: map(p, boolean()),
    log: sequence(oneOf('a', 'b'), { capacity: 3 }),
    crashes: budget(2),
    leases: perProcess(p, countdown({ max: 9 })),
    told: messageSet(messages),
    sent: messageBag(messages, { copies: 2 }),
    wire: channels(p, messages, { capacity: 2 }),
  };

  it('becomes again what a snapshot shows', () => {
    const { state, view } = stateOf(fields);
    const blank = state.snapshot();
    view.node.at(p2).up = false;
    view.node.at(p2).seen.add(p1);
    view.node.at(p1).clock.tick(p2);
    view.slots.set(1, 3);
    view.vote.set(p2, true);
    view.log.push('b');
    view.crashes.spend();
    view.leases.at(p1).start(2, 9);
    view.leases.at(p2).start(3, Number.POSITIVE_INFINITY);
    view.told.send('Vote', { value: 'no', from: p2 });
    view.sent.send('Abort');
    view.sent.send('Abort');
    view.wire.send(p2, p1, 'Vote', { value: 'yes', from: p1 });
    const busy = state.snapshot();
    state.load(blank);
    expect(state.snapshot()).toEqual(blank);
    state.load(busy);
    expect(state.snapshot()).toEqual(busy);
    const other = new PlainState(fields);
    other.load(JSON.parse(JSON.stringify(busy)));
    expect(JSON.stringify(other.snapshot())).toBe(JSON.stringify(busy));
  });

  it('loads the same snapshot again after every write', () => {
    const { state, view } = stateOf({ level: integer({ min: 0, max: 3 }) });
    const blank = state.snapshot();
    state.load(blank);
    view.level = 2;
    state.load(blank);
    expect(view.level).toBe(0);
  });

  it.each([
    [{}, 'node cannot be undefined: it is an object'],
    [{ node: {} }, 'node[P1] cannot be undefined: it is an object'],
    [{ node: { P1: { up: 1 } } }, 'node[P1].up cannot be 1: it is true or false'],
  ])('refuses to load %j, which is no snapshot of it', (snapshot, sentence) => {
    expect(() => new PlainState(fields).load(snapshot)).toThrow(sentence);
  });

  it.each([
    [
      'an assignment',
      (view: View<typeof fields>) => {
        view.node.at(p1).up = false;
      },
      'node[P1].up',
    ],
    ['an operation', (view: View<typeof fields>) => view.vote.clear(), 'vote'],
    ['a start', (view: View<typeof fields>) => view.leases.at(p1).start(3), 'leases[P1]'],
    ['a stop', (view: View<typeof fields>) => view.leases.at(p2).stop(), 'leases[P2]'],
    ['a message', (view: View<typeof fields>) => view.told.send('Abort'), 'told'],
    ['a reset', (view: View<typeof fields>) => view.node.at(p2).reset(), 'node[P2]'],
  ])('refuses %s while it is only read', (_, write, field) => {
    const { state, view } = stateOf(fields);
    expect(() => state.read('the guard of "vote"', () => write(view))).toThrow(
      `the guard of "vote" changes the state: it writes ${field}`,
    );
    expect(() => write(view)).not.toThrow();
  });
});
