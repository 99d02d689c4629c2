import type { Automaton, Move } from './automaton.js';

/**
 * With one state in place of all that are bisimilar: same labels, same marks, to bisimilar targets. The partition is
 * refined from the coarsest one until it is stable. The others remain without a move to them.
 * Sources: Kanellakis and Smolka, "CCS expressions, finite state processes, and three problems of equivalence", 1990; for
 * automata of formulas Etessami and Holzmann, "Optimizing Büchi automata", CONCUR 2000.
 */
export function withoutBisimilar(automaton: Automaton): Automaton {
  let blocks: readonly number[] = automaton.moves.map(() => 0);
  for (let before = 0; before < blockCount(blocks); ) {
    before = blockCount(blocks);
    const current = blocks;
    blocks = firstAlike(automaton.moves.map((moves, state) => `${current[state]} ${outgoing(moves, current)}`));
  }
  return redirected(automaton, blocks);
}

/** What the moves of a state are, if only the blocks of their targets count. */
function outgoing(moves: readonly Move[], blocks: readonly number[]): string {
  const texts = moves.map(
    ({ target, requires, forbids, marks }) => `${blocks[target]}:${requires.join(',')}:${forbids.join(',')}:${marks}`,
  );
  return [...new Set(texts)].sort().join(' ');
}

/** By state, the first one with the same signature. */
function firstAlike(signatures: readonly string[]): number[] {
  const first = new Map<string, number>();
  return signatures.map((signature, state) => {
    const known = first.get(signature) ?? state;
    first.set(signature, known);
    return known;
  });
}

function blockCount(blocks: readonly number[]): number {
  return new Set(blocks).size;
}

function redirected(automaton: Automaton, replacements: readonly number[]): Automaton {
  const replacement = (state: number) => replacements[state] ?? state;
  return {
    ...automaton,
    initial: [...new Set(automaton.initial.map(replacement))],
    moves: automaton.moves.map((moves) => moves.map((move) => ({ ...move, target: replacement(move.target) }))),
  };
}
