import type { Figures } from './figures.js';

type Counts = Pick<Figures, 'distinctStates' | 'transitions' | 'depth'>;

/** TwoPhase by the number of resource managers. */
const KNOWN: ReadonlyMap<number, Counts> = new Map([
  [3, { distinctStates: 288, transitions: 1_146, depth: 11 }],
  [7, { distinctStates: 296_448, transitions: 2_744_706, depth: 23 }],
  [8, { distinctStates: 1_745_408, transitions: 18_507_778, depth: 26 }],
  [9, { distinctStates: 10_340_352, transitions: 123_558_402, depth: 29 }],
]);

/** The counts in which `figures` differs from those known for TwoPhase, in words; empty if none is known to differ. */
export function wrongCounts(figures: Figures, resourceManagers: number): string[] {
  const known = KNOWN.get(resourceManagers);
  if (known === undefined) return [];
  const fields = ['distinctStates', 'transitions', 'depth'] as const;
  return fields
    .filter((field) => figures[field] !== known[field])
    .map((field) => `${figures.subject}: ${field} is ${figures[field]}, not ${known[field]}`);
}
