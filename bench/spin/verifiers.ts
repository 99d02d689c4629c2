import type { Subject } from '../subject.js';

/** A way in which SPIN can explore: how its verifier is compiled and called. */
export interface Verifier extends Pick<Subject, 'name' | 'covers' | 'countsLevels'> {
  readonly compile: readonly string[];
  readonly call: readonly string[];
  /** Whether it is several processes, of which GNU time and SPIN itself see one. */
  readonly forks?: boolean;
  /** How many slots (or bits) its table has for each state that is expected. */
  readonly slotsPerState: number;
}

/** At least twice as many slots as states are needed; a table larger than that is slower, for its cache misses. */
const SLOTS_PER_STATE = 2;

/** Of a bit table: what keeps the chance of taking a new state for a known one, with three bits each, below one in 200. */
export const BITS_PER_STATE = 16;

const depthFirst = { covers: 'everything', countsLevels: false, call: [], slotsPerState: SLOTS_PER_STATE } as const;
const breadthFirst = { ...depthFirst, countsLevels: true } as const;
const lossy = { ...depthFirst, covers: 'sample' } as const;

/** NOCOMP: uncompressed states are faster, and take no more room where they are small. */
export const VERIFIERS: readonly Verifier[] = [
  { ...depthFirst, name: 'SPIN, depth first', compile: ['-DNOREDUCE', '-DNOCOMP'] },
  { ...breadthFirst, name: 'SPIN, breadth first', compile: ['-DNOREDUCE', '-DNOCOMP', '-DBFS'] },
  // NO_HC: whole states. Without it, parallel breadth-first search stores hashes.
  {
    ...breadthFirst,
    name: 'SPIN, two processes',
    compile: ['-DNOREDUCE', '-DBFS_PAR', '-DNO_HC'],
    call: ['-u2'],
    forks: true,
  },
  {
    ...lossy,
    name: 'SPIN, two processes, HC4',
    compile: ['-DNOREDUCE', '-DBFS_PAR'],
    call: ['-u2'],
    forks: true,
  },
  { ...depthFirst, name: 'SPIN, reduction', covers: 'reduced', compile: ['-DNOCOMP'] },
  { ...depthFirst, name: 'SPIN, COLLAPSE', compile: ['-DNOREDUCE', '-DCOLLAPSE'] },
  { ...lossy, name: 'SPIN, HC4', compile: ['-DNOREDUCE', '-DHC4'] },
  { ...lossy, name: 'SPIN, BITSTATE', compile: ['-DNOREDUCE', '-DBITSTATE'], slotsPerState: BITS_PER_STATE },
];
