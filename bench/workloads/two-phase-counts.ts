import type { KnownCounts } from '../subject.js';

/**
 * What there is to count in TwoPhase with so many resource managers. The transaction manager has not decided, has
 * committed, or has aborted; then a resource manager is in one of 4, 2 or 6 situations, whatever the others are in. So
 * states are words, and orbits are multisets, of these. The longest run is that in which all prepare and commit.
 */
export function twoPhaseCounts(resourceManagers: number): KnownCounts {
  const n = resourceManagers;
  const undecided = 4 ** n;
  const committed = 2 ** n;
  const aborted = 6 ** n;
  // In 1 of 4 situations it is working, and can prepare or abort; in 2 its message is there to be received.
  const beforeDecision = undecided + 1 + (n * (2 + 2) * undecided) / 4;
  // In 1 of 6 situations it is working. It obeys whatever it has done.
  const afterDecision = n * committed + (n * 2 * aborted) / 6 + n * aborted;
  return {
    distinctStates: undecided + committed + aborted,
    transitions: 1 + beforeDecision + afterDecision,
    depth: 3 * n + 2,
    orbits: multisets(n, 4) + multisets(n, 2) + multisets(n, 6),
  };
}

/** How many multisets of a size there are of so many kinds. */
function multisets(size: number, kinds: number): number {
  let count = 1;
  for (let kind = 1; kind < kinds; kind++) count = (count * (size + kind)) / kind;
  return count;
}
