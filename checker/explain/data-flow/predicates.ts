import { type Formula, operandsOf } from '../../language/index.js';

/** A function of states by which a property judges them. */
export type Predicate = (...states: never[]) => unknown;

/** Asks a predicate of views whose types were checked where it was written. */
export function ask(predicate: Predicate, ...states: readonly unknown[]): boolean {
  return Boolean((predicate as (...states: readonly unknown[]) => unknown)(...states));
}

/** All that a formula asks of states. */
export function predicatesIn(formula: Formula): readonly Predicate[] {
  return formula.operator === 'now' ? [formula.holds] : operandsOf(formula).flatMap(predicatesIn);
}
