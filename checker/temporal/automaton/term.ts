/**
 * A formula in negation normal form: `not` only in literals, `eventually` as "true until", `always` as "false release".
 * True is the conjunction and false the disjunction of no terms.
 */
export type TermShape =
  | { readonly kind: 'literal'; readonly atom: number; readonly positive: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Term[] }
  | { readonly kind: 'next'; readonly of: Term }
  | { readonly kind: 'until' | 'release'; readonly left: Term; readonly right: Term };

/**
 * A term of a table, which makes each only once: the same term is the same object.
 *
 * The two flags are the syntactic classes of Etessami and Holzmann, "Optimizing Büchi automata", CONCUR 2000.
 */
export type Term = TermShape & {
  /** By order of making, from 0. */
  readonly id: number;
  /** Known to be true as soon as it will be: ◇t means no more than t. */
  readonly eventual: boolean;
  /** Known to stay true once it is: □t means no more than t. */
  readonly universal: boolean;
};

/** All terms of one formula. It makes them as they are told; the rewriting is the simplifier's. */
export class TermTable {
  readonly #terms = new Map<string, Term>();
  readonly #negations = new Map<Term, Term>();
  readonly true = this.make({ kind: 'and', of: [] });
  readonly false = this.make({ kind: 'or', of: [] });

  /** The term of this shape. The order in which the parts of `and` and `or` are given does not matter. */
  make(shape: TermShape): Term {
    const ordered = shape.kind === 'and' || shape.kind === 'or' ? { ...shape, of: inOrder(shape.of) } : shape;
    const key = keyOf(ordered);
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const term = { ...ordered, id: this.#terms.size, eventual: isEventual(ordered), universal: isUniversal(ordered) };
    this.#terms.set(key, term);
    return term;
  }

  /** The dual term: true of exactly the other words. */
  negation(term: Term): Term {
    const known = this.#negations.get(term);
    if (known !== undefined) return known;
    const negation = this.make(this.#dual(term));
    this.#negations.set(term, negation);
    this.#negations.set(negation, term);
    return negation;
  }

  #dual(term: Term): TermShape {
    switch (term.kind) {
      case 'literal':
        return { kind: 'literal', atom: term.atom, positive: !term.positive };
      case 'and':
      case 'or':
        return { kind: term.kind === 'and' ? 'or' : 'and', of: term.of.map((part) => this.negation(part)) };
      case 'next':
        return { kind: 'next', of: this.negation(term.of) };
      case 'until':
      case 'release':
        return {
          kind: term.kind === 'until' ? 'release' : 'until',
          left: this.negation(term.left),
          right: this.negation(term.right),
        };
    }
  }
}

function inOrder(terms: readonly Term[]): Term[] {
  return [...terms].sort((one, other) => one.id - other.id);
}

function keyOf(shape: TermShape): string {
  switch (shape.kind) {
    case 'literal':
      return `${shape.positive ? '' : 'not '}${shape.atom}`;
    case 'and':
    case 'or':
      return `${shape.kind} ${shape.of.map((part) => part.id).join(' ')}`;
    case 'next':
      return `next ${shape.of.id}`;
    case 'until':
    case 'release':
      return `${shape.kind} ${shape.left.id} ${shape.right.id}`;
  }
}

function isEventual(shape: TermShape): boolean {
  switch (shape.kind) {
    case 'literal':
      return false;
    case 'and':
    case 'or':
      return shape.of.every((part) => part.eventual);
    case 'next':
      return shape.of.eventual;
    case 'until':
      return isTrue(shape.left) || shape.right.eventual;
    case 'release':
      return shape.right.eventual;
  }
}

function isUniversal(shape: TermShape): boolean {
  switch (shape.kind) {
    case 'literal':
      return false;
    case 'and':
    case 'or':
      return shape.of.every((part) => part.universal);
    case 'next':
      return shape.of.universal;
    case 'until':
      return shape.right.universal;
    case 'release':
      return isFalse(shape.left) || shape.right.universal;
  }
}

function isTrue(term: Term): boolean {
  return term.kind === 'and' && term.of.length === 0;
}

function isFalse(term: Term): boolean {
  return term.kind === 'or' && term.of.length === 0;
}
