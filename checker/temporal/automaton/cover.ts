import { UsageError } from '../../errors.js';
import { isPart, union } from './lists.js';
import type { Term } from './term.js';

/** One way to make terms true: what it asks of the state that is read now, and what it leaves to the rest of the run. */
export interface Cover {
  readonly literals: readonly Literal[];
  /** To be true from the next state on; neither conjunctions nor twice the same. */
  readonly next: readonly Term[];
  /** The right sides of the `until`s that it puts off: each of them has still to come true. */
  readonly promises: readonly Term[];
}

export type Literal = Extract<Term, { readonly kind: 'literal' }>;

/** How many covers may be put together at one state of an automaton; beyond that the formula is refused. */
const MOST_COVERS = 4096;

const NOTHING: Cover = { literals: [], next: [], promises: [] };

/** The terms whose conjunction a term is. */
export function conjunctsOf(term: Term): readonly Term[] {
  return term.kind === 'and' ? term.of : [term];
}

/** Unfolds terms into covers: l until r is r, or l and again l until r. */
export class Covers {
  readonly #known = new Map<Term, readonly Cover[]>();

  /**
   * A term is true of a word if one of its covers is. None demands all that another one demands.
   * @throws UsageError if too many have to be compared, here and in `ofAll`.
   */
  of(term: Term): readonly Cover[] {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const covers = this.#unfolded(term);
    this.#known.set(term, covers);
    return covers;
  }

  /** The covers of a conjunction. */
  ofAll(terms: readonly Term[]): readonly Cover[] {
    return terms.map((term) => this.of(term)).reduce(combined, [NOTHING]);
  }

  #unfolded(term: Term): readonly Cover[] {
    switch (term.kind) {
      case 'literal':
        return [{ ...NOTHING, literals: [term] }];
      case 'and':
        return this.ofAll(term.of);
      case 'or':
        return weakest(term.of.flatMap((part) => this.of(part)));
      case 'next':
        return [{ ...NOTHING, next: conjunctsOf(term.of) }];
      case 'until': {
        const later = { ...NOTHING, next: [term], promises: [term.right] };
        return weakest([...this.of(term.right), ...combined(this.of(term.left), [later])]);
      }
      case 'release': {
        const later = { ...NOTHING, next: [term] };
        return combined(this.of(term.right), weakest([...this.of(term.left), later]));
      }
    }
  }
}

/** Whether a cover demands all that another one demands, of the state, of the rest and of what is put off. */
export function demandsAllOf(cover: Cover, other: Cover): boolean {
  return (
    isPart(other.literals, cover.literals) && isPart(other.next, cover.next) && isPart(other.promises, cover.promises)
  );
}

function combined(ones: readonly Cover[], others: readonly Cover[]): readonly Cover[] {
  if (ones.length * others.length > MOST_COVERS) {
    throw new UsageError(
      `the formula is too large: a state of its automaton has more than ${MOST_COVERS.toLocaleString('en')} moves to be compared; make several properties of it`,
    );
  }
  return weakest(ones.flatMap((one) => others.flatMap((other) => both(one, other) ?? [])));
}

/** What both demand, or nothing if they contradict each other. */
function both(one: Cover, other: Cover): Cover | undefined {
  const contradicted = one.literals.some(({ atom, positive }) =>
    other.literals.some((literal) => literal.atom === atom && literal.positive !== positive),
  );
  if (contradicted) return undefined;
  return {
    literals: union(one.literals, other.literals),
    next: union(one.next, other.next),
    promises: union(one.promises, other.promises),
  };
}

/** Without the covers that demand all that another one demands: who satisfies such a one can take the other. */
function weakest(covers: readonly Cover[]): readonly Cover[] {
  const kept: Cover[] = [];
  const byDemands = [...covers].sort((one, other) => demands(one) - demands(other));
  for (const cover of byDemands) {
    if (!kept.some((weaker) => demandsAllOf(cover, weaker))) kept.push(cover);
  }
  return kept;
}

function demands({ literals, next, promises }: Cover): number {
  return literals.length + next.length + promises.length;
}
