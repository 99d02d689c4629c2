import { sendToAll } from './messages.js';
import type { Participant, ParticipantId, State, ThreePhaseCommitLanguage, TransactionId } from './state.js';

/** Puts a decision on the log. */
export function decide(self: Participant, t: TransactionId, decision: 'commit' | 'abort'): void {
  self.decision.set(t, decision);
  self.preCommitted = false;
}

/** A coordinator's decision is on the log, and sent to all, in one step: a message may stay in flight for ever. */
export function decideAndTell(
  language: ThreePhaseCommitLanguage,
  s: State,
  p: ParticipantId,
  decision: 'commit' | 'abort',
): void {
  const self = s.participant.at(p);
  decide(self, language.transaction.valueAt(0), decision);
  self.task = 'none';
  self.heardFrom.clear();
  sendToAll(language, s, p, decision === 'commit' ? 'Commit' : 'Abort');
}
