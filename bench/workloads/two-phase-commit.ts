import { signalboxSubject } from '../signalbox/subject.js';
import type { Workload } from '../subject.js';

/** A protocol as it is really modelled: with logs, locks, faults and their budgets. */
export const twoPhaseCommit: Workload = {
  name: 'two-phase-commit',
  about: 'A whole protocol, repaired, by its default parameters, and that no two participants decide differently',
  reference: 'signalbox',
  subjects: [1, 2].map((workers) =>
    signalboxSubject({
      name: workers === 1 ? 'signalbox' : 'signalbox, two workers',
      model: 'two-phase-commit',
      property: 'P4.agreement',
      workers,
    }),
  ),
};
