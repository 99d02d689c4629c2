import { expect, test } from 'vitest';
import { dashboard } from '../topology/nodes.js';
import { rankAsDocumented } from './documented.js';
import { bottleneckRanking } from './index.js';
import type { Bottleneck } from './metrics.js';

/** The document's dashboard. It measures no packet loss. */
const metrics = dashboard.map((row) => ({ ...row, loss: 0, age: 0 }));

const { rank } = bottleneckRanking.functions;

function rounded(ranking: readonly Bottleneck[]): readonly (readonly [string, number])[] {
  return ranking.map(({ node, score }) => [node, Number(score.toFixed(3))]);
}

test("the document's formula scores its best node in throughput and transactions 1.000 (N4)", () => {
  // By hand, of Edge1: 0.25·4/14 + 0.2·30/780 + 0.2·0/27 + 0.15·3.5/11.5 + 0.1·50/200 + 0.1·3/10.
  expect(rounded(rankAsDocumented(metrics))).toEqual([
    ['Cloud1', 1],
    ['Core1', 0.42],
    ['Core2', 0.405],
    ['Edge2', 0.232],
    ['Edge1', 0.18],
  ]);
});

test('the repaired formula counts what Cloud1 achieves for it, and its latency and load against it', () => {
  // By hand, of Cloud1: 0.9·(0.25 + 0.2 + 0.15 + 0.1), all at its worst, and throughput and transactions at their best.
  const ranking = rounded(rank(metrics));
  expect(ranking[0]).toEqual(['Cloud1', 0.63]);
  expect(ranking.map(([node]) => node)).toEqual(['Cloud1', 'Edge2', 'Edge1', 'Core2', 'Core1']);
});

test('by the formula as documented a single node scores 0/0', () => {
  expect(rankAsDocumented(metrics.slice(0, 1))[0]?.score).toBeNaN();
  expect(rank(metrics.slice(0, 1))).toEqual([{ node: 'Edge1', score: 0 }]);
});
