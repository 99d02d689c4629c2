import { always, alwaysStep, eventuallyAlways, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process, or transaction, a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
}

type Decision = 'none' | 'commit' | 'abort';

/** What atomic commitment is about, whatever the protocol: who is up, who has voted what, and who has decided what. */
export interface CommitState {
  /** Where it is a node of its own, and not one of the participants. */
  readonly coordinator?: Coordinator;
  /** Of a participant that is down, what it had voted and decided: the dead count. */
  readonly participant: Each<{
    readonly up: boolean;
    readonly vote: Each<'none' | 'yes' | 'no'>;
    readonly decision: Each<Decision>;
  }>;
}

interface Coordinator {
  readonly up: boolean;
  readonly phase: Each<string>;
  readonly decision: Each<Decision>;
}

/** With a coordinator that only coordinates. */
interface CoordinatedState extends CommitState {
  readonly coordinator: Coordinator;
}

/** What the adversary has done so far, of what it can do in the model at all. */
export interface AdversaryState {
  readonly crashes: Spending;
  readonly losses?: Spending;
  readonly duplicates?: Spending;
  /** Those that were premature. */
  readonly timeouts?: Spending;
  /** Those that were false. */
  readonly suspicions?: Spending;
  /** Of links. */
  readonly cuts?: Spending;
  readonly partitions?: Spending;
}

interface Spending {
  readonly spent: number;
}

export const agreement: Obligation<CommitState> = {
  id: 'P4.agreement',
  property: systemProperties.P4,
  source: 'Testing, "30 Universal Properties Validated": atomicity; AC1 of atomic commitment',
  formula: always(
    'no participant has committed a transaction that another has aborted',
    (s) => !isDecided(s, 'commit', (t) => s.participant.some(({ decision }) => decision.at(t) === 'abort')),
    { given: (s) => isDecided(s, 'commit') || isDecided(s, 'abort') },
  ),
};

export const validity: Obligation<CommitState> = {
  id: 'P4.validity',
  property: systemProperties.P4,
  source: 'Transaction Management, Two-Phase Commit: "All Votes YES → COMMIT"; AC3 of atomic commitment',
  formula: always(
    'a transaction that a participant has committed was voted for by every participant',
    (s) => !isDecided(s, 'commit', (t) => s.participant.some(({ vote }) => vote.at(t) !== 'yes')),
    { given: (s) => isDecided(s, 'commit') },
  ),
};

/**
 * That no fault has occurred is known of the past alone, and none is forbidden to come later: then nothing is claimed any
 * more. Votes and decisions stay, so that the conclusion about all transactions is no more than each of them alone claims.
 */
export const nontriviality: Obligation<CommitState & AdversaryState> = {
  id: 'P4.nontriviality',
  property: systemProperties.P4,
  source: 'Transaction Management, Two-Phase Commit: "All Votes YES → COMMIT"; AC4 of atomic commitment',
  formula: leadsTo(
    'without any fault or premature timeout, a transaction for which all have voted is committed by all',
    (s) => !hasAdversaryActed(s) && isUnanimous(s),
    (s) => hasAdversaryActed(s) || !isUnanimous(s, (t) => !isCommittedByAll(s, t)),
  ),
};

export const irrevocability: Obligation<CommitState> = {
  id: 'P4.irrevocability',
  property: systemProperties.P4,
  source: 'Testing, "30 Universal Properties Validated": commit correctness; AC2 of atomic commitment',
  formula: alwaysStep(
    'no decision is ever changed, and a coordinator that commits goes on to committed only',
    (before, after) =>
      keepsItsWord(coordinatorOf(before), coordinatorOf(after)) &&
      before.participant.every(({ decision }, p) => isKept(decision, after.participant.at(p).decision)),
    {
      given: (s) =>
        coordinatorOf(s)?.decision.some(isTaken) === true ||
        s.participant.some(({ decision }) => decision.some(isTaken)),
    },
  ),
};

/**
 * A transaction has begun in every state, so nothing needs to be waited for. Who is up for good is not known in any state,
 * but crashes are limited: from some time on nobody goes down or up any more, and who is up then is up for good. So "in
 * the end all who are up have decided" is what is promised to those, and nothing to others. (A node that came and went for
 * ever, undecided, would violate it, though it is not up for good. No model here has one.) Decisions are not taken back, so
 * that it is enough if everybody decides at some time.
 *
 * A run may leave a node down though it could restart; that it does not is assumed.
 */
export const termination: Obligation<CommitState> = {
  id: 'P4.termination',
  property: systemProperties.P4,
  source: 'Fault Tolerance Metrics: recovery within 60 seconds, promised of every failure; AC5 of atomic commitment',
  formula: eventuallyAlways(
    'in the end everybody who is up, the coordinator too, has decided every transaction',
    (s) => hasDecidedIfUp(coordinatorOf(s)) && s.participant.every(hasDecidedIfUp),
    { repairs: 'weak' },
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

export const refusal: Witness<CoordinatedState> = {
  id: 'P4.validity/reached:refusal',
  formula: reachable('a participant has voted no, and the coordinator has decided to abort', (s) =>
    s.coordinator.decision.some(
      (decision, t) => decision === 'abort' && s.participant.some(({ vote }) => vote.at(t) === 'no'),
    ),
  ),
};

export const unanimity: Witness<CommitState & AdversaryState> = {
  id: 'P4.nontriviality/reached:unanimity',
  formula: reachable(
    'without any fault all have voted for a transaction, and nobody has committed it yet',
    (s) =>
      !hasAdversaryActed(s) && isUnanimous(s, (t) => s.participant.every(({ decision }) => !isTaken(decision.at(t)))),
  ),
};

export const doubt: Witness<CoordinatedState> = {
  id: 'P4.termination/reached:doubt',
  formula: reachable(
    'all have voted for a transaction, nobody who is up knows the decision, and the coordinator is down',
    (s) =>
      !s.coordinator.up &&
      s.coordinator.phase.some(
        (_, t) => isVotedForByAll(s, t) && s.participant.every(({ up, decision }) => up && !isTaken(decision.at(t))),
      ),
  ),
};

export const recovery: Witness<CoordinatedState & AdversaryState> = {
  id: 'P4.termination/reached:recovery',
  formula: reachable(
    'everybody is up again after a crash, and has decided',
    ({ crashes, coordinator, participant }) =>
      crashes.spent > 0 &&
      coordinator.up &&
      coordinator.decision.every(isTaken) &&
      participant.every(({ up, decision }) => up && decision.every(isTaken)),
  ),
};

export const completion: Witness<CoordinatedState> = {
  id: 'P4.irrevocability/reached:completion',
  formula: reachable('a coordinator that had decided to commit has come to the end', (s) =>
    s.coordinator.decision.some((decision, t) => decision === 'commit' && s.coordinator.phase.at(t) === 'committed'),
  ),
};

export const dissent: Witness<CommitState> = {
  id: 'P4.validity/reached:dissent',
  formula: reachable('a participant has voted no, and another, that had voted yes, has aborted', (s) =>
    isDecided(
      s,
      'abort',
      (t) =>
        s.participant.some(({ vote }) => vote.at(t) === 'no') &&
        s.participant.some(({ vote, decision }) => vote.at(t) === 'yes' && decision.at(t) === 'abort'),
    ),
  ),
};

export const legacy: Witness<CommitState> = {
  id: 'P4.irrevocability/reached:legacy',
  formula: reachable('a participant has committed and died, another is up, and has committed as well', (s) =>
    isDecided(
      s,
      'commit',
      (t) =>
        s.participant.some(({ up, decision }) => !up && decision.at(t) === 'commit') &&
        s.participant.some(({ up, decision }) => up && decision.at(t) === 'commit'),
    ),
  ),
};

export const lastSurvivor: Witness<CommitState> = {
  id: 'P4.termination/reached:survivor',
  formula: reachable(
    'all have voted for a transaction, all but one have died undecided, and that one has decided',
    (s) =>
      isUnanimous(s, (t) =>
        s.participant.some(
          (survivor, p) =>
            survivor.up &&
            isTaken(survivor.decision.at(t)) &&
            s.participant.every(({ up, decision }, q) => q === p || (!up && !isTaken(decision.at(t)))),
        ),
      ),
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

/** Whether all have voted for some transaction of which `also` is true. */
function isUnanimous(s: CommitState, also: (transaction: ProcessId) => boolean = () => true): boolean {
  return s.participant.some(({ vote }) => vote.some((cast, t) => cast === 'yes' && isVotedForByAll(s, t) && also(t)));
}

function isVotedForByAll({ participant }: CommitState, transaction: ProcessId): boolean {
  return participant.every(({ vote }) => vote.at(transaction) === 'yes');
}

function isCommittedByAll({ participant }: CommitState, transaction: ProcessId): boolean {
  return participant.every(({ decision }) => decision.at(transaction) === 'commit');
}

/** Whether any budget of those that the model has has been drawn on. */
function hasAdversaryActed(s: AdversaryState): boolean {
  return (
    s.crashes.spent > 0 ||
    ('losses' in s && isDrawnOn(s.losses)) ||
    ('duplicates' in s && isDrawnOn(s.duplicates)) ||
    ('timeouts' in s && isDrawnOn(s.timeouts)) ||
    ('suspicions' in s && isDrawnOn(s.suspicions)) ||
    ('cuts' in s && isDrawnOn(s.cuts)) ||
    ('partitions' in s && isDrawnOn(s.partitions))
  );
}

function isDrawnOn(budget: Spending | undefined): boolean {
  return budget !== undefined && budget.spent > 0;
}

function isTaken(decision: Decision): boolean {
  return decision !== 'none';
}

function hasDecidedIfUp(node: { readonly up: boolean; readonly decision: Each<Decision> } | undefined): boolean {
  return node === undefined || !node.up || node.decision.every(isTaken);
}

/** A state may be asked only for the fields that it has. */
function coordinatorOf(s: CommitState): Coordinator | undefined {
  return 'coordinator' in s ? s.coordinator : undefined;
}

/** Whether a coordinator keeps its decisions, and does not carry out an abort after it has decided to commit. */
function keepsItsWord(before: Coordinator | undefined, after: Coordinator | undefined): boolean {
  return (
    before === undefined ||
    after === undefined ||
    (isKept(before.decision, after.decision) &&
      after.decision.every((decision, t) => decision !== 'commit' || !aborting.includes(after.phase.at(t))))
  );
}

/** Whether what was decided before is decided now. */
function isKept(before: Each<Decision>, after: Each<Decision>): boolean {
  return before.every((decision, t) => !isTaken(decision) || after.at(t) === decision);
}
