import type { Term, TermTable } from './term.js';

/**
 * Syntactic implication: a few sound rules, from the outside to the inside, and each of them read backwards (a implies b if
 * not b implies not a). What it does not see may still be implied.
 * Source: Somenzi and Bloem, "Efficient Büchi automata from LTL formulae", CAV 2000, § 3.
 */
export class Implication {
  readonly #terms: TermTable;
  readonly #known = new Map<Term, Map<Term, boolean>>();

  constructor(terms: TermTable) {
    this.#terms = terms;
  }

  /** Whether every word of which `premise` is true is one of `conclusion`, as far as the rules go. */
  holds(premise: Term, conclusion: Term): boolean {
    let known = this.#known.get(premise);
    if (known === undefined) {
      known = new Map();
      this.#known.set(premise, known);
    }
    let holds = known.get(conclusion);
    if (holds === undefined) {
      holds =
        this.#byPremise(premise, conclusion) ||
        this.#byPremise(this.#terms.negation(conclusion), this.#terms.negation(premise));
      known.set(conclusion, holds);
    }
    return holds;
  }

  #byPremise(premise: Term, conclusion: Term): boolean {
    if (premise === conclusion) return true;
    switch (premise.kind) {
      case 'literal':
        return false;
      case 'or':
        return premise.of.every((part) => this.holds(part, conclusion));
      case 'and':
        return premise.of.some((part) => this.holds(part, conclusion));
      case 'next':
        return (
          (conclusion.kind === 'next' && this.holds(premise.of, conclusion.of)) ||
          (conclusion.eventual && this.holds(premise.of, conclusion))
        );
      case 'until':
        return (
          this.holds(premise.right, conclusion) &&
          (conclusion.eventual ||
            this.holds(premise.left, conclusion) ||
            (conclusion.kind === 'until' && this.holds(premise.left, conclusion.left)))
        );
      case 'release':
        return this.holds(premise.right, conclusion);
    }
  }
}
