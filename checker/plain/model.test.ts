import { describe, expect, it } from 'vitest';
import { ModelError } from '../errors.js';
import {
  boolean,
  budget,
  channels,
  defineModel,
  integer,
  type Model,
  messageBag,
  oneOf,
  perProcess,
  processIds,
} from '../language/index.js';
import type { Snapshot } from '../result.js';
import { PlainModel, type StateProperty, type StepProperty, type Transition } from './index.js';

/** The first initial state of a model, and the transitions from it. */
function begin(model: Model): { readonly plain: PlainModel; readonly state: Snapshot; readonly next: Transition[] } {
  const plain = new PlainModel(model.instantiate());
  const [first] = plain.initialStates();
  if (first === undefined) throw new Error('no initial state');
  return { plain, state: first.state, next: [...plain.transitions(first.state)] };
}

/** A transition as a line: the action and its arguments. */
const line = ({ action, arguments: given }: Transition) =>
  [action.name, ...Object.entries(given).map(([name, shown]) => `${name}=${String(shown)}`)].join(' ');

describe('transitions', () => {
  it('come in the order of actions, indices and choices, the first-named most significant, with named arguments', () => {
    const model = defineModel({
      name: 'orders',
      processes: () => ({ p: processIds(2, { names: ['P1', 'P2'] }) }),
      state: () => ({ flag: boolean() }),
      actions: ({ p, action }) => [
        action('once', { then: () => {} }),
        action('process', { each: p, choose: boolean(), then: () => {} }),
        action('value', { each: integer({ min: 4, max: 5 }), then: () => {} }),
        action('several', {
          each: { of: p, on: boolean() },
          choose: { shade: oneOf('red', 'green') },
          when: (_, { of, on }) => of === 1 || on,
          then: () => {},
        }),
      ],
    });
    expect(begin(model).next.map(line)).toEqual([
      'once',
      'process p=P1 choice=false',
      'process p=P1 choice=true',
      'process p=P2 choice=false',
      'process p=P2 choice=true',
      'value value=4',
      'value value=5',
      'several of=P1 on=true shade=red',
      'several of=P1 on=true shade=green',
      'several of=P2 on=false shade=red',
      'several of=P2 on=false shade=green',
      'several of=P2 on=true shade=red',
      'several of=P2 on=true shade=green',
    ]);
  });

  it('each begin in the state that they are of, not where the one before ended', () => {
    const model = defineModel({
      name: 'counting',
      state: () => ({ count: integer({ min: 0, max: 9 }) }),
      actions: ({ action }) => [
        action('add', {
          choose: integer({ min: 1, max: 3 }),
          then: (state, step) => {
            state.count += step;
          },
        }),
      ],
    });
    const { plain, state, next } = begin(model);
    expect(next.map(({ state }) => state)).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }]);
    const one = plain.transitions(state);
    one.next();
    expect([...plain.transitions({ count: 5 })].map(({ state }) => state)).toEqual([
      { count: 6 },
      { count: 7 },
      { count: 8 },
    ]);
    expect(one.next().value).toMatchObject({ state: { count: 2 } });
  });

  it('spend the budget before the effect, and there are none without any left', () => {
    const model = defineModel({
      name: 'spending',
      state: () => ({ faults: budget(1), seen: integer({ min: 0, max: 1 }) }),
      actions: ({ fault }) => [
        fault('strike', {
          spends: 'faults',
          then: (state) => {
            state.seen = state.faults.spent;
          },
        }),
      ],
    });
    const { plain, next } = begin(model);
    expect(next.map(({ state }) => state)).toEqual([{ faults: 1, seen: 1 }]);
    expect([...plain.transitions({ faults: 1, seen: 1 })]).toEqual([]);
  });
});

describe('transitions of messages', () => {
  const model = defineModel({
    name: 'messages',
    processes: () => ({ p: processIds(2, { names: ['P1', 'P2'] }) }),
    state: ({ p }) => ({
      bag: messageBag({ Vote: { value: boolean(), to: p }, Stop: {} }, { copies: 2 }),
      wire: channels(p, { Ask: { value: boolean() }, Stop: {} }, { capacity: 3 }),
      faults: budget(1),
      heard: oneOf('nothing', 'something'),
    }),
    initial: ({ p, action }) => [
      action('send', {
        then: (state) => {
          const [first, second] = p.ids;
          if (first === undefined || second === undefined) return;
          state.bag.send('Stop');
          state.bag.send('Vote', { value: true, to: second });
          state.bag.send('Vote', { value: false, to: second });
          state.wire.send(second, first, 'Ask', { value: true });
          state.wire.send(first, second, 'Stop');
          state.wire.send(first, second, 'Ask', { value: false });
        },
      }),
    ],
    actions: ({ receive, loss, duplication }) => [
      receive('take vote', 'bag', 'Vote', {
        when: (_, { value }) => value,
        then: (state, { value, to }) => {
          if (value && to === 1 && !state.bag.has('Vote', { value, to })) state.heard = 'something';
        },
      }),
      receive('take ask', 'wire', 'Ask', {
        then: (state, { from, to, value }) => {
          if (from === 1 && to === 0 && value) state.heard = 'something';
        },
      }),
      loss('lose', 'bag', { spends: 'faults' }),
      duplication('repeat', 'wire', { spends: 'faults' }),
    ],
  });

  it('range over what is in flight: of a bag each message, of a channel the head, in order', () => {
    expect(begin(model).next.map(line)).toEqual([
      'take vote value=true to=P2',
      'take ask from=P2 to=P1 value=true',
      'lose value=false to=P2',
      'lose value=true to=P2',
      'lose',
      'repeat from=P1 to=P2',
      'repeat from=P2 to=P1 value=true',
    ]);
  });

  it('do the operation before the effect, and tell of it', () => {
    const [vote, ask, lost] = begin(model).next;
    expect(vote?.state).toMatchObject({ heard: 'something' });
    expect(vote?.messages).toEqual([
      { event: 'received', network: 'bag', kind: 'Vote', content: { value: true, to: 'P2' } },
    ]);
    expect(ask?.state).toMatchObject({
      heard: 'something',
      wire: { 'P1→P2': [{ message: 'Stop' }, { message: 'Ask' }] },
    });
    expect(lost?.messages).toEqual([
      { event: 'lost', network: 'bag', kind: 'Vote', content: { value: false, to: 'P2' } },
    ]);
  });

  it('are the act of the addressee, if they receive, else of nobody', () => {
    expect(begin(model).next.map(({ process }) => process)).toEqual(['P2', 'P1', null, null, null, null, null]);
  });
});

describe('crash and restart', () => {
  const model = defineModel({
    name: 'crashing',
    processes: () => ({ p: processIds(2, { names: ['P1', 'P2'] }) }),
    state: ({ p }) => ({
      node: perProcess(p, { up: boolean({ default: true }), log: boolean(), cache: boolean() }),
      lone: { up: boolean({ default: true }), at: boolean() },
      crashes: budget(2),
    }),
    initial: ({ p, action }) => [
      action('work', {
        then: (state) => {
          for (const id of p.ids) {
            state.node.at(id).log = true;
            state.node.at(id).cache = true;
          }
        },
      }),
    ],
    actions: ({ crash, restart }) => [
      crash('crash', 'node', { spends: 'crashes', keeps: ['log'] }),
      crash('crash alone', 'lone', { spends: 'crashes', keeps: [], by: 'Fate' }),
      restart('restart', 'node'),
    ],
  });

  it('happen to each process that is up or down, and forget what is not kept', () => {
    const { plain, next } = begin(model);
    expect(next.map(line)).toEqual(['crash p=P1', 'crash p=P2', 'crash alone']);
    expect(next.map(({ process }) => process)).toEqual(['P1', 'P2', 'Fate']);
    const crashed = next[1]?.state ?? null;
    expect(crashed).toMatchObject({ node: { P2: { up: false, log: true, cache: false } } });
    const restarted = [...plain.transitions(crashed)].filter(({ action }) => action.name === 'restart');
    expect(restarted.map(line)).toEqual(['restart p=P2']);
    expect(restarted[0]?.state).toMatchObject({ node: { P2: { up: true, log: true, cache: false } } });
  });
});

describe('initial states', () => {
  it('are the blank state alone, without actions that make others', () => {
    const model = defineModel({
      name: 'blank',
      state: () => ({ count: integer({ min: 0, max: 3, default: 2 }) }),
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    expect([...new PlainModel(model.instantiate()).initialStates()]).toEqual([
      { state: { count: 2 }, transition: null },
    ]);
  });

  it('are else what the actions make of the blank one', () => {
    const model = defineModel({
      name: 'several',
      state: () => ({ count: integer({ min: 0, max: 3 }) }),
      initial: ({ action }) => [
        action('start', {
          choose: integer({ min: 2, max: 3 }),
          then: (state, count) => {
            state.count = count;
          },
        }),
      ],
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    const initial = [...new PlainModel(model.instantiate()).initialStates()];
    expect(initial.map(({ state }) => state)).toEqual([{ count: 2 }, { count: 3 }]);
    expect(initial[1]?.transition).toMatchObject({ arguments: { choice: 3 } });
  });
});

describe('a model at fault', () => {
  const model = defineModel({
    name: 'faulty',
    processes: () => ({ p: processIds(2, { names: ['P1', 'P2'] }) }),
    state: ({ p }) => ({
      level: perProcess(p, integer({ min: 0, max: 1 })),
      wrong: oneOf('nothing', 'guard', 'effect', 'write', 'final'),
    }),
    initial: ({ action }) => [
      action('be wrong', {
        choose: oneOf('guard', 'effect', 'write', 'final'),
        then: (state, wrong) => {
          state.wrong = wrong;
        },
      }),
    ],
    actions: ({ p, action }) => [
      action('raise', {
        each: p,
        choose: integer({ min: 1, max: 2 }),
        when: (state, self) => {
          if (state.wrong === 'guard') throw new TypeError('this guard is broken');
          // A write that the types forbid, as plain JavaScript can do.
          if (state.wrong === 'write') (state.level as unknown as { set(self: number, to: number): void }).set(self, 1);
          return state.wrong === 'effect';
        },
        then: (state, self, by) => state.level.set(self, state.level.at(self) + by),
      }),
    ],
    final: () => (state) => {
      if (state.wrong === 'final') throw new RangeError('no end is in sight');
      return false;
    },
  });
  const plain = new PlainModel(model.instantiate());
  const states = Object.fromEntries(
    [...plain.initialStates()].map(({ state, transition }) => [String(transition?.arguments.choice), state]),
  );
  const where = 'model "faulty", variant "default"';

  it.each([
    ['guard', `${where}, action "raise" (p: P1): this guard is broken`],
    ['effect', `${where}, action "raise" (p: P1, choice: 2): level[P1] cannot be 2: it is an integer from 0 to 1`],
    ['write', `${where}, action "raise" (p: P1): the guard of "raise" changes the state: it writes level`],
  ])('is told where: in its %s', (wrong, sentence) => {
    const run = () => [...plain.transitions(states[wrong] ?? null)];
    expect(run).toThrow(ModelError);
    expect(run).toThrow(sentence);
  });

  it('is told where: in its condition for final states', () => {
    expect(() => plain.isFinal(states.final ?? null)).toThrow(`${where}, the condition "final": no end is in sight`);
  });
});

describe('judging', () => {
  const model = defineModel({
    name: 'judged',
    state: () => ({ count: integer({ min: 0, max: 9 }) }),
    actions: ({ action }) => [action('idle', { then: () => {} })],
  });
  const plain = new PlainModel(model.instantiate());
  type State = { readonly count: number };

  it('says of a state whether it satisfies a property, violates it, or is no case', () => {
    const small: StateProperty = {
      form: 'always',
      sentence: 'small',
      given: ({ count }: State) => count > 0,
      holds: ({ count }: State) => count < 5,
    };
    expect([0, 1, 5].map((count) => plain.judgeState('small', small, { count }))).toEqual([
      'no case',
      'satisfied',
      'violated',
    ]);
    const nine: StateProperty = { form: 'reachable', sentence: 'nine', holds: ({ count }: State) => count === 9 };
    expect([8, 9].map((count) => plain.judgeState('nine', nine, { count }))).toEqual(['violated', 'satisfied']);
  });

  it('says of a step the same, between the state before and the one after', () => {
    const rising: StepProperty = {
      form: 'alwaysStep',
      sentence: 'rising',
      given: (before: State, after: State) => before.count + after.count > 0,
      holds: (before: State, after: State) => before.count < after.count,
    };
    const judge = (before: number, after: number) =>
      plain.judgeStep('rising', rising, { count: before }, { count: after });
    expect([judge(0, 0), judge(0, 1), judge(1, 1), judge(2, 1)]).toEqual([
      'no case',
      'satisfied',
      'violated',
      'violated',
    ]);
  });

  it('blames a property that throws or writes', () => {
    const broken: StateProperty = {
      form: 'always',
      sentence: 'broken',
      given: undefined,
      holds: () => {
        throw new Error('out of luck');
      },
    };
    expect(() => plain.judgeState('P1', broken, { count: 0 })).toThrow(
      'model "judged", variant "default", property "P1": out of luck',
    );
    const writing: StepProperty = {
      form: 'alwaysStep',
      sentence: 'writing',
      given: undefined,
      holds: (before: { count: number }) => {
        before.count = 1;
        return true;
      },
    };
    expect(() => plain.judgeStep('P2', writing, { count: 0 }, { count: 0 })).toThrow(
      'property "P2" changes the state: it writes count',
    );
  });
});
