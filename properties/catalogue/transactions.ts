import { always, alwaysStep, type ProcessId, reachable } from '../../checker/index.js';
import type { Obligation, SystemProperty, Witness } from '../obligation.js';

/** For each process, or transaction, a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
}

type Decision = 'none' | 'commit' | 'abort';

/** What atomic commitment is about, whatever the protocol: who has voted what, and who has decided what. */
export interface CommitState {
  readonly coordinator: {
    readonly phase: Each<string>;
    readonly decision: Each<Decision>;
  };
  /** Of a participant that is down, what it had voted and decided: the dead count. */
  readonly participant: Each<{
    readonly vote: Each<'none' | 'yes' | 'no'>;
    readonly decision: Each<Decision>;
  }>;
}

const p4: SystemProperty = {
  id: 'P4',
  title: 'Transaction commit protocol correctness',
  row: 'Transactions',
};

export const agreement: Obligation<CommitState> = {
  id: 'P4.agreement',
  property: p4,
  source: 'Testing, "30 Universal Properties Validated": atomicity; AC1 of atomic commitment',
  formula: always(
    'no participant has committed a transaction that another has aborted',
    (s) => !isDecided(s, 'commit', (t) => s.participant.some(({ decision }) => decision.at(t) === 'abort')),
    { given: (s) => isDecided(s, 'commit') || isDecided(s, 'abort') },
  ),
};

export const validity: Obligation<CommitState> = {
  id: 'P4.validity',
  property: p4,
  source: 'Transaction Management, Two-Phase Commit: "All Votes YES → COMMIT"; AC3 of atomic commitment',
  formula: always(
    'a transaction that a participant has committed was voted for by every participant',
    (s) => !isDecided(s, 'commit', (t) => s.participant.some(({ vote }) => vote.at(t) !== 'yes')),
    { given: (s) => isDecided(s, 'commit') },
  ),
};

export const irrevocability: Obligation<CommitState> = {
  id: 'P4.irrevocability',
  property: p4,
  source: 'Testing, "30 Universal Properties Validated": commit correctness; AC2 of atomic commitment',
  formula: alwaysStep(
    'no decision is ever changed, and a coordinator that commits goes on to committed only',
    (before, after) =>
      isKept(before.coordinator.decision, after.coordinator.decision) &&
      before.participant.every(({ decision }, p) => isKept(decision, after.participant.at(p).decision)) &&
      after.coordinator.decision.every(
        (decision, t) => decision !== 'commit' || !aborting.includes(after.coordinator.phase.at(t)),
      ),
    {
      given: ({ coordinator, participant }) =>
        coordinator.decision.some(isTaken) || participant.some(({ decision }) => decision.some(isTaken)),
    },
  ),
};

export const commitsEverywhere: Witness<CommitState> = {
  id: 'P4.agreement/reached:commit',
  formula: reachable('every participant has committed the same transaction', (s) =>
    isDecided(s, 'commit', (t) => s.participant.every(({ decision }) => decision.at(t) === 'commit')),
  ),
};

export const abortsEverywhere: Witness<CommitState> = {
  id: 'P4.agreement/reached:abort',
  formula: reachable('every participant has aborted the same transaction', (s) =>
    isDecided(s, 'abort', (t) => s.participant.every(({ decision }) => decision.at(t) === 'abort')),
  ),
};

export const refusal: Witness<CommitState> = {
  id: 'P4.validity/reached:refusal',
  formula: reachable('a participant has voted no, and the coordinator has decided to abort', (s) =>
    s.coordinator.decision.some(
      (decision, t) => decision === 'abort' && s.participant.some(({ vote }) => vote.at(t) === 'no'),
    ),
  ),
};

export const completion: Witness<CommitState> = {
  id: 'P4.irrevocability/reached:completion',
  formula: reachable('a coordinator that had decided to commit has come to the end', (s) =>
    s.coordinator.decision.some((decision, t) => decision === 'commit' && s.coordinator.phase.at(t) === 'committed'),
  ),
};

/** The phases of a coordinator that carries out an abort. */
const aborting = ['aborting', 'aborted'];

/** Whether some participant has decided so on a transaction of which `also` is true. */
function isDecided(
  { participant }: CommitState,
  wanted: Decision,
  also: (transaction: ProcessId) => boolean = () => true,
): boolean {
  return participant.some(({ decision }) => decision.some((taken, t) => taken === wanted && also(t)));
}

function isTaken(decision: Decision): boolean {
  return decision !== 'none';
}

/** Whether what was decided before is decided now. */
function isKept(before: Each<Decision>, after: Each<Decision>): boolean {
  return before.every((decision, t) => !isTaken(decision) || after.at(t) === decision);
}
