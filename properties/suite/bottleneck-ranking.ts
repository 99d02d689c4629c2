import type { BottleneckRanking } from '../../models/index.js';
import {
  byLoss,
  complete,
  deterministic,
  emptyRange,
  sensitive,
  stale,
  tie,
  total,
} from '../catalogue/performance-analysis/bottleneck-ranking.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<BottleneckRanking>('bottleneck-ranking');

/** Bottleneck ranking: for one node and two, with each metric at either end of its range, and for all five. */
export const bottleneckRankingSuite: readonly Binding[] = [
  holds(total),
  reached(total, emptyRange),
  breaks(total, { variant: 'documented', finding: 'N4' }),
  breaks(total, { variant: 'divides-by-empty-range', finding: 'N4' }),

  holds(deterministic),
  reached(deterministic, tie),
  breaks(deterministic, { variant: 'documented', finding: 'ties are in the order of a hash table' }),
  breaks(deterministic, { variant: 'ties-as-they-come', finding: 'seeded: no order among equals' }),

  holds(sensitive),
  reached(sensitive, byLoss),
  breaks(sensitive, { variant: 'documented', finding: 'N4' }),
  breaks(sensitive, { variant: 'loss-ignored', finding: 'N4' }),
  breaks(sensitive, { variant: 'achievement-blamed', finding: 'N4' }),

  holds(complete),
  reached(complete, stale),
  breaks(complete, { variant: 'stale-dropped', finding: 'seeded: stale metrics are no metrics' }),
];
