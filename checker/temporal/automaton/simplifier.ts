import { Implication } from './implication.js';
import { type Term, TermTable } from './term.js';

/**
 * Makes terms and rewrites them into simpler ones of the same meaning, so that automata become small. Rules are written for
 * `and`, `next` and `until`; `or` and `release` have the same ones by duality.
 * Sources: Somenzi and Bloem, "Efficient Büchi automata from LTL formulae", CAV 2000; Etessami and Holzmann, "Optimizing
 * Büchi automata", CONCUR 2000.
 */
export class Simplifier {
  readonly #terms = new TermTable();
  readonly #implication = new Implication(this.#terms);

  literal(atom: number): Term {
    return this.#terms.make({ kind: 'literal', atom, positive: true });
  }

  not(term: Term): Term {
    return this.#terms.negation(term);
  }

  and(parts: readonly Term[]): Term {
    const all = [...new Set(parts.flatMap((part) => (part.kind === 'and' ? part.of : [part])))];
    if (all.some((one) => all.some((other) => this.#implies(one, this.not(other))))) return this.#terms.false;
    const needed: readonly Term[] = this.#withoutImplied(all);
    const merged = this.#merged(needed);
    if (merged !== needed) return this.and(merged);
    const [only] = needed;
    return only !== undefined && needed.length === 1 ? only : this.#terms.make({ kind: 'and', of: needed });
  }

  or(parts: readonly Term[]): Term {
    return this.not(this.and(parts.map((part) => this.not(part))));
  }

  next(of: Term): Term {
    return isSuspendable(of) ? of : this.#terms.make({ kind: 'next', of });
  }

  until(left: Term, right: Term): Term {
    if (right.eventual || this.#implies(left, right)) return right;
    if (left !== this.#terms.true && this.#implies(this.not(right), left)) return this.eventually(right);
    if (left.kind === 'until' && left.right === right) return left;
    switch (right.kind) {
      case 'literal':
      case 'release':
        return this.#terms.make({ kind: 'until', left, right });
      case 'until':
        if (this.#implies(left, right.left)) return right;
        if (this.#implies(right.left, left)) return this.until(left, right.right);
        return this.#terms.make({ kind: 'until', left, right });
      case 'next':
        if (left === this.#terms.true) return this.next(this.eventually(right.of));
        if (left.kind === 'next') return this.next(this.until(left.of, right.of));
        return this.#terms.make({ kind: 'until', left, right });
      case 'and':
        return this.#untilAll(left, right, right.of);
      case 'or':
        return this.#untilOne(left, right, right.of);
    }
  }

  release(left: Term, right: Term): Term {
    return this.not(this.until(this.not(left), this.not(right)));
  }

  eventually(of: Term): Term {
    return this.until(this.#terms.true, of);
  }

  always(of: Term): Term {
    return this.release(this.#terms.false, of);
  }

  #implies(premise: Term, conclusion: Term): boolean {
    return this.#implication.holds(premise, conclusion);
  }

  /** Of conjuncts that imply each other, the first one stays. */
  #withoutImplied(conjuncts: readonly Term[]): Term[] {
    const needed = new Set(conjuncts);
    for (const one of conjuncts) {
      for (const other of needed) {
        if (one === other || !this.#implies(other, one)) continue;
        needed.delete(one);
        break;
      }
    }
    return [...needed];
  }

  /** ○a ∧ ○b is ○(a ∧ b); l release a ∧ l release b is l release (a ∧ b); a until r ∧ b until r is (a ∧ b) until r. */
  #merged(conjuncts: readonly Term[]): readonly Term[] {
    const others: Term[] = [];
    const next: Term[] = [];
    const released = new Map<Term, Term[]>();
    const held = new Map<Term, Term[]>();
    for (const part of conjuncts) {
      if (part.kind === 'next') next.push(part.of);
      else if (part.kind === 'release') released.set(part.left, [...(released.get(part.left) ?? []), part.right]);
      else if (part.kind === 'until') held.set(part.right, [...(held.get(part.right) ?? []), part.left]);
      else others.push(part);
    }
    if (others.length + Math.min(next.length, 1) + released.size + held.size === conjuncts.length) return conjuncts;
    return [
      ...others,
      this.next(this.and(next)),
      ...[...released].map(([left, rights]) => this.release(left, this.and(rights))),
      ...[...held].map(([right, lefts]) => this.until(this.and(lefts), right)),
    ];
  }

  /** l until (a ∧ s) is (l until a) ∧ s, if s is the same at every time. */
  #untilAll(left: Term, right: Term, conjuncts: readonly Term[]): Term {
    const suspendable = conjuncts.filter(isSuspendable);
    if (suspendable.length === 0) return this.#terms.make({ kind: 'until', left, right });
    const rest = conjuncts.filter((part) => !isSuspendable(part));
    return this.and([this.until(left, this.and(rest)), ...suspendable]);
  }

  /**
   * l until (a ∨ b) is l until a ∨ l until b. So what would be simpler alone is taken out of it: b that is eventual, or
   * that is m until c, where l implies m; and where m implies l, c is enough.
   */
  #untilOne(left: Term, right: Term, disjuncts: readonly Term[]): Term {
    const simpler = disjuncts.map((part) =>
      part.kind === 'until' && this.#implies(part.left, left) ? part.right : part,
    );
    if (simpler.some((part, position) => part !== disjuncts[position])) return this.until(left, this.or(simpler));
    const standsAlone = (part: Term) => part.eventual || (part.kind === 'until' && this.#implies(left, part.left));
    const alone = disjuncts.filter(standsAlone);
    if (alone.length === 0) return this.#terms.make({ kind: 'until', left, right });
    const rest = disjuncts.filter((part) => !standsAlone(part));
    return this.or([this.until(left, this.or(rest)), ...alone]);
  }
}

/** Whether it is known to be true at all times or at none. */
function isSuspendable(term: Term): boolean {
  return term.eventual && term.universal;
}
