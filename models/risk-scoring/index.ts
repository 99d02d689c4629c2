import { defineFunctions, grid, inTurn, mapped, range } from '../../checker/index.js';
import {
  advice,
  type Category,
  category,
  categoryAsDocumented,
  type Factors,
  type Strategy,
  score,
  scoreAsDocumented,
  strategy,
  strategyAsDocumented,
} from './risk.js';

// What a formula about risks has to know of them.
export type { Category } from './risk.js';

/** What assesses the risk that a node is. */
export interface RiskScoring {
  readonly score: (factors: Factors) => number;
  /** Null if the score lies in none. */
  readonly category: (score: number) => Category | null;
  /** By "Risk Categories". */
  readonly advice: (category: Category) => Strategy;
  /** By "Redundancy & Failover Architecture"; null if it names none. */
  readonly strategy: (score: number) => Strategy | null;
}

/** From 0 to 1 in so many steps. */
const parts = (steps: number) => mapped(range(0, steps), (step) => step / steps);

/** Up to four nodes depend on others, and no more than the most that depend on any. */
const everyFactor = inTurn(
  ...[0, 1, 2, 3, 4].map((maxDependencies) =>
    grid({
      failureProbability: parts(4),
      criticality: parts(4),
      cascadeRisk: parts(4),
      dependencies: range(0, maxDependencies),
      maxDependencies: [maxDependencies],
    }),
  ),
);

/** Doubles of fast-check are small ones most often; these lie anywhere. */
const MILLION = 1e6;

/** "Systemic Failure Risk Assessment": how much of a risk a node is, and what is done about it. */
export const riskScoring = defineFunctions<RiskScoring>({
  name: 'risk-scoring',
  about: 'How much of a risk the failure of a node is, and what redundancy it is given',
  functions: { score, category, advice, strategy },
  properties: ({ forAll, forSome }) => ({
    bounded: forAll(
      'a score lies between 0 and 1',
      {
        all: everyFactor,
        beyond: (fc) => {
          const share = fc.nat(MILLION).map((part) => part / MILLION);
          return fc
            .record({
              failureProbability: share,
              criticality: share,
              cascadeRisk: share,
              others: fc.nat(),
              dependencies: fc.nat(99),
            })
            .map(({ others, ...factors }) => ({ ...factors, maxDependencies: factors.dependencies + others }));
        },
      },
      // As far as rounding goes.
      (factors, functions) => functions.score(factors) >= 0 && functions.score(factors) <= 1 + 1e-12,
    ),
    'critical-exists': forSome(
      'a node is critical',
      everyFactor,
      (factors, functions) => functions.category(functions.score(factors)) === 'critical',
    ),
  }),
  variants: {
    repaired: {
      about: 'Categories without gaps, one list of strategies, and no division by the dependencies of nobody',
    },
    documented: {
      about: "The document's formula and lists",
      replace: { score: scoreAsDocumented, category: categoryAsDocumented, strategy: strategyAsDocumented },
    },
    'divides-by-no-dependencies': {
      about: 'Where nothing depends on anything, 0/0',
      replace: { score: scoreAsDocumented },
    },
    'categories-with-gaps': {
      about: 'Categories end in hundredths, scores do not (N6)',
      replace: { category: categoryAsDocumented },
    },
    'two-lists': { about: 'Two lists of strategies (N6)', replace: { strategy: strategyAsDocumented } },
  },
});
