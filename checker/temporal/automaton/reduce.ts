import { withFewerSets } from './acceptance.js';
import type { Automaton } from './automaton.js';
import { withoutBisimilar } from './merge.js';
import { withFewerMoves } from './moves.js';
import { trimmed } from './trim.js';

/** A smaller automaton that accepts the same words. */
export function reduced(automaton: Automaton): Automaton {
  // With all of its marks at first: those that will be cleared because they say nothing may make states alike.
  let smaller = merged(trimmed(automaton));
  for (let before = Number.POSITIVE_INFINITY; size(smaller) < before; ) {
    before = size(smaller);
    smaller = merged(withFewerSets(smaller));
  }
  return withUsedAtoms(smaller);
}

function merged(automaton: Automaton): Automaton {
  return trimmed(withoutBisimilar(withFewerMoves(automaton)));
}

function size({ moves, acceptanceSets }: Automaton): number {
  return acceptanceSets + moves.reduce((sum, ofState) => sum + 1 + ofState.length, 0);
}

/** Without the atoms that no move asks for. */
function withUsedAtoms(automaton: Automaton): Automaton {
  const used = new Set(automaton.moves.flat().flatMap(({ requires, forbids }) => [...requires, ...forbids]));
  const kept = [...automaton.atoms.keys()].filter((atom) => used.has(atom));
  const positions = new Map(kept.map((atom, position) => [atom, position]));
  const renumbered = (atoms: readonly number[]) => atoms.map((atom) => positions.get(atom) ?? atom);
  return {
    ...automaton,
    atoms: automaton.atoms.filter((_, atom) => used.has(atom)),
    moves: automaton.moves.map((ofState) =>
      ofState.map((move) => ({ ...move, requires: renumbered(move.requires), forbids: renumbered(move.forbids) })),
    ),
  };
}
