import { signalboxSubject } from '../signalbox/subject.js';
import type { Workload } from '../subject.js';

const check = { model: 'two-phase', parameters: { resourceManagers: 7 } };

/** What liveness costs: the same exploration without and with a `leadsTo` under weak fairness. */
export const liveness: Workload = {
  name: 'two-phase, fair, 7 resource managers',
  about: 'What it costs to decide a leadsTo under weak fairness after an invariant: transitions are kept',
  reference: 'an invariant',
  subjects: [
    signalboxSubject({
      ...check,
      name: 'an invariant',
      property: 'TCConsistent',
      options: ['--variant', 'fair'],
    }),
    signalboxSubject({
      ...check,
      name: 'a leadsTo',
      property: 'PreparedDecide',
      options: ['--variant', 'fair'],
    }),
  ],
};
