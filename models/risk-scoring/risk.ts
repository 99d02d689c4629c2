/** What is known of a node's risk. */
export interface Factors {
  /** From 0 to 1, as the next two. */
  readonly failureProbability: number;
  readonly criticality: number;
  readonly cascadeRisk: number;
  /** How many nodes depend on it. */
  readonly dependencies: number;
  /** The most that depend on any. */
  readonly maxDependencies: number;
}

/** How grave a risk is, by its score. */
export type Category = 'critical' | 'high' | 'medium' | 'low';

export type Strategy = 'active-active' | 'active-passive' | 'geographic redundancy' | 'eventual consistency';

/** "Risk Scoring Formula", line by line. */
export function scoreAsDocumented(factors: Factors): number {
  const { failureProbability, criticality, cascadeRisk, dependencies, maxDependencies } = factors;
  return 0.3 * failureProbability + 0.3 * criticality + 0.2 * cascadeRisk + 0.2 * (dependencies / maxDependencies);
}

/** The same; where nothing depends on anything, it adds nothing. */
export function score(factors: Factors): number {
  return scoreAsDocumented({ ...factors, maxDependencies: Math.max(factors.maxDependencies, 1) });
}

/** "Risk Categories", as written: each from a score to another, in hundredths. Null where no category is meant. */
export function categoryAsDocumented(score: number): Category | null {
  if (score >= 0.85) return 'critical';
  if (score >= 0.7 && score <= 0.84) return 'high';
  if (score >= 0.5 && score <= 0.69) return 'medium';
  return score < 0.5 ? 'low' : null;
}

/** The same without gaps: each category ends where the next one begins. */
export function category(score: number): Category | null {
  if (score >= 0.85) return 'critical';
  if (score >= 0.7) return 'high';
  return score >= 0.5 ? 'medium' : 'low';
}

/** What "Risk Categories" advises. */
const advised: { readonly [Each in Category]: Strategy } = {
  critical: 'active-active',
  high: 'active-passive',
  medium: 'geographic redundancy',
  low: 'eventual consistency',
};

export function advice(category: Category): Strategy {
  return advised[category];
}

/** "Redundancy & Failover Architecture": another list, with nothing from 0.50 to 0.70. */
export function strategyAsDocumented(score: number): Strategy | null {
  if (score >= 0.85) return 'active-active';
  if (score >= 0.7) return 'active-passive';
  return score < 0.5 ? 'geographic redundancy' : null;
}

/** There is one list only: the strategy is what is advised for the category. */
export function strategy(score: number): Strategy | null {
  const found = category(score);
  return found === null ? null : advice(found);
}
