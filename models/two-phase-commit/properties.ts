import type { Property } from '../../checker/index.js';
import { tcommit } from '../reference/tcommit.js';
import { voteIsInFlight } from './coordinator.js';
import type { Part, ReadonlyParticipant, ReadonlyState, TransactionId, TwoPhaseCommitLanguage } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of atomic commitment, which every protocol has, are in the catalogue. */
export function ownProperties(language: TwoPhaseCommitLanguage): Properties {
  const { participants, transactions } = language;
  return {
    helpedOutOfDoubt: helpedOutOfDoubt(language),
    refinesTransactionCommit: refinesTransactionCommit(language),
    deadDoNothing: deadDoNothing(language),
    messagesAreHeeded: messagesAreHeeded(language),
    sendsNothingInVain: sendsNothingInVain(language),
    givesUpWhenDue: givesUpWhenDue(language),
    ...(transactions > 1 ? locking(language) : {}),
    ...(transactions > 1 && participants > 1
      ? { deadlockAcrossParticipants: deadlockAcrossParticipants(language) }
      : {}),
  };
}

/**
 * What cooperative termination adds, without any hope that the coordinator comes back. Crashes are limited, so that from
 * some time on nobody goes down or up any more, and "in the end" is about those who are up for good.
 */
function helpedOutOfDoubt({ eventuallyAlways }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  const canHelp = (other: ReadonlyParticipant, t: TransactionId) => other.up && other.phase.at(t) !== 'prepared';
  return eventuallyAlways(
    'in the end nobody who is up is in doubt while another one, who is up, has decided or has not voted',
    (s) =>
      !s.participant.some(
        (self) =>
          self.up &&
          self.phase.some((phase, t) => phase === 'prepared' && s.participant.some((other) => canHelp(other, t))),
      ),
  );
}

/**
 * By what is on the logs, those of dead participants too. Transactions are interchangeable: what is true of the first one
 * is true of each.
 */
function refinesTransactionCommit({
  participant,
  transaction,
  refines,
}: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  const first = transaction.valueAt(0);
  return refines("the participants' logs change as transaction commit allows (Gray and Lamport)", tcommit, {
    parameters: { resourceManagers: participant.size },
    mapping: (s, abstract, { rm }) => {
      for (const p of participant.ids) abstract.rm.at(rm.valueAt(p)).phase = phaseOnLog(s.participant.at(p), first);
    },
  });
}

function phaseOnLog({ vote, decision }: ReadonlyParticipant, t: TransactionId) {
  if (decision.at(t) === 'commit') return 'committed';
  if (decision.at(t) === 'abort') return 'aborted';
  return vote.at(t) === 'yes' ? 'prepared' : 'working';
}

/** A witness. */
function deadlockAcrossParticipants({ reachable }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  return reachable('two transactions wait for each other, each prepared at one participant (T9)', (s) =>
    s.participant.some((here) =>
      here.phase.some(
        (phase, t) =>
          phase === 'prepared' &&
          s.participant.some(
            (there) =>
              there.phase.at(t) === 'waiting' &&
              there.phase.some((other, u) => other === 'prepared' && here.phase.at(u) === 'waiting'),
          ),
      ),
    ),
  );
}

/** What several transactions owe each other that lock the same rows. */
function locking({ alwaysStep }: TwoPhaseCommitLanguage) {
  const beginsToWait = (before: ReadonlyParticipant, after: ReadonlyParticipant) =>
    after.phase.some((phase, t) => phase === 'waiting' && before.phase.at(t) !== 'waiting');
  return {
    locksAreExclusive: alwaysStep(
      'rows that one transaction has locked are free before another one locks them',
      (before, after) =>
        before.participant.every(({ rowsLockedFor }, p) => {
          const then = after.participant.at(p).rowsLockedFor;
          return rowsLockedFor === null || then === null || then === rowsLockedFor;
        }),
      { given: (before) => before.participant.some(({ rowsLockedFor }) => rowsLockedFor !== null) },
    ),
    waitsForLocksOnly: alwaysStep(
      'a transaction waits only for rows that another one has locked',
      (before, after) =>
        before.participant.every(
          (self, p) => !beginsToWait(self, after.participant.at(p)) || self.rowsLockedFor !== null,
        ),
      { given: (before, after) => before.participant.some((self, p) => beginsToWait(self, after.participant.at(p))) },
    ),
  } satisfies Properties;
}

/** What a node had logged is as it was when it starts again. That messages wait for it see messagesAreHeeded. */
function deadDoNothing({ alwaysStep }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  return alwaysStep(
    'who is down, and stays so, writes nothing to its log, and gets nowhere',
    (before, after) =>
      before.participant.every((self, p) => {
        const then = after.participant.at(p);
        return (
          self.up ||
          then.up ||
          (self.vote.every((vote, t) => then.vote.at(t) === vote) &&
            self.decision.every((decision, t) => then.decision.at(t) === decision) &&
            self.phase.every((phase, t) => then.phase.at(t) === phase))
        );
      }) &&
      (before.coordinator.up ||
        after.coordinator.up ||
        (before.coordinator.decision.every((decision, t) => after.coordinator.decision.at(t) === decision) &&
          before.coordinator.phase.every((phase, t) => after.coordinator.phase.at(t) === phase))),
    { given: (before) => !before.coordinator.up || before.participant.some(({ up }) => !up) },
  );
}

const messages = ['Prepare', 'Vote', 'Commit', 'Abort', 'Acknowledgement'] as const;

/** So that what is sent to a node that is down waits, and nothing has to be sent again but what was lost. */
function messagesAreHeeded({ alwaysStep }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  const areReceived = (
    before: ReadonlyState,
    after: ReadonlyState,
    also: (kind: (typeof messages)[number], part: Part) => boolean,
  ) =>
    after.losses.spent === before.losses.spent &&
    messages.some((kind) =>
      before.network.some(
        kind,
        (message) => after.network.copies(kind, message) < before.network.copies(kind, message) && also(kind, message),
      ),
    );
  return alwaysStep(
    'what is not lost is received by one who is up: who answers a request or a decision, or takes note of an answer',
    (before, after) => !areReceived(before, after, (kind, part) => !isHeeded(before, after, kind, part)),
    { given: (before, after) => areReceived(before, after, () => true) },
  );
}

function isHeeded(before: ReadonlyState, after: ReadonlyState, kind: (typeof messages)[number], part: Part): boolean {
  const { participant: p, transaction: t } = part;
  switch (kind) {
    case 'Prepare': {
      const phase = after.participant.at(p).phase.at(t);
      // Who waits for the locks votes later, and who has committed had voted.
      const needsNoVote = phase === 'waiting' || phase === 'committed';
      return before.participant.at(p).up && (needsNoVote || voteIsInFlight(after.network, part));
    }
    case 'Commit':
    case 'Abort':
      return before.participant.at(p).up && after.network.has('Acknowledgement', part);
    case 'Vote': {
      const areCounted =
        before.coordinator.phase.at(t) === 'preparing' && after.coordinator.phase.at(t) === 'preparing';
      return before.coordinator.up && (!areCounted || after.coordinator.votes.at(t).has(p));
    }
    case 'Acknowledgement':
      return before.coordinator.up && after.coordinator.acknowledged.at(t).has(p);
  }
}

const coordinatorsMessages = ['Prepare', 'Commit', 'Abort'] as const;

/** Copies are the adversary's: there are as many as it makes, and the network stays finite. */
function sendsNothingInVain({ alwaysStep }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  const areSent = (
    before: ReadonlyState,
    after: ReadonlyState,
    also: (kind: (typeof coordinatorsMessages)[number], part: Part) => boolean,
  ) =>
    after.duplicates.spent === before.duplicates.spent &&
    coordinatorsMessages.some((kind) =>
      after.network.some(
        kind,
        (part) => after.network.copies(kind, part) > before.network.copies(kind, part) && also(kind, part),
      ),
    );
  const isAnswered = (
    { network, coordinator }: ReadonlyState,
    kind: (typeof coordinatorsMessages)[number],
    part: Part,
  ) =>
    kind === 'Prepare'
      ? voteIsInFlight(network, part) || coordinator.votes.at(part.transaction).has(part.participant)
      : network.has('Acknowledgement', part) || coordinator.acknowledged.at(part.transaction).has(part.participant);
  return alwaysStep(
    'nobody is sent anything of which a copy, or the answer, is in flight, or which the coordinator knows to be answered',
    (before, after) =>
      !areSent(before, after, (kind, part) => before.network.has(kind, part) || isAnswered(before, kind, part)),
    { given: (before, after) => areSent(before, after, () => true) },
  );
}

/** A participant that gives up while it could still be asked is one that the adversary's budget has to pay for. */
function givesUpWhenDue({ participant, transaction, alwaysStep }: TwoPhaseCommitLanguage): Property<ReadonlyState> {
  const givesUp = (before: ReadonlyState, after: ReadonlyState, part: Part) => {
    const [self, then] = [before.participant.at(part.participant), after.participant.at(part.participant)];
    const hasAbortedUnasked =
      self.up &&
      self.decision.at(part.transaction) === 'none' &&
      then.up &&
      then.decision.at(part.transaction) === 'abort';
    return (
      hasAbortedUnasked &&
      then.vote.at(part.transaction) === 'none' &&
      after.timeouts.spent === before.timeouts.spent &&
      after.network.copies('Abort', part) === before.network.copies('Abort', part)
    );
  };
  const isDue = (s: ReadonlyState, part: Part) =>
    !s.coordinator.up &&
    ((!s.network.has('Prepare', part) && !s.network.has('Abort', part)) ||
      s.participant.some(({ up, phase }) => up && phase.at(part.transaction) === 'prepared'));
  const anyGivesUp = (before: ReadonlyState, after: ReadonlyState, also: (part: Part) => boolean) =>
    participant.ids.some((p) =>
      transaction.ids.some((t) => {
        const part = { participant: p, transaction: t };
        return givesUp(before, after, part) && also(part);
      }),
    );
  return alwaysStep(
    'who gives up before the vote does so because the coordinator is down, and nothing is on its way or another is in doubt',
    (before, after) => !anyGivesUp(before, after, (part) => !isDue(before, part)),
    { given: (before, after) => anyGivesUp(before, after, () => true) },
  );
}
