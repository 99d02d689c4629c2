import type { Formula } from '../language/index.js';

/** Something to be asked of a state, by way of the questions that atoms of a formula ask. */
export type Question = (ask: (holds: (state: never) => boolean) => boolean) => boolean;

/** A formula that speaks of the present only, as a question to a state; undefined if it speaks of the future. */
export function questionOf(formula: Formula): Question | undefined {
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
