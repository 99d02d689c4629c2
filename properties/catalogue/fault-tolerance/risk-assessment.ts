import { forAll, forSome, mapped, range } from '../../../checker/index.js';
import type { Category, RiskScoring } from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** Doubles of fast-check are small ones most often; these lie anywhere between 0 and 1. */
const MILLION = 1e6;

const severity: readonly (Category | null)[] = ['low', 'medium', 'high', 'critical'];

/** "Assess Impact" of the cascade chart needs it: models/cascade lets any failure be assessed as any risk. */
export const categorised: FunctionObligation<RiskScoring> = {
  id: 'P13.categorised',
  property: systemProperties.P13,
  source: 'Systemic Failure Risk Assessment: "Risk Categories"',
  formula: forAll(
    'every risk score has a category, and a higher score no lower one',
    {
      all: mapped(range(0, 999), (thousandths) => ({ score: thousandths / 1000, higher: (thousandths + 1) / 1000 })),
      beyond: (fc) => {
        const some = fc.nat(MILLION).map((part) => part / MILLION);
        return fc
          .tuple(some, some)
          .map(([one, other]) => ({ score: Math.min(one, other), higher: Math.max(one, other) }));
      },
    },
    (scores, { category }: RiskScoring) => {
      const [lower, upper] = [category(scores.score), category(scores.higher)];
      return severity.indexOf(lower) >= 0 && severity.indexOf(upper) >= severity.indexOf(lower);
    },
  ),
};

const everyScore = mapped(range(0, 1000), (thousandths) => ({ score: thousandths / 1000 }));

export const strategiesAgree: FunctionObligation<RiskScoring> = {
  id: 'P13.strategies',
  property: systemProperties.P13,
  source: 'Systemic Failure Risk Assessment: "Risk Categories"; Redundancy & Failover Architecture',
  formula: forAll(
    'the redundancy that a risk score is given is what is advised for its category',
    everyScore,
    ({ score }, { category, strategy, advice }: RiskScoring) => {
      const found = category(score);
      return found !== null && strategy(score) === advice(found);
    },
    { given: ({ score }, { category }: RiskScoring) => category(score) !== null },
  ),
};

export const nextCategory: FunctionWitness<RiskScoring> = {
  id: 'P13.categorised/reached:next',
  formula: forSome(
    'two scores, a thousandth apart, are in different categories',
    mapped(range(0, 999), (thousandths) => [thousandths / 1000, (thousandths + 1) / 1000] as const),
    ([score, higher], { category }: RiskScoring) => category(score) !== category(higher),
  ),
};

export const mostRedundant: FunctionWitness<RiskScoring> = {
  id: 'P13.strategies/reached:active-active',
  formula: forSome(
    'a score is given the most redundancy that there is',
    everyScore,
    ({ score }, { strategy }: RiskScoring) => strategy(score) === 'active-active',
  ),
};
