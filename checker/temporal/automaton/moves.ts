import type { Automaton, Move } from './automaton.js';
import { isPart } from './lists.js';

/**
 * With fewer moves: without those that another one makes unnecessary, and with one in place of two that differ in one
 * literal.
 */
export function withFewerMoves(automaton: Automaton): Automaton {
  return { ...automaton, moves: automaton.moves.map(fewer) };
}

function fewer(moves: readonly Move[]): Move[] {
  const byTarget = new Map<number, Move[]>();
  for (const move of moves) byTarget.set(move.target, added(byTarget.get(move.target) ?? [], move));
  return [...byTarget.values()].flat();
}

/** Moves to one target, none of which makes another one unnecessary, with one more. */
function added(moves: readonly Move[], move: Move): Move[] {
  if (moves.some((other) => replaces(other, move))) return [...moves];
  const others = moves.filter((other) => !replaces(move, other));
  for (const other of others) {
    const joined = either(move, other);
    // It replaces at least the move that was to be added.
    if (joined !== undefined) return added(others, joined);
  }
  return [...others, move];
}

/** Whether a move to the same target can be used wherever the other one can, and meets at least its acceptance sets. */
function replaces(move: Move, other: Move): boolean {
  return (
    isPart(move.requires, other.requires) && isPart(move.forbids, other.forbids) && (other.marks & ~move.marks) === 0
  );
}

/** The move that stands for both, if they meet the same sets and all that one requires and the other forbids is one atom. */
function either(one: Move, other: Move): Move | undefined {
  const atom =
    one.requires.find((required) => other.forbids.includes(required)) ??
    one.forbids.find((forbidden) => other.requires.includes(forbidden));
  if (atom === undefined) return undefined;
  const [withoutAtom, otherWithoutAtom] = [without(one, atom), without(other, atom)];
  return replaces(withoutAtom, otherWithoutAtom) && replaces(otherWithoutAtom, withoutAtom) ? withoutAtom : undefined;
}

function without(move: Move, atom: number): Move {
  const isAnother = (each: number) => each !== atom;
  return { ...move, requires: move.requires.filter(isAnother), forbids: move.forbids.filter(isAnother) };
}
