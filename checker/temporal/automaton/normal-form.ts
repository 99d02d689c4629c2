import type { Formula } from '../../language/index.js';
import type { Atom } from './automaton.js';
import { Simplifier } from './simplifier.js';
import type { Term } from './term.js';

/** What a formula says, simplified, with `not` only before atoms. */
export interface NormalForm {
  readonly term: Term;
  /** What the literals of the term are about. */
  readonly atoms: readonly Atom[];
}

/** The normal form of a formula. Atoms of the same function are one atom, under the name met first. */
export function normalFormOf(formula: Formula): NormalForm {
  const simplifier = new Simplifier();
  const atoms: Atom[] = [];
  const positions = new Map<Atom['holds'], number>();

  const literal = ({ name, holds }: Atom): Term => {
    let position = positions.get(holds);
    if (position === undefined) {
      position = atoms.length;
      positions.set(holds, position);
      atoms.push({ name, holds });
    }
    return simplifier.literal(position);
  };

  const termOf = (part: Formula): Term => {
    switch (part.operator) {
      case 'now':
        return literal(part);
      case 'not':
        return simplifier.not(termOf(part.of));
      case 'and':
        return simplifier.and(part.of.map(termOf));
      case 'or':
        return simplifier.or(part.of.map(termOf));
      case 'implies':
        return simplifier.or([simplifier.not(termOf(part.premise)), termOf(part.conclusion)]);
      case 'next':
        return simplifier.next(termOf(part.of));
      case 'eventually':
        return simplifier.eventually(termOf(part.of));
      case 'always':
        return simplifier.always(termOf(part.of));
      case 'until':
        return simplifier.until(termOf(part.left), termOf(part.right));
      case 'release':
        return simplifier.release(termOf(part.left), termOf(part.right));
      case 'weakUntil': {
        const right = termOf(part.right);
        return simplifier.release(right, simplifier.or([termOf(part.left), right]));
      }
    }
  };

  return { term: termOf(formula), atoms };
}
