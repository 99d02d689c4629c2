import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Model } from '../language/index.js';
import {
  array,
  boolean,
  budget,
  channels,
  countdown,
  defineModel,
  integer,
  linksBetween,
  map,
  messageBag,
  messageSet,
  oneOf,
  optional,
  perProcess,
  processIds,
  sequence,
  set,
  vectorClock,
} from '../language/index.js';
import { runsOf, type SnapshotOf } from './index.js';

type FieldsOf<M> = M extends Model<infer State> ? State : never;

const everything = defineModel({
  name: 'everything',
  time: { unit: 'ms' },
  processes: () => ({ node: processIds(2, { names: ['left', 'right'] }) }),
  state: ({ node }) => ({
    phase: oneOf('idle', 'busy'),
    leader: optional(node),
    on: boolean(),
    each: perProcess(node, { term: integer({ min: 0, max: 3 }) }),
    slots: array(2, boolean()),
    lamps: array(oneOf('red', 'green'), boolean()),
    cut: set(linksBetween(node)),
    owner: map(oneOf('a', 'b'), node),
    queue: sequence(node, { capacity: 2 }),
    clock: vectorClock(node, { max: 3 }),
    faults: budget(2),
    soon: countdown({ max: 9 }),
    between: countdown({ max: 9 }),
    later: countdown({ max: 9 }),
    never: countdown({ max: 9 }),
    sent: messageSet({ Ping: {}, Vote: { from: node, yes: boolean() } }),
    flying: messageBag({ Ping: {}, Vote: { from: node, yes: boolean() } }, { copies: 2 }),
    links: channels(node, { Number: { value: integer({ min: 0, max: 3 }) } }, { capacity: 2 }),
  }),
  initial: ({ node, action }) => [
    action('begin', {
      then: (s) => {
        const [left, right] = [node.valueAt(0), node.valueAt(1)];
        s.leader = right;
        s.each.at(left).term = 2;
        s.lamps.set('green', true);
        s.owner.set('b', left);
        s.queue.push(right);
        s.clock.tick(left);
        s.faults.spend();
        s.soon.start(4);
        s.between.start(2, 5);
        s.later.start(3, Number.POSITIVE_INFINITY);
        s.sent.send('Vote', { from: left, yes: true });
        s.flying.send('Ping');
        s.flying.send('Ping');
        s.flying.send('Vote', { from: right, yes: false });
        s.links.send(left, right, 'Number', { value: 3 });
      },
    }),
  ],
  actions: ({ action }) => [action('stay', { then: () => {} })],
});

it('is the type of what a snapshot is', () => {
  const expected: SnapshotOf<FieldsOf<typeof everything>> = {
    phase: 'idle',
    leader: 'right',
    on: false,
    each: { left: { term: 2 }, right: { term: 0 } },
    slots: [false, false],
    lamps: { red: false, green: true },
    cut: [],
    owner: { b: 'left' },
    queue: ['right'],
    clock: { left: 1, right: 0 },
    faults: 1,
    soon: { due: 4 },
    between: { from: 2, by: 5 },
    later: { from: 3 },
    never: 'off',
    sent: [{ message: 'Vote', from: 'left', yes: true }],
    flying: [
      { message: 'Ping', copies: 2 },
      { message: 'Vote', from: 'right', yes: false },
    ],
    links: { 'left→right': [{ message: 'Number', value: 3 }] },
  };
  const [run] = fc.sample(runsOf(everything.instantiate(), { maxSteps: 0, print: () => '' }), 1);
  expect(run?.initial).toEqual(expected);
});
