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
} from '../catalogue/transactions/atomic-commitment.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<TwoPhaseCommitState>('two-phase-commit');

const crashes = ['crash of the coordinator', 'crash of a participant'];

/** What else the adversary can do to the repaired design. */
const otherFaults = [
  'loss of a message',
  'duplication of a message',
  'premature timeout of the coordinator',
  'premature timeout of a participant',
];

/** The model's own parameters: three participants, and one of each fault. */
const byDefault = { faults: [...crashes, ...otherFaults] };
/** The smallest instance in which two can disagree. */
const two = { participants: 2 };
const twoParticipants = { parameters: two, faults: [...crashes, ...otherFaults] };
/** A participant may be dead for good, the coordinator not. */
const participantDead = { participants: 2, coordinatorMayCrash: false, restarts: 0 };
const deadParticipant = { parameters: participantDead, faults: ['crash of a participant', ...otherFaults] };
/** Two transactions lock the same rows. They multiply the states so much that only crashes are left to the adversary. */
const twoTransactions = {
  parameters: { participants: 2, transactions: 2, losses: 0, duplicates: 0, timeouts: 0 },
  faults: crashes,
};

/** As many participants as the document has nodes, of which nothing but crashes is to be feared. */
const fiveParticipants = {
  parameters: { participants: 5, losses: 0, duplicates: 0, timeouts: 0 },
  faults: crashes,
  symmetry: 'on',
} as const;

/** A flawed design with two participants. */
const flawed = (variant: string, finding: string, ...faults: readonly string[]) => ({
  variant,
  finding,
  faults,
  parameters: two,
});

/** T3: with the coordinator dead for good nobody can know, whether they ask one another or not. One restart is enough. */
const blocked = (variant: string) => ({
  variant,
  finding: 'T3',
  faults: ['crash of the coordinator'],
  parameters: { participants: 2, restarts: 0 },
  nearest: two,
});

/** Two-phase commit: its safety and its progress, on the repaired design and on each that lacks something. */
export const twoPhaseCommitSuite: readonly Binding[] = [
  holds(agreement, byDefault),
  holds(agreement, twoParticipants),
  holds(agreement, twoTransactions),
  holds(agreement, fiveParticipants),
  reached(agreement, commitsEverywhere),
  reached(agreement, abortsEverywhere),
  breaks(agreement, flawed('documented', 'T1, T2 and T5')),
  breaks(agreement, flawed('failure-detected-while-committing', 'T1', 'crash of a participant')),
  breaks(agreement, flawed('timeout-after-vote', 'T2')),
  breaks(agreement, flawed('coordinator-amnesia', 'T5', 'crash of the coordinator')),
  breaks(agreement, flawed('participant-amnesia', 'T5', 'crash of a participant')),
  limit(agreement, flawed('byzantine-coordinator', 'T4', 'tell one to commit and the others to abort')),

  holds(validity, byDefault),
  holds(validity, twoParticipants),
  holds(validity, twoTransactions),
  holds(validity, fiveParticipants),
  reached(validity, refusal),
  breaks(validity, flawed('decides-before-all-votes', 'seeded: the first yes suffices')),

  holds(nontriviality, byDefault),
  holds(nontriviality, twoParticipants),
  holds(nontriviality, twoTransactions),
  reached(nontriviality, unanimity),
  breaks(nontriviality, flawed('timeout-after-vote', 'T2')),
  breaks(nontriviality, flawed('documented', 'T2')),

  holds(irrevocability, byDefault),
  holds(irrevocability, twoParticipants),
  holds(irrevocability, twoTransactions),
  holds(irrevocability, fiveParticipants),
  reached(irrevocability, completion),
  breaks(irrevocability, flawed('documented', 'T1 and T5')),
  breaks(irrevocability, flawed('failure-detected-while-committing', 'T1', 'crash of a participant')),
  breaks(irrevocability, flawed('coordinator-amnesia', 'T5', 'crash of the coordinator')),

  holds(termination, byDefault),
  holds(termination, twoParticipants),
  holds(termination, { ...twoParticipants, variant: 'cooperative-termination' }),
  holds(termination, twoTransactions),
  holds(termination, deadParticipant),
  reached(termination, doubt),
  reached(termination, recovery),
  breaks(termination, flawed('documented', 'T7')),
  breaks(termination, flawed('no-exit-from-active', 'T7')),
  breaks(termination, {
    ...flawed('decides-when-all-acknowledged', 'T6', 'crash of a participant'),
    parameters: participantDead,
  }),
  limit(termination, blocked('repaired')),
  limit(termination, blocked('cooperative-termination')),
];
