import { type Formula, operandsOf, textOfFormula } from '../language/index.js';
import type { Finding } from './finding.js';
import type { FairRuns } from './search/fair-runs.js';
import { questionOf } from './state-question.js';

/**
 * Whether the premises of a formula's implications are ever true: one about a state, in how many states; one about the
 * future, whether on some fair run at some time. An implication that is itself denied, or a premise, makes no claim.
 */
export function* putToTheTest(
  formula: Formula,
  runs: FairRuns,
): Generator<void, Pick<Finding, 'cases' | 'idlePremises' | 'isVacuous'>> {
  const premises = [...premisesOf(formula)];
  if (premises.length === 0) return { cases: runs.states, idlePremises: [], isVacuous: false };
  let cases = 0;
  const idlePremises: string[] = [];
  for (const premise of premises) {
    const count = yield* casesOf(premise, runs);
    cases = Math.max(cases, count);
    if (count === 0) idlePremises.push(textOfFormula(premise));
  }
  return { cases, idlePremises, isVacuous: idlePremises.length === premises.length };
}

/** The premises of a formula's implications that cannot be judged in a state: runs are searched for them. */
export function premisesOfTheFuture(formula: Formula): readonly Formula[] {
  return [...premisesOf(formula)].filter((premise) => questionOf(premise) === undefined);
}

function* premisesOf(formula: Formula): Generator<Formula> {
  if (formula.operator === 'not') return;
  if (formula.operator === 'implies') {
    yield formula.premise;
    yield* premisesOf(formula.conclusion);
    return;
  }
  for (const operand of operandsOf(formula)) yield* premisesOf(operand);
}

function* casesOf(premise: Formula, runs: FairRuns): Generator<void, number> {
  const isTrue = questionOf(premise);
  if (isTrue !== undefined) return runs.statesWith(isTrue);
  const witness = yield* runs.satisfying({ operator: 'eventually', of: premise });
  return witness === undefined ? 0 : 1;
}
