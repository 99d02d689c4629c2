/**
 * A formula of linear temporal logic over the states of a run (Pnueli, "The temporal logic of programs", FOCS 1977).
 *
 * A run goes on for ever. One that stops (nothing can happen any more, or nothing that fairness demands) is taken to
 * repeat its last state; otherwise each state is the one after a step, so `next` speaks of the next step of the run.
 */
export type Formula<State = never> =
  | { readonly operator: 'now'; readonly name: string; readonly holds: (state: State) => boolean }
  | { readonly operator: 'not'; readonly of: Formula<State> }
  | { readonly operator: 'and' | 'or'; readonly of: readonly Formula<State>[] }
  | { readonly operator: 'implies'; readonly premise: Formula<State>; readonly conclusion: Formula<State> }
  | { readonly operator: 'next' | 'eventually' | 'always'; readonly of: Formula<State> }
  | {
      readonly operator: 'until' | 'release' | 'weakUntil';
      readonly left: Formula<State>;
      readonly right: Formula<State>;
    };

/** The words from which formulas are made, for the state of one model. */
export interface FormulaVocabulary<State> {
  /** True of a run if it is true of its first state. The name says what it is, in a word or a few. */
  now(name: string, holds: (state: State) => boolean): Formula<State>;
  not(of: Formula<State>): Formula<State>;
  /** Each of them; true if there is none. */
  and(...of: readonly Formula<State>[]): Formula<State>;
  /** One of them; false if there is none. */
  or(...of: readonly Formula<State>[]): Formula<State>;
  /** Whether the premise was ever true is reported: an implication that is not put to the test says nothing. */
  implies(premise: Formula<State>, conclusion: Formula<State>): Formula<State>;
  /** After the next step; where a run has stopped, now. */
  next(of: Formula<State>): Formula<State>;
  /** ◇: now or later. */
  eventually(of: Formula<State>): Formula<State>;
  /** □: now and at every later point. */
  always(of: Formula<State>): Formula<State>;
  /** Some time `right`, and `left` up to then. */
  until(left: Formula<State>, right: Formula<State>): Formula<State>;
  /** `right` up to and including the point where `left` is true, for ever if it never is. */
  release(left: Formula<State>, right: Formula<State>): Formula<State>;
  /** `left` up to the point where `right` is true, for ever if it never is. */
  weakUntil(left: Formula<State>, right: Formula<State>): Formula<State>;
}

/** The words, for states that look like `State`. */
export function formulaWords<State>(): FormulaVocabulary<State> {
  return {
    now: (name, holds) => ({ operator: 'now', name, holds }),
    not: (of) => ({ operator: 'not', of }),
    and: (...of) => ({ operator: 'and', of }),
    or: (...of) => ({ operator: 'or', of }),
    implies: (premise, conclusion) => ({ operator: 'implies', premise, conclusion }),
    next: (of) => ({ operator: 'next', of }),
    eventually: (of) => ({ operator: 'eventually', of }),
    always: (of) => ({ operator: 'always', of }),
    until: (left, right) => ({ operator: 'until', left, right }),
    release: (left, right) => ({ operator: 'release', left, right }),
    weakUntil: (left, right) => ({ operator: 'weakUntil', left, right }),
  };
}

/** The formulas that a formula is made of, from left to right. */
export function operandsOf(formula: Formula): readonly Formula[] {
  switch (formula.operator) {
    case 'now':
      return [];
    case 'and':
    case 'or':
      return formula.of;
    case 'implies':
      return [formula.premise, formula.conclusion];
    case 'until':
    case 'release':
    case 'weakUntil':
      return [formula.left, formula.right];
    default:
      return [formula.of];
  }
}

/** Whether it speaks anywhere of the next step. */
export function usesNext(formula: Formula): boolean {
  return formula.operator === 'next' || operandsOf(formula).some(usesNext);
}

/** A formula as people write it: "□(requested → ◇granted)". */
export function textOfFormula(formula: Formula): string {
  return text(formula, false);
}

function text(formula: Formula, isOperand: boolean): string {
  const bracketed = (inner: string) => (isOperand ? `(${inner})` : inner);
  switch (formula.operator) {
    case 'now':
      return /^\S+$/.test(formula.name) ? formula.name : `“${formula.name}”`;
    case 'not':
      return `¬${text(formula.of, true)}`;
    case 'and':
    case 'or': {
      const [only, ...others] = formula.of;
      if (only === undefined) return formula.operator === 'and' ? 'true' : 'false';
      if (others.length === 0) return text(only, isOperand);
      return bracketed(formula.of.map((each) => text(each, true)).join(formula.operator === 'and' ? ' ∧ ' : ' ∨ '));
    }
    case 'implies':
      return bracketed(`${text(formula.premise, true)} → ${text(formula.conclusion, true)}`);
    case 'next':
      return `○${text(formula.of, true)}`;
    case 'eventually':
      return `◇${text(formula.of, true)}`;
    case 'always':
      return `□${text(formula.of, true)}`;
    case 'until':
      return bracketed(`${text(formula.left, true)} until ${text(formula.right, true)}`);
    case 'release':
      return bracketed(`${text(formula.left, true)} release ${text(formula.right, true)}`);
    case 'weakUntil':
      return bracketed(`${text(formula.left, true)} weak until ${text(formula.right, true)}`);
  }
}
