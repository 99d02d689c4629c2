import { expect, test } from 'vitest';
import { lanesOf } from './lanes.js';
import { stateTableOf } from './state-table.js';
import { type Deed, message, runOf } from './testing/index.js';

const initial = {
  coordinator: { phase: 'active', votes: { T1: [] } },
  participant: {
    P1: { phase: 'working', decision: { T1: 'none', T2: 'none' } },
    P2: { phase: 'working', decision: { T1: 'none', T2: 'none' } },
  },
  network: [
    { message: 'Prepare', participant: 'P1' },
    { message: 'Prepare', participant: 'P2' },
  ],
  timeout: { due: 5 },
  registry: { location: 'P1', version: 0 },
  executed: {},
};

const deeds: readonly Deed[] = [
  { action: 'ask', process: 'Coordinator' },
  {
    action: 'vote',
    process: 'P1',
    messages: [message('received', 'Prepare', { participant: 'P1' })],
    set: {
      'participant[P1].phase': 'prepared',
      'participant[P1].decision[T2]': 'abort',
      'executed[1]': 'a',
      timeout: 'off',
      network: [
        { message: 'Prepare', participant: 'P2' },
        { message: 'Vote', participant: 'P1' },
      ],
    },
  },
];

const trace = runOf(initial, deeds);
const table = stateTableOf(trace, 2, lanesOf(trace));

test('a table has a column for each lane, and fields of the same name share a row', () => {
  expect(table.columns).toEqual(['Coordinator', 'P1', 'P2']);
  expect(table.rows.map(({ field }) => field)).toEqual(['phase', 'votes[T1]', 'decision[T1]', 'decision[T2]']);
  expect(table.rows[0]?.cells).toEqual([
    { value: 'active', before: null },
    { value: 'prepared', before: 'working' },
    { value: 'working', before: null },
  ]);
  expect(table.rows[1]?.cells).toEqual([{ value: '[]', before: null }, null, null]);
});

test('rows know whether the step changed anything in them', () => {
  expect(table.rows.filter(({ isChanged }) => isChanged).map(({ field }) => field)).toEqual(['phase', 'decision[T2]']);
});

test('what belongs to nobody stands apart, a countdown as one value, and what is new was not there before', () => {
  expect(table.globals).toEqual([
    { field: 'timeout', cell: { value: 'off', before: '{due: 5}' } },
    { field: 'registry.location', cell: { value: 'P1', before: null } },
    { field: 'registry.version', cell: { value: '0', before: null } },
    { field: 'executed[1]', cell: { value: 'a', before: '–' } },
  ]);
});

test('messages are new, kept or gone', () => {
  expect(table.networks).toEqual([
    {
      field: 'network',
      messages: [
        { text: 'Prepare(P2)', fate: 'kept' },
        { text: 'Vote(P1)', fate: 'new' },
        { text: 'Prepare(P1)', fate: 'gone' },
      ],
    },
  ]);
});

test('in the initial state nothing has changed', () => {
  const first = stateTableOf(trace, 0, lanesOf(trace));
  expect(first.rows.some(({ isChanged }) => isChanged)).toBe(false);
  expect(first.networks[0]?.messages.every(({ fate }) => fate === 'kept')).toBe(true);
});

test('messages of channels are told with the pair that these connect', () => {
  const channels = runOf({ network: {} }, [
    {
      action: 'send',
      process: 'A',
      messages: [message('sent', 'Ask', { from: 'A', to: 'B' })],
      set: { network: { 'A→B': [{ message: 'Ask' }] } },
    },
  ]);
  expect(stateTableOf(channels, 1, lanesOf(channels)).networks).toEqual([
    { field: 'network', messages: [{ text: 'A→B: Ask', fate: 'new' }] },
  ]);
});
