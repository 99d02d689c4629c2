import type { Property } from '../../checker/index.js';
import { tcommit } from '../reference/tcommit.js';
import type { ReadonlyParticipant, ReadonlyState, TransactionId, TwoPhaseCommitLanguage } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of atomic commitment, which every protocol has, are in the catalogue. */
export function ownProperties(language: TwoPhaseCommitLanguage): Properties {
  const { participants, transactions } = language;
  return {
    helpedOutOfDoubt: helpedOutOfDoubt(language),
    refinesTransactionCommit: refinesTransactionCommit(language),
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
