import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { describe, expect, test } from 'vitest';
import type { Surroundings } from '../../checker/index.js';
import { gexfOf } from './gexf.js';
import { graphmlOf } from './graphml.js';

const label = 'phase < "working" & <b>↦</b>';

const surroundings: Surroundings = {
  complete: false,
  states: [
    { label: 'the initial state', step: 0 },
    { label, step: 1 },
    { label: 'beside', step: null },
  ],
  transitions: [
    { from: 0, to: 1, action: 'vote', arguments: { rm: 'rm1' }, taken: true },
    { from: 0, to: 1, action: 'vote', arguments: { rm: 'rm2' }, taken: false },
    { from: 1, to: 2, action: 'lose & forget', arguments: {}, taken: false },
    { from: 2, to: 2, action: 'wait', arguments: {}, taken: false },
  ],
};

const isTrue = (value: unknown) => String(value) === 'true';

describe.each([
  ['GEXF', async () => parseGexf(MultiDirectedGraph, await gexfOf(surroundings))],
  ['GraphML', async () => parseGraphml(MultiDirectedGraph, await graphmlOf(surroundings))],
])('the surroundings of a run in %s', (_, read) => {
  test('are read with every state and every transition, parallel ones and loops too', async () => {
    const graph = await read();
    expect([graph.order, graph.size]).toEqual([3, 4]);
    expect(graph.getNodeAttribute('1', 'label')).toBe(label);
    expect(graph.mapNodes((_, { step, onRun }) => [Number(step), isTrue(onRun)])).toEqual([
      [0, true],
      [1, true],
      [-1, false],
    ]);
    expect(
      graph.mapEdges((_, { label: told, taken }, source, target) => [source, target, told, isTrue(taken)]),
    ).toEqual([
      ['0', '1', 'vote(rm1)', true],
      ['0', '1', 'vote(rm2)', false],
      ['1', '2', 'lose & forget', false],
      ['2', '2', 'wait', false],
    ]);
  });
});
