import { signalboxSubject } from '../signalbox/subject.js';
import { spinSubjects } from '../spin/subject.js';
import { BITS_PER_STATE } from '../spin/verifiers.js';
import type { Workload } from '../subject.js';
import { YARDSTICK_LIMIT, yardstickSubject } from '../yardstick/subject.js';
import { twoPhaseCounts } from './two-phase-counts.js';

/** Gray and Lamport's TwoPhase, without symmetry the same states in signalbox, in SPIN and in the yardstick. */
export function twoPhase(resourceManagers: number): Workload {
  const known = twoPhaseCounts(resourceManagers);
  const check = { model: 'two-phase', parameters: { resourceManagers }, property: 'TCConsistent' };
  return {
    name: `two-phase, ${resourceManagers} resource managers`,
    about: 'Gray and Lamport’s TwoPhase, and the invariant that nobody commits what another has aborted',
    reference: 'signalbox',
    known,
    subjects: [
      ...(resourceManagers <= YARDSTICK_LIMIT ? [yardstickSubject(resourceManagers)] : []),
      signalboxSubject({ ...check, name: 'signalbox' }),
      signalboxSubject({ ...check, name: 'signalbox, two workers', workers: 2 }),
      signalboxSubject({ ...check, name: 'signalbox, depth first', options: ['--search', 'dfs'] }),
      signalboxSubject({ ...check, name: 'signalbox, symmetry', options: ['--symmetry', 'on'], covers: 'orbits' }),
      signalboxSubject({ ...check, name: 'signalbox, reduction', options: ['--reduce'], covers: 'reduced' }),
      signalboxSubject({ ...check, name: 'signalbox, compact', options: ['--storage', 'compact'], covers: 'sample' }),
      signalboxSubject({
        ...check,
        name: 'signalbox, bitstate',
        options: ['--storage', 'bitstate', '--bitstate-memory', bitTableFor(known.distinctStates)],
        covers: 'sample',
      }),
      ...spinSubjects({
        file: new URL('../spin/two-phase.pml', import.meta.url),
        settings: [`N=${resourceManagers}`],
        expectedStates: known.distinctStates,
        depthLimit: 1_000,
      }),
    ],
  };
}

/** As large as SPIN's, whose number of bits is a power of two. */
function bitTableFor(states: number): string {
  return `${2 ** Math.ceil(Math.log2(BITS_PER_STATE * states)) / 8 / 1024}k`;
}
