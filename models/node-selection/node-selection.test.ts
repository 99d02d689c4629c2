import { describe, expect, test } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { dashboard } from '../topology/nodes.js';
import { documentedRequest, nodeSelection } from './index.js';
import { selectAsCharted, selectBest, selectBestOrNext, selectBestThatFits } from './selection.js';

const nodes = dashboard.map((row) => ({ ...row, up: true, isolated: false }));

test("for the document's own request the formula selects Edge2, the chart Core1, which it takes beyond its cap (N2, N3)", () => {
  expect(selectBestThatFits(documentedRequest, nodes)).toBe('Edge2');
  expect(selectAsCharted(documentedRequest, nodes)).toBe('Core1');
  expect((nodes.find(({ node }) => node === 'Core1')?.cpu ?? 0) + documentedRequest.cpu).toBe(75);
});

test('the scores of that request, by hand', () => {
  const scores = nodes.map((node) => [
    node.node,
    Number(nodeSelection.functions.score(documentedRequest, node).toFixed(4)),
  ]);
  // Of Core1: 0.6·(0.4·12/72 + 0.3·4/16 + 0.3·50/300) + 0.3·(1000/1000)/8 + 0.1·5/10.
  expect(scores).toEqual([
    ['Edge1', 0.3325],
    ['Edge2', 0.3821],
    ['Core1', 0.2025],
    ['Core2', 0.2627],
    ['Cloud1', 0.067],
  ]);
});

test('where the two best have no room the third is selected, but not by one edge to the next best', () => {
  const large = { ...documentedRequest, memory: 6 };
  const full = nodes.map((node) => (node.node === 'Edge2' || node.node === 'Edge1' ? { ...node, cpu: 60 } : node));
  expect(selectBest(large, full)).toBe('Edge2');
  expect(selectBestOrNext(large, full)).toBeNull();
  expect(selectBestThatFits(large, full)).toBe('Core2');
});

describe('its own properties', () => {
  test.each(nodeSelection.variants.map(({ name }) => name))(
    'hold of %s: all variants have one formula',
    async (variant) => {
      const instance = nodeSelection.instantiate({ variant });
      const { properties, complete } = await checkFunctions(instance, { properties: instance.properties });
      expect(properties.map(({ id, verdict }) => [id, verdict])).toEqual([
        ['chart-out-of-reach', 'holds'],
        ['priority-idle', 'holds'],
      ]);
      expect(complete).toBe(true);
    },
  );

  test('are not refuted beyond what can be gone through', async () => {
    const { 'chart-out-of-reach': property } = nodeSelection.instantiate().properties;
    if (property === undefined) throw new Error('there is no such property');
    const { properties } = await checkFunctions(nodeSelection.instantiate(), {
      properties: { property },
      engine: 'random',
      runs: 2000,
    });
    expect(properties[0]?.verdict).toBe('unrefuted');
  });
});
