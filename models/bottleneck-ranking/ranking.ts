import { inOrder } from '../topology/nodes.js';
import type { Bottleneck, Metric, NodeMetrics, Rank } from './metrics.js';

/** A metric, how much it counts, and whether more of it is worse or better. */
export interface Aspect {
  readonly metric: Metric;
  readonly weight: number;
  readonly more: 'worse' | 'better';
}

export interface Rules {
  readonly aspects: readonly Aspect[];
  /** Whether the range of a metric that is the same everywhere is taken to be 1, so that nobody stands out by it. */
  readonly guardsEmptyRange: boolean;
  /** Whether nodes with the same score stand in the order of the document's tables. */
  readonly breaksTies: boolean;
  /** In seconds: nodes of which nothing newer is known are left out. */
  readonly oldest: number;
}

/**
 * The document's weights, nine tenths of each, and a tenth for the packet loss that it tracks and forgets. Much throughput
 * and many transactions are what a node is there for.
 */
const aspects: readonly Aspect[] = [
  { metric: 'latency', weight: 0.225, more: 'worse' },
  { metric: 'throughput', weight: 0.18, more: 'better' },
  { metric: 'cpu', weight: 0.18, more: 'worse' },
  { metric: 'memory', weight: 0.135, more: 'worse' },
  { metric: 'transactions', weight: 0.09, more: 'better' },
  { metric: 'locks', weight: 0.09, more: 'worse' },
  { metric: 'loss', weight: 0.1, more: 'worse' },
];

/** Every node is ranked, by what is known of it last. */
export const repairedRules: Rules = {
  aspects,
  guardsEmptyRange: true,
  breaksTies: true,
  oldest: Number.POSITIVE_INFINITY,
};

/** Packet loss is tracked and counts for nothing. */
export const withoutLoss: readonly Aspect[] = aspects.filter(({ metric }) => metric !== 'loss');

/** Whoever achieves much is taken to be overburdened. */
export const moreIsAlwaysWorse: readonly Aspect[] = aspects.map((aspect) => ({ ...aspect, more: 'worse' }));

/** Ranks by the weighted sum of the metrics, each normalised to the range that it has among the nodes. */
export function rankingBy({ aspects, guardsEmptyRange, breaksTies, oldest }: Rules): Rank {
  return (metrics) => {
    const known = metrics.filter(({ age }) => age <= oldest);
    const parts = aspects.map(({ metric, weight, more }) => {
      const values = known.map((m) => m[metric]);
      const [min, max] = [Math.min(...values), Math.max(...values)];
      const range = guardsEmptyRange && max === min ? 1 : max - min;
      return (m: NodeMetrics) => weight * ((more === 'worse' ? m[metric] - min : max - m[metric]) / range);
    });
    return known
      .map((m): Bottleneck => ({ node: m.node, score: parts.reduce((sum, part) => sum + part(m), 0) }))
      .sort((one, other) => other.score - one.score || (breaksTies ? inOrder(one.node, other.node) : 0));
  };
}
