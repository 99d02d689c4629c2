import type { RiskScoring } from '../../models/index.js';
import {
  categorised,
  mostRedundant,
  nextCategory,
  strategiesAgree,
} from '../catalogue/fault-tolerance/risk-assessment.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<RiskScoring>('risk-scoring');

/** How much of a risk a failure is, and what redundancy is asked for. */
export const riskScoringSuite: readonly Binding[] = [
  holds(categorised),
  reached(categorised, nextCategory),
  breaks(categorised, { variant: 'documented', finding: 'N6' }),
  breaks(categorised, { variant: 'categories-with-gaps', finding: 'N6' }),

  holds(strategiesAgree),
  reached(strategiesAgree, mostRedundant),
  breaks(strategiesAgree, { variant: 'documented', finding: 'N6' }),
  breaks(strategiesAgree, { variant: 'two-lists', finding: 'N6' }),
];
