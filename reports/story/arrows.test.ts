import { expect, test } from 'vitest';
import { type Arrow, arrowsOf } from './arrows.js';
import { lanesOf } from './lanes.js';
import { type Deed, message, runOf } from './testing/index.js';

const arrowsFor = (deeds: readonly Deed[], initial = {}, causes: readonly (readonly number[])[] | null = null) => {
  const trace = runOf(initial, deeds);
  return arrowsOf(trace, lanesOf(trace), causes);
};

const told = ({ label, from, to, fate }: Arrow) =>
  `${label} ${from.lane ?? '?'}@${from.step} → ${to.lane ?? '?'}@${to.step ?? '…'} ${fate}`;

const send = (process: string, kind: string, content = {}): Deed => ({
  action: 'send',
  process,
  messages: [message('sent', kind, content)],
});
const receive = (process: string, kind: string, content = {}): Deed => ({
  action: 'receive',
  process,
  messages: [message('received', kind, content)],
});

test('a message goes from who sends it to who receives the same content', () => {
  const arrows = arrowsFor([
    send('A', 'Ask', { to: 'B', round: 1 }),
    send('A', 'Ask', { to: 'B', round: 2 }),
    receive('B', 'Ask', { round: 2, to: 'B' }),
  ]);
  expect(arrows.map(told)).toEqual(['Ask A@1 → B@… under way', 'Ask A@2 → B@3 arrived']);
});

test('a broadcast fans out, and who receives again receives a duplicate', () => {
  const arrows = arrowsFor([send('A', 'News'), receive('B', 'News'), receive('C', 'News'), receive('B', 'News')]);
  expect(arrows.map(told)).toEqual(['News A@1 → B@2 arrived', 'News A@1 → C@3 arrived', 'News A@1 → B@4 arrived']);
  expect(arrows.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, true]);
});

test('of two copies each is received once', () => {
  const arrows = arrowsFor([send('A', 'Ask'), send('A', 'Ask'), receive('B', 'Ask'), receive('B', 'Ask')]);
  expect(arrows.map(told)).toEqual(['Ask A@1 → B@3 arrived', 'Ask A@2 → B@4 arrived']);
  expect(arrows.some(({ isDuplicate }) => isDuplicate)).toBe(false);
});

test('what the network loses was on its way to whom it names; what a process drops reaches that one', () => {
  const lose = (process: string | null): Deed => ({
    action: 'lose',
    kind: 'fault',
    process,
    messages: [message('lost', 'Ask', { participant: 'B' })],
  });
  const others = { action: 'go', process: 'B' };
  expect(arrowsFor([send('A', 'Ask', { participant: 'B' }), others, lose(null)]).map(told)).toEqual([
    'Ask A@1 → B@3 lost',
  ]);
  expect(arrowsFor([send('A', 'Ask', { participant: 'B' }), others, lose('B')]).map(told)).toEqual([
    'Ask A@1 → B@3 lost',
  ]);
});

test('a copy that the network makes is a duplicate from whom it copies', () => {
  const copy: Deed = { action: 'copy', kind: 'fault', messages: [message('duplicated', 'Ask')] };
  const arrows = arrowsFor([send('A', 'Ask'), copy, receive('B', 'Ask'), receive('B', 'Ask')]);
  expect(arrows.map(told)).toEqual(['Ask A@1 → B@3 arrived', 'Ask A@2 → B@4 arrived']);
  expect(arrows.map(({ isDuplicate }) => isDuplicate)).toEqual([false, true]);
});

test('late is what a later one overtakes, or what a timer of who receives it outlives', () => {
  const overtaken = arrowsFor([send('A', 'One'), send('A', 'Two'), receive('B', 'Two'), receive('B', 'One')]);
  expect(overtaken.map(({ label, isLate }) => [label, isLate])).toEqual([
    ['One', true],
    ['Two', false],
  ]);
  const outlived = arrowsFor([
    send('A', 'One'),
    { action: 'give up', kind: 'timer', process: 'B' },
    receive('B', 'One'),
  ]);
  expect(outlived.map(({ isLate }) => isLate)).toEqual([true]);
});

test('what is on its way when the run begins comes from nobody known, or from whom it names', () => {
  const initial = {
    network: [
      { message: 'Beat', by: 'a link' },
      { message: 'Beat', from: 'A' },
    ],
  };
  const arrows = arrowsFor([receive('B', 'Beat', { by: 'a link' }), receive('B', 'Beat', { from: 'A' })], initial);
  expect(arrows.map(told)).toEqual(['Beat ?@0 → B@1 arrived', 'Beat A@0 → B@2 arrived']);
});

test('an answer is not received by the step that sends it', () => {
  const step: Deed = { action: 'relay', process: 'B', messages: [message('sent', 'Ask'), message('received', 'Ask')] };
  expect(arrowsFor([send('A', 'Ask'), step]).map(told)).toEqual(['Ask A@1 → B@2 arrived', 'Ask B@2 → B@… under way']);
});

test('for whom a message is that names nobody is learnt from who receives its like', () => {
  const arrows = arrowsFor([
    send('A', 'Vote', { of: 1 }),
    receive('C', 'Vote', { of: 1 }),
    send('B', 'Vote', { of: 2 }),
  ]);
  expect(arrows.map(told)).toContain('Vote B@3 → C@… under way');
});

test('what is forged comes from whoever is Byzantine', () => {
  const initial = { byzantine: ['Liar'], node: { Liar: {}, B: {} } };
  const forged: Deed = {
    action: 'believe',
    kind: 'fault',
    process: 'B',
    messages: [message('forged', 'Vote', { from: 'A' })],
  };
  const helped: Deed = {
    action: 'commit, helped by a Byzantine replica',
    kind: 'fault',
    process: 'B',
    arguments: { replica: 'B', request: 'b' },
  };
  const arrows = arrowsFor([forged, helped], initial);
  expect(arrows.map(told)).toEqual(['Vote Liar@1 → B@1 arrived', 'b Liar@2 → B@2 arrived']);
  expect(arrows.every(({ isForged }) => isForged)).toBe(true);
});

test('a message that is read and not taken goes to who read it; other influences are drawn unless a step between tells them', () => {
  const causes = [[], [1], [1, 2]];
  const deeds = [send('A', 'Vote'), { action: 'count', process: 'B' }, { action: 'decide', process: 'C' }];
  expect(arrowsFor(deeds, {}, causes).map((arrow) => `${arrow.kind} ${told(arrow)}`)).toEqual([
    'read Vote A@1 → B@2 arrived',
    'read Vote A@1 → C@3 arrived',
    'influence  B@2 → C@3 arrived',
  ]);
  const silent = [
    { action: 'write', process: 'A' },
    { action: 'count', process: 'B' },
    { action: 'decide', process: 'C' },
  ];
  expect(arrowsFor(silent, {}, causes).map(told)).toEqual([' A@1 → B@2 arrived', ' B@2 → C@3 arrived']);
});
