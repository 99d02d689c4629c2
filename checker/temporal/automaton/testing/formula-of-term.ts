import type { Formula } from '../../../language/index.js';
import type { Atom } from '../automaton.js';
import type { Term } from '../term.js';

/** The formula that a term stands for. */
export function formulaOf(term: Term, atoms: readonly Atom[]): Formula {
  const of = (part: Term) => formulaOf(part, atoms);
  switch (term.kind) {
    case 'literal': {
      const { name, holds } = atoms[term.atom] ?? missing(term.atom);
      const atom: Formula = { operator: 'now', name, holds };
      return term.positive ? atom : { operator: 'not', of: atom };
    }
    case 'and':
    case 'or':
      return { operator: term.kind, of: term.of.map(of) };
    case 'next':
      return { operator: 'next', of: of(term.of) };
    case 'until':
    case 'release':
      return { operator: term.kind, left: of(term.left), right: of(term.right) };
  }
}

function missing(atom: number): never {
  throw new Error(`a term speaks of atom ${atom}, which there is not`);
}
