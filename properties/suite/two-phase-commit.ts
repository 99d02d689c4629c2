import type { TwoPhaseCommitState } from '../../models/index.js';
import {
  abortsEverywhere,
  agreement,
  commitsEverywhere,
  completion,
  doubt,
  irrevocability,
  nontriviality,
  recovery,
  refusal,
  termination,
  unanimity,
  validity,
} from '../catalogue/transactions.js';
import type { Binding, Obligation, Witness } from '../obligation.js';

type P4 = Obligation<TwoPhaseCommitState>;
type Reached = Witness<TwoPhaseCommitState>;

const crashes = ['crash of the coordinator', 'crash of a participant'];

/** What else the adversary can do to the repaired design. */
const otherFaults = [
  'loss of a message',
  'duplication of a message',
  'premature timeout of the coordinator',
  'premature timeout of a participant',
];

const everyFault = [...crashes, ...otherFaults];

const check = { model: 'two-phase-commit', profile: 'pre-commit' } as const;

/** The model's own parameters: three participants, and one of each fault. */
const byDefault = {};
/** The smallest instance in which two can disagree. */
const twoParticipants = { participants: 2 };
/** Whoever crashes is dead for good. */
const noRestart = { participants: 2, restarts: 0 };
/** A participant may be dead for good, the coordinator not. */
const deadParticipant = { participants: 2, coordinatorMayCrash: false, restarts: 0 };
/** Two transactions lock the same rows. They multiply the states so much that only crashes are left to the adversary. */
const twoTransactions = { participants: 2, transactions: 2, losses: 0, duplicates: 0, timeouts: 0 };

/** What must happen in the end needs the fairness that the model declares; safety needs none. */
const fairnessFor = (obligation: P4): Binding['fairness'] =>
  obligation === nontriviality || obligation === termination ? 'declared' : 'none';

const holds = (
  obligation: P4,
  parameters: Binding['parameters'],
  faults: readonly string[] = everyFault,
  variant = 'repaired',
): Binding => ({
  ...check,
  kind: 'holds',
  obligation,
  variant,
  parameters,
  faults,
  fairness: fairnessFor(obligation),
});

const reached = (obligation: P4, witness: Reached): Binding => ({
  ...check,
  kind: 'reached',
  obligation,
  witness,
  variant: 'repaired',
  parameters: byDefault,
  faults: [],
  fairness: 'none',
});

const breaks = (
  obligation: P4,
  variant: string,
  finding: string,
  faults: readonly string[],
  parameters: Binding['parameters'] = twoParticipants,
): Binding => ({
  ...check,
  kind: 'breaks',
  obligation,
  variant,
  finding,
  faults,
  parameters,
  fairness: fairnessFor(obligation),
});

/** T3: with the coordinator dead nobody can know, whether they ask one another or not. One restart is enough. */
const blocks = (variant: string): Binding => ({
  ...breaks(termination, variant, 'T3', ['crash of the coordinator'], noRestart),
  kind: 'limit',
  finding: 'T3',
  nearest: twoParticipants,
});

/** Two-phase commit: its safety and its progress, on the repaired design and on each that lacks something. */
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

  holds(nontriviality, byDefault),
  holds(nontriviality, twoParticipants),
  holds(nontriviality, twoTransactions, crashes),
  reached(nontriviality, unanimity),
  breaks(nontriviality, 'timeout-after-vote', 'T2', []),
  breaks(nontriviality, 'documented', 'T2', []),

  holds(irrevocability, byDefault),
  holds(irrevocability, twoParticipants),
  holds(irrevocability, twoTransactions, crashes),
  reached(irrevocability, completion),
  breaks(irrevocability, 'documented', 'T1 and T5', []),
  breaks(irrevocability, 'failure-detected-while-committing', 'T1', ['crash of a participant']),
  breaks(irrevocability, 'coordinator-amnesia', 'T5', ['crash of the coordinator']),

  holds(termination, byDefault),
  holds(termination, twoParticipants),
  holds(termination, twoParticipants, everyFault, 'cooperative-termination'),
  holds(termination, twoTransactions, crashes),
  holds(termination, deadParticipant, ['crash of a participant', ...otherFaults]),
  reached(termination, doubt),
  reached(termination, recovery),
  breaks(termination, 'documented', 'T7', []),
  breaks(termination, 'no-exit-from-active', 'T7', []),
  breaks(termination, 'decides-when-all-acknowledged', 'T6', ['crash of a participant'], deadParticipant),
  blocks('repaired'),
  blocks('cooperative-termination'),
];
