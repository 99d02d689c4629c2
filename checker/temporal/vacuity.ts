import { type Formula, operandsOf, textOfFormula } from '../language/index.js';
import type { Finding } from './finding.js';
import type { FairRuns, Question } from './search/fair-runs.js';

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

/** A formula that speaks of the present only, as a question to a state; undefined if it speaks of the future. */
function questionOf(formula: Formula): Question | undefined {
  switch (formula.operator) {
    case 'now':
      return (ask) => ask(formula.holds);
    case 'not': {
      const of = questionOf(formula.of);
      return of && ((ask) => !of(ask));
    }
    case 'and':
    case 'or': {
      const of = formula.of.map(questionOf).filter((each) => each !== undefined);
      if (of.length < formula.of.length) return undefined;
      return formula.operator === 'and'
        ? (ask) => of.every((isTrue) => isTrue(ask))
        : (ask) => of.some((isTrue) => isTrue(ask));
    }
    case 'implies': {
      const [premise, conclusion] = [questionOf(formula.premise), questionOf(formula.conclusion)];
      return premise && conclusion && ((ask) => !premise(ask) || conclusion(ask));
    }
    default:
      return undefined;
  }
}
