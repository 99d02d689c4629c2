import type { TwoPhaseCommitState } from '../../models/index.js';
import {
  abortsEverywhere,
  agreement,
  commitsEverywhere,
  completion,
  irrevocability,
  refusal,
  validity,
} from '../catalogue/transactions.js';
import type { Binding, Obligation, Witness } from '../obligation.js';

type P4 = Obligation<TwoPhaseCommitState>;
type Reached = Witness<TwoPhaseCommitState>;

const crashes = ['crash of the coordinator', 'crash of a participant'];

/** What the adversary can do to the repaired design. */
const everyFault = [
  ...crashes,
  'loss of a message',
  'duplication of a message',
  'premature timeout of the coordinator',
  'premature timeout of a participant',
];

const check = { model: 'two-phase-commit', fairness: 'none', profile: 'pre-commit' } as const;

/** The model's own parameters: three participants, and one of each fault. */
const byDefault = {};
/** The smallest instance in which two can disagree. */
const twoParticipants = { participants: 2 };
/** Two transactions lock the same rows. They multiply the states so much that only crashes are left to the adversary. */
const twoTransactions = { participants: 2, transactions: 2, losses: 0, duplicates: 0, timeouts: 0 };

const holds = (obligation: P4, parameters: Binding['parameters'], faults: readonly string[] = everyFault): Binding => ({
  ...check,
  kind: 'holds',
  obligation,
  variant: 'repaired',
  parameters,
  faults,
});

const reached = (obligation: P4, witness: Reached): Binding => ({
  ...check,
  kind: 'reached',
  obligation,
  witness,
  variant: 'repaired',
  parameters: byDefault,
  faults: [],
});

const breaks = (obligation: P4, variant: string, finding: string, faults: readonly string[]): Binding => ({
  ...check,
  kind: 'breaks',
  obligation,
  variant,
  finding,
  faults,
  parameters: twoParticipants,
});

/** Two-phase commit: its safety, on the repaired design and on each that lacks something. */
export const twoPhaseCommitSuite: readonly Binding[] = [
  holds(agreement, byDefault),
  holds(agreement, twoParticipants),
  holds(agreement, twoTransactions, crashes),
  reached(agreement, commitsEverywhere),
  reached(agreement, abortsEverywhere),
  breaks(agreement, 'documented', 'T1, T2 and T5', []),
  breaks(agreement, 'failure-detected-while-committing', 'T1', ['crash of a participant']),
  breaks(agreement, 'timeout-after-vote', 'T2', []),
  breaks(agreement, 'coordinator-amnesia', 'T5', ['crash of the coordinator']),
  breaks(agreement, 'participant-amnesia', 'T5', ['crash of a participant']),
  {
    ...breaks(agreement, 'byzantine-coordinator', 'T4', ['tell one to commit and the others to abort']),
    kind: 'limit',
    finding: 'T4',
  },

  holds(validity, byDefault),
  holds(validity, twoParticipants),
  holds(validity, twoTransactions, crashes),
  reached(validity, refusal),
  breaks(validity, 'decides-before-all-votes', 'seeded: the first yes suffices', []),

  holds(irrevocability, byDefault),
  holds(irrevocability, twoParticipants),
  holds(irrevocability, twoTransactions, crashes),
  reached(irrevocability, completion),
  breaks(irrevocability, 'documented', 'T1 and T5', []),
  breaks(irrevocability, 'failure-detected-while-committing', 'T1', ['crash of a participant']),
  breaks(irrevocability, 'coordinator-amnesia', 'T5', ['crash of the coordinator']),
];
