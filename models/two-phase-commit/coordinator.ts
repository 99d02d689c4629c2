import type { Part, ReadonlyNetwork, State, TransactionId, TwoPhaseCommitLanguage } from './state.js';

/** The coordinator, on node Core1: collects the votes, decides, and tells until everybody has acknowledged. */
export function coordinatorActions(language: TwoPhaseCommitLanguage) {
  const { participant, transaction, action, receive, timer } = language;
  const by = 'Coordinator';
  return [
    // Not fair: it is the client who asks for it, and a client may say nothing for ever.
    action('request to prepare', {
      each: transaction,
      by,
      when: (s, t) => s.coordinator.up && s.coordinator.phase.at(t) === 'active',
      then: (s, t) => {
        s.coordinator.phase.set(t, 'preparing');
        for (const p of participant.ids) s.network.send('Prepare', { participant: p, transaction: t });
      },
    }),

    action('request to prepare again', {
      each: { participant, transaction },
      by,
      fair: 'weak',
      when: (s, part) =>
        s.coordinator.up &&
        s.coordinator.phase.at(part.transaction) === 'preparing' &&
        !s.coordinator.votes.at(part.transaction).has(part.participant) &&
        !s.network.has('Prepare', part) &&
        !voteIsInFlight(s.network, part),
      then: (s, part) => s.network.send('Prepare', part),
    }),

    receive('count a yes', 'network', 'Vote', {
      by,
      fair: 'strong',
      when: (s, { transaction: t, vote }) =>
        s.coordinator.up && s.coordinator.phase.at(t) === 'preparing' && vote === 'yes',
      then: (s, { transaction: t, participant: p }) => {
        s.coordinator.votes.at(t).add(p);
        if (s.coordinator.votes.at(t).isFull) s.coordinator.phase.set(t, 'prepared');
      },
    }),

    receive('abort because of a no', 'network', 'Vote', {
      by,
      fair: 'strong',
      when: (s, { transaction: t, vote }) =>
        s.coordinator.up && s.coordinator.phase.at(t) === 'preparing' && vote === 'no',
      then: (s, { transaction: t, participant: p }) => {
        // Whoever votes no has aborted already.
        s.coordinator.acknowledged.at(t).add(p);
        decideToAbort(language, s, t);
      },
    }),

    receive('ignore a late vote', 'network', 'Vote', {
      by,
      fair: 'strong',
      when: (s, { transaction: t }) => s.coordinator.up && s.coordinator.phase.at(t) !== 'preparing',
      then: () => {},
    }),

    timer('vote timeout', {
      each: transaction,
      by,
      fair: 'weak',
      // In a model without time it is due when a vote is missing that cannot come: its participant is down.
      when: (s, t) =>
        s.coordinator.up &&
        s.coordinator.phase.at(t) === 'preparing' &&
        s.participant.some(
          ({ up }, p) =>
            !up && !s.coordinator.votes.at(t).has(p) && !voteIsInFlight(s.network, { participant: p, transaction: t }),
        ),
      then: (s, t) => decideToAbort(language, s, t),
    }),

    // The client has said nothing for too long, or wishes it (T7).
    timer('abort an idle transaction', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.coordinator.up && s.coordinator.phase.at(t) === 'active',
      then: (s, t) => decideToAbort(language, s, t),
    }),

    action('decide to commit', {
      each: transaction,
      by,
      fair: 'weak',
      when: (s, t) => s.coordinator.up && s.coordinator.phase.at(t) === 'prepared',
      then: (s, t) => decideToCommit(language, s, t),
    }),

    action('send COMMIT again', {
      each: { participant, transaction },
      by,
      fair: 'weak',
      when: (s, part) =>
        s.coordinator.up &&
        s.coordinator.phase.at(part.transaction) === 'committing' &&
        !s.coordinator.acknowledged.at(part.transaction).has(part.participant) &&
        !s.network.has('Commit', part) &&
        !s.network.has('Acknowledgement', part),
      then: (s, part) => s.network.send('Commit', part),
    }),

    action('send ABORT again', {
      each: { participant, transaction },
      by,
      fair: 'weak',
      when: (s, part) =>
        s.coordinator.up &&
        s.coordinator.phase.at(part.transaction) === 'aborting' &&
        !s.coordinator.acknowledged.at(part.transaction).has(part.participant) &&
        !s.network.has('Abort', part) &&
        !s.network.has('Acknowledgement', part),
      then: (s, part) => s.network.send('Abort', part),
    }),

    receive('count an acknowledgement', 'network', 'Acknowledgement', {
      by,
      fair: 'strong',
      when: (s) => s.coordinator.up,
      then: countAcknowledgement,
    }),
  ];
}

/** The decision is on the log before anybody is told; both are one step, for a message may stay in flight for ever. */
export function decideToCommit(language: TwoPhaseCommitLanguage, s: State, t: TransactionId): void {
  s.coordinator.decision.set(t, 'commit');
  s.coordinator.phase.set(t, 'committing');
  s.coordinator.votes.at(t).clear();
  for (const p of language.participant.ids) s.network.send('Commit', { participant: p, transaction: t });
}

/** As with commit; nobody is told who voted no. */
export function decideToAbort(language: TwoPhaseCommitLanguage, s: State, t: TransactionId): void {
  s.coordinator.decision.set(t, 'abort');
  s.coordinator.phase.set(t, 'aborting');
  s.coordinator.votes.at(t).clear();
  for (const p of language.participant.ids) {
    if (!s.coordinator.acknowledged.at(t).has(p)) s.network.send('Abort', { participant: p, transaction: t });
  }
  if (s.coordinator.acknowledged.at(t).isFull) s.coordinator.phase.set(t, 'aborted');
}

/** The last acknowledgement ends the transaction. */
export function countAcknowledgement(s: State, { transaction: t, participant: p }: Part): void {
  const { phase, acknowledged } = s.coordinator;
  acknowledged.at(t).add(p);
  if (!acknowledged.at(t).isFull) return;
  if (phase.at(t) === 'committing') phase.set(t, 'committed');
  if (phase.at(t) === 'aborting') phase.set(t, 'aborted');
}

/** Whether a participant has voted, and the coordinator not yet received it. */
export function voteIsInFlight(network: ReadonlyNetwork, { participant, transaction }: Part): boolean {
  return (
    network.has('Vote', { participant, transaction, vote: 'yes' }) ||
    network.has('Vote', { participant, transaction, vote: 'no' })
  );
}
