import { type Formula, textOfFormula } from '../language/index.js';
import type { FairRuns } from './fair-runs.js';
import type { Finding } from './finding.js';

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

function* premisesOf(formula: Formula): Generator<Formula> {
  switch (formula.operator) {
    case 'now':
    case 'not':
      return;
    case 'and':
    case 'or':
      for (const each of formula.of) yield* premisesOf(each);
      return;
    case 'implies':
      yield formula.premise;
      yield* premisesOf(formula.conclusion);
      return;
    case 'next':
    case 'eventually':
    case 'always':
      yield* premisesOf(formula.of);
      return;
    case 'until':
    case 'release':
    case 'weakUntil':
      yield* premisesOf(formula.left);
      yield* premisesOf(formula.right);
      return;
  }
}

function* casesOf(premise: Formula, runs: FairRuns): Generator<void, number> {
  const holds = predicateOf(premise);
  if (holds === undefined) {
    const witness = yield* runs.satisfying({ operator: 'eventually', of: premise });
    return witness === undefined ? 0 : 1;
  }
  const reading = yield* runs.reading([{ holds }]);
  return reading.statesOf.reduce((sum, states, each) => (reading.isTrue(each, 0) ? sum + states : sum), 0);
}

/** A formula that speaks of the present only as a question to the state; undefined if it speaks of the future. */
function predicateOf(formula: Formula): ((state: never) => boolean) | undefined {
  switch (formula.operator) {
    case 'now':
      return formula.holds;
    case 'not': {
      const of = predicateOf(formula.of);
      return of && ((state) => !of(state));
    }
    case 'and':
    case 'or': {
      const of = formula.of.map(predicateOf).filter((each) => each !== undefined);
      if (of.length < formula.of.length) return undefined;
      return formula.operator === 'and'
        ? (state) => of.every((holds) => holds(state))
        : (state) => of.some((holds) => holds(state));
    }
    case 'implies': {
      const [premise, conclusion] = [predicateOf(formula.premise), predicateOf(formula.conclusion)];
      return premise && conclusion && ((state) => !premise(state) || conclusion(state));
    }
    default:
      return undefined;
  }
}
