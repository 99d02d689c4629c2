import { signalboxSubject } from '../signalbox/subject.js';
import { spinSubjects } from '../spin/subject.js';
import type { Workload } from '../subject.js';

/** Gray and Lamport's TCommit: states of few bits, and guards that look at every resource manager. */
export function tcommit(resourceManagers: number): Workload {
  const check = { model: 'tcommit', parameters: { resourceManagers }, property: 'TCConsistent' };
  return {
    name: `tcommit, ${resourceManagers} resource managers`,
    about: 'Gray and Lamport’s TCommit, and the same invariant',
    reference: 'signalbox',
    subjects: [
      signalboxSubject({ ...check, name: 'signalbox' }),
      signalboxSubject({ ...check, name: 'signalbox, two workers', workers: 2 }),
      ...spinSubjects({
        file: new URL('../spin/tcommit.pml', import.meta.url),
        settings: [`N=${resourceManagers}`],
        // Those in which nobody has committed, and those in which all are prepared or committed.
        expectedStates: 3 ** resourceManagers + 2 ** resourceManagers - 1,
        depthLimit: 1_000,
      }),
    ],
  };
}
