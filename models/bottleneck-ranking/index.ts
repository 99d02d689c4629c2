import { defineFunctions } from '../../checker/index.js';
import { rankAsDocumented } from './documented.js';
import type { Rank } from './metrics.js';
import { moreIsAlwaysWorse, rankingBy, repairedRules, withoutLoss } from './ranking.js';

export type { Metric, NodeMetrics, Rank } from './metrics.js';

/** What ranks nodes. */
export interface BottleneckRanking {
  readonly rank: Rank;
}

/** "Bottleneck Ranking Algorithm": which node holds up the system most. */
export const bottleneckRanking = defineFunctions<BottleneckRanking>({
  name: 'bottleneck-ranking',
  about: 'Which node is the worst bottleneck: a weighted sum of its normalised metrics',
  functions: { rank: rankingBy(repairedRules) },
  variants: {
    repaired: {
      about: 'All seven metrics count, each the right way; nothing is divided by an empty range; ties by node',
    },
    documented: { about: "The document's formula", replace: { rank: rankAsDocumented } },
    'divides-by-empty-range': {
      about: 'Where a metric is the same everywhere, 0/0 (N4)',
      replace: { rank: rankingBy({ ...repairedRules, guardsEmptyRange: false }) },
    },
    'ties-as-they-come': {
      about: 'Nodes with the same score stay in the order in which they were given',
      replace: { rank: rankingBy({ ...repairedRules, breaksTies: false }) },
    },
    'loss-ignored': {
      about: 'Packet loss counts for nothing (N4)',
      replace: { rank: rankingBy({ ...repairedRules, aspects: withoutLoss }) },
    },
    'achievement-blamed': {
      about: 'Much throughput and many transactions make a bottleneck (N4)',
      replace: { rank: rankingBy({ ...repairedRules, aspects: moreIsAlwaysWorse }) },
    },
    'stale-dropped': {
      about: 'A node whose metrics are older than the ten seconds between two analyses is not ranked',
      replace: { rank: rankingBy({ ...repairedRules, oldest: 10 }) },
    },
  },
});
