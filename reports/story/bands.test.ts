import { expect, test } from 'vitest';
import { bandsOf } from './bands.js';
import { lanesOf } from './lanes.js';
import { type Deed, message, runOf } from './testing/index.js';

const bandsFor = (initial: Parameters<typeof runOf>[0], deeds: readonly Deed[]) => {
  const trace = runOf(initial, deeds);
  return bandsOf(trace, lanesOf(trace));
};

const node = { A: { up: true, phase: 'idle' }, B: { up: true, phase: 'idle' } };

test('who crashes is down until it is up again', () => {
  expect(
    bandsFor({ node }, [
      { action: 'crash', kind: 'fault', process: 'A', set: { 'node[A].up': false, 'node[A].phase': 'lost' } },
      { action: 'go', process: 'B' },
      { action: 'restart', kind: 'repair', process: 'A', set: { 'node[A].up': true } },
    ]),
  ).toEqual([{ kind: 'down', lane: 'A', label: 'down', from: 1, to: 3 }]);
});

test('one fault may take several down, and who is down in the beginning is so from there', () => {
  expect(
    bandsFor({ node: { ...node, C: { up: false } } }, [
      { action: 'at once', kind: 'fault', process: 'A', set: { 'node[A].up': false, 'node[B].up': false } },
    ]).map(({ lane, from, to }) => [lane, from, to]),
  ).toEqual([
    ['C', 0, null],
    ['A', 1, null],
    ['B', 1, null],
  ]);
});

test('a list of all that are crashed tells it as well', () => {
  const crash: Deed = { action: 'crash', kind: 'fault', process: 'A', set: { crashed: ['A'] } };
  expect(
    bandsFor({ node: { A: {}, B: {} }, crashed: [] }, [
      crash,
      { action: 'recover', kind: 'repair', set: { crashed: [] } },
    ]),
  ).toMatchObject([{ lane: 'A', from: 1, to: 2 }]);
});

test('what the model says that a fault means decides, whatever its fields and actions are called', () => {
  const nodes = { node: { A: { mode: 1, up: true }, B: { mode: 1, up: true } }, gone: [] };
  const deeds: Deed[] = [
    { action: 'a fuse blows', kind: 'fault', means: 'crash', process: 'A', set: { 'node[A].mode': 0 } },
    { action: 'crash of a disk', kind: 'fault', means: 'loss', process: 'B', set: { 'node[B].up': false } },
    { action: 'a new fuse', kind: 'repair', means: 'restart', process: 'A' },
    { action: 'a cable is pulled', kind: 'fault', means: 'cut', set: { gone: ['A–B'] } },
  ];
  expect(bandsFor(nodes, deeds)).toEqual([
    { kind: 'down', lane: 'A', label: 'down', from: 1, to: 3 },
    { kind: 'cut', lane: null, label: 'gone: A–B', from: 4, to: null },
  ]);
  // Another one's restart is not its own.
  const other = deeds.with(2, { action: 'a new fuse', kind: 'repair', means: 'restart', process: 'B' });
  expect(bandsFor(nodes, other)).toContainEqual({ kind: 'down', lane: 'A', label: 'down', from: 1, to: null });
});

test('a timer that a loss turns off takes nobody down, nor does what the protocol switches off', () => {
  expect(
    bandsFor({ node, way: 'on' }, [
      { action: 'loss', kind: 'fault', process: 'Network', messages: [message('lost', 'Beat')], set: { way: 'off' } },
      { action: 'shut down', process: 'A', set: { 'node[A].up': false } },
    ]),
  ).toEqual([]);
});

test('links that are cut are a band across all lanes, as long as any is', () => {
  expect(
    bandsFor({ node, severed: [], suspected: [] }, [
      { action: 'a link fails', kind: 'fault', set: { severed: ['A–B'] } },
      { action: 'suspect', kind: 'fault', process: 'A', set: { suspected: ['B'] } },
      { action: 'the network heals', kind: 'repair', set: { severed: [] } },
    ]),
  ).toEqual([{ kind: 'cut', lane: null, label: 'severed: A–B', from: 1, to: 3 }]);
});
