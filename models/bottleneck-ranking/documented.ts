import type { Bottleneck, Metric, NodeMetrics } from './metrics.js';

interface MinMax {
  readonly min: number;
  readonly max: number;
}

/** "Bottleneck Ranking Algorithm", line by line as the document's Java has it. */
export function rankAsDocumented(metrics: readonly NodeMetrics[]): readonly Bottleneck[] {
  const scores = new Map<NodeMetrics['node'], number>();
  const rangeOf = (metric: Metric): MinMax => {
    const values = metrics.map((m) => m[metric]);
    return { min: Math.min(...values), max: Math.max(...values) };
  };
  for (const m of metrics) {
    const score =
      0.25 * normalize(m.latency, rangeOf('latency')) +
      0.2 * normalize(m.throughput, rangeOf('throughput')) +
      0.2 * normalize(m.cpu, rangeOf('cpu')) +
      0.15 * normalize(m.memory, rangeOf('memory')) +
      0.1 * normalize(m.transactions, rangeOf('transactions')) +
      0.1 * normalize(m.locks, rangeOf('locks'));
    scores.set(m.node, score);
  }
  // A hash table promises no order. This one keeps that of the input, which stands for any.
  return [...scores]
    .map(([node, score]) => ({ node, score }))
    .sort((one, other) => compareDoubles(other.score, one.score));
}

function normalize(x: number, { min, max }: MinMax): number {
  return (x - min) / (max - min);
}

/** As Java compares them: what is no number is greater than all that are. */
function compareDoubles(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}
