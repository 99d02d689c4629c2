import { expect, test } from 'vitest';
import { inline } from '../wording/index.js';
import { stateLines } from './snapshot.js';
import { plain } from './style.js';

test('values, lists and records are written on one line', () => {
  expect(inline('working')).toBe('working');
  expect(inline(null)).toBe('none');
  expect(inline(['rm1', 'rm2'])).toBe('[rm1, rm2]');
  expect(inline({ phase: 'working', up: true })).toBe('{phase: working, up: true}');
});

test('messages look like messages', () => {
  expect(inline({ message: 'Commit' })).toBe('Commit');
  expect(inline({ message: 'Vote', rm: 'rm1', value: 'yes' })).toBe('Vote(rm1, yes)');
  expect(inline({ message: 'Vote', rm: 'rm1', copies: 2 })).toBe('2 × Vote(rm1)');
});

test('numbers and truth values in a message are named, unless there is only one', () => {
  expect(inline({ message: 'Prepare', from: 'r1', view: 2, signed: true })).toBe('Prepare(r1, view: 2, signed: true)');
  expect(inline({ message: 'Ack', number: 7 })).toBe('Ack(7)');
});

test('processes that are alike share a line', () => {
  const state = {
    coordinator: { phase: 'active', up: true },
    participant: {
      p1: { phase: 'working', log: [] },
      p2: { phase: 'prepared', log: ['yes'] },
      p3: { phase: 'working', log: [] },
    },
    network: [{ message: 'Vote', participant: 'p2' }],
    crashes: 0,
  };
  expect(stateLines(state, '  ', plain)).toEqual([
    '  coordinator          phase: active, up: true',
    '  participant  p1, p3  phase: working, log: []',
    '               p2      phase: prepared, log: [yes]',
    '  network: [Vote(p2)], crashes: 0',
  ]);
});

test('equal values of an array are named together', () => {
  const state = { phase: { p1: 'thinking', p2: 'eating', p3: 'thinking' } };
  expect(stateLines(state, '', plain)).toEqual(['phase  p1, p3: thinking, p2: eating']);
});

test('a wide state is broken between fields', () => {
  const state = { node: { first: 'a long value', second: 'another long value', third: 'one more' } };
  const lines = stateLines(state, '', { ...plain, width: 50 });
  expect(lines).toEqual(['node  first: a long value,', '      second: another long value, third: one more']);
});

test('a long list is broken between its elements', () => {
  const state = { network: ['Vote', 'Commit', 'Abort'].map((message) => ({ message, participant: 'p1' })), crashes: 0 };
  expect(stateLines(state, '  ', { ...plain, width: 30 })).toEqual([
    '  network: [Vote(p1),',
    '  Commit(p1), Abort(p1)],',
    '  crashes: 0',
  ]);
});
