import { ModelError } from '../errors.js';
import { type BoundedResponse, type Formula, operandsOf, type Property } from '../language/index.js';
import type { Mark, PropertyMarks } from './explanation.js';
import { durationOf, type Rerun } from './rerun.js';

/** How properties stood in each state of a run; those are left out that cannot be judged along it. */
export function marksOf(run: Rerun, properties: { readonly [id: string]: Property }): readonly PropertyMarks[] {
  return Object.entries(properties).flatMap(([id, property]) => {
    try {
      const states = statesMarked(run, id, property);
      return states === undefined ? [] : [{ property: id, states }];
    } catch (thrown) {
      // A property that throws on this run is not judged along it; that it does is for the check to say.
      if (thrown instanceof ModelError) return [];
      throw thrown;
    }
  });
}

function statesMarked(run: Rerun, id: string, property: Property): readonly Mark[] | undefined {
  const { plain, states, enabled } = run;
  const whether = (holds: (state: never) => boolean) => states.map((state) => plain.ask(id, holds, state));
  switch (property.form) {
    case 'always':
      return states.map((state) => (plain.judgeState(id, property, state) === 'violated' ? 'violated' : 'holds'));
    case 'alwaysStep':
      return states.map((state, position) => {
        const before = states[position - 1];
        if (before === undefined) return 'holds';
        return plain.judgeStep(id, property, before, state) === 'violated' ? 'violated' : 'holds';
      });
    case 'reachable':
      return sinceFirst(states.map((state) => plain.judgeState(id, property, state) === 'satisfied'));
    case 'deadlockFree':
      return states.map((state, position) =>
        enabled[position]?.length === 0 && !plain.isFinal(state) ? 'violated' : 'holds',
      );
    case 'within':
      return answeredInTime(run, property, whether(property.premise), whether(property.conclusion));
    case 'temporal':
    case 'refines':
      return undefined;
    default: {
      const [first, second] = questionsOf(property.formula).map(whether);
      if (first === undefined) return undefined;
      if (property.form === 'eventually') return sinceFirst(first);
      if (property.form === 'leadsTo') return second === undefined ? undefined : answered(first, second);
      return first.map((holds) => (holds ? 'holds' : 'open'));
    }
  }
}

function questionsOf(formula: Formula): readonly ((state: never) => boolean)[] {
  return formula.operator === 'now' ? [formula.holds] : operandsOf(formula).flatMap(questionsOf);
}

function sinceFirst(whether: readonly boolean[]): readonly Mark[] {
  const first = whether.indexOf(true);
  return whether.map((_, position) => (first >= 0 && position >= first ? 'holds' : 'open'));
}

function answered(premise: readonly boolean[], conclusion: readonly boolean[]): readonly Mark[] {
  let isOpen = false;
  return premise.map((begins, position) => {
    isOpen = (isOpen || begins) && conclusion[position] !== true;
    return isOpen ? 'open' : 'holds';
  });
}

/** An answer is owed from the first state on that asks for it. */
function answeredInTime(
  run: Rerun,
  { limit }: BoundedResponse,
  premise: readonly boolean[],
  conclusion: readonly boolean[],
): readonly Mark[] {
  let waited: number | undefined;
  return premise.map((begins, position) => {
    if (waited !== undefined) waited += durationOf(run, position - 1);
    else if (begins) waited = 0;
    const isLate = waited !== undefined && waited > limit;
    if (conclusion[position] === true) waited = undefined;
    if (isLate) return 'violated';
    return waited === undefined ? 'holds' : 'open';
  });
}
