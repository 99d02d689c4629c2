import type { Automaton, Move } from '../automaton/index.js';

/** Waits as long as it likes; then goes over to a state in which it makes these moves. Accepts if these meet its one set for ever. */
function inTheEnd(...moves: readonly Move[]): Automaton {
  const wait: readonly Move[] = [
    { target: 0, requires: [], forbids: [], marks: 0 },
    { target: 1, requires: [], forbids: [], marks: 0 },
  ];
  return { atoms: [], initial: [0], moves: [wait, moves], acceptanceSets: 1 };
}

/** Accepts every run that goes on for ever. */
export const anyInTheEnd = inTheEnd({ target: 1, requires: [], forbids: [], marks: 1 });

/** Accepts runs on which, from some time on, the one atom is always true. */
export const alwaysInTheEnd = inTheEnd({ target: 1, requires: [0], forbids: [], marks: 1 });

/** Accepts runs on which the one atom is true again and again. */
export const againAndAgain = inTheEnd(
  { target: 1, requires: [0], forbids: [], marks: 1 },
  { target: 1, requires: [], forbids: [0], marks: 0 },
);
