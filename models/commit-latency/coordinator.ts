import type { Action } from '../../checker/index.js';
import {
  type CommitLanguage,
  DETECTION_TIMEOUT,
  type Fields,
  networkBounds,
  type ParticipantId,
  roundTrips,
  type State,
  TRANSACTION_TIMEOUT,
} from './state.js';

/** The choices in which designs of the coordinator differ. */
export interface Design {
  /** When it gives up whoever has not answered: when the transaction times out, or after two detections in a row. */
  readonly givesUp: 'at the transaction timeout' | 'after two detections';
  /** Whether the next participant is asked only when the one before has answered. */
  readonly asksInTurn: boolean;
  /** Whether the transaction counts as decided only when everybody has acknowledged the decision. */
  readonly waitsForAcknowledgements: boolean;
}

export const repairedDesign: Design = {
  givesUp: 'at the transaction timeout',
  asksInTurn: false,
  waitsForAcknowledgements: false,
};

/** The coordinator, Core1: leads one transaction, for which everybody votes who answers, through two or three phases. */
export function coordinatorActions(language: CommitLanguage, design: Design): readonly Action<Fields>[] {
  const { participant, protocol, action, timer } = language;
  const by = 'Core1';
  const isInRow = design.givesUp === 'after two detections';

  /** Another phase begins: of everybody an answer is wanted. */
  const enter = (s: State, phase: State['phase']) => {
    s.phase = phase;
    for (const p of participant.ids) s.participant.at(p).answered = false;
    for (const p of design.asksInTurn ? participant.ids.slice(0, 1) : participant.ids) ask(s, p);
  };
  const decide = (s: State, decision: 'committing' | 'aborting') => {
    s.timeout.stop();
    if (!design.waitsForAcknowledgements) s.decided = true;
    enter(s, decision);
  };
  const complete = (s: State) => {
    s.phase = 'completed';
    s.decided = true;
    s.overdue.stop();
  };

  return [
    action('begin the transaction and request the votes', {
      by,
      fair: 'weak',
      when: (s) => s.phase === 'idle',
      then: (s) => {
        s.timeout.start(isInRow ? DETECTION_TIMEOUT : TRANSACTION_TIMEOUT);
        s.overdue.start(1 + networkBounds[protocol], Number.POSITIVE_INFINITY);
        enter(s, 'preparing');
      },
    }),

    timer('the answer arrives', {
      each: participant,
      when: (s, p) => s.participant.at(p).roundTrip.isDue,
      then: (s, p) => {
        s.participant.at(p).roundTrip.stop();
        s.participant.at(p).answered = true;
        const next = participant.ids.find((other) => !s.participant.at(other).answered);
        if (next !== undefined) {
          if (design.asksInTurn) ask(s, next);
        } else if (s.phase === 'preparing' && protocol === '3PC') enter(s, 'pre-committing');
        else if (s.phase === 'preparing' || s.phase === 'pre-committing') decide(s, 'committing');
        else complete(s);
      },
    }),

    ...(isInRow
      ? [
          timer('detect the failure', {
            by,
            when: (s) => s.timeout.isDue && s.detections < 1,
            then: (s) => {
              s.detections += 1;
              s.timeout.start(DETECTION_TIMEOUT);
            },
          }),
        ]
      : []),

    // Where all have voted and only somebody's answer to PRE-COMMIT is missing, all that are up will commit.
    timer('the transaction times out: decide', {
      by,
      when: (s) => s.timeout.isDue && (!isInRow || s.detections === 1),
      then: (s) => decide(s, s.phase === 'pre-committing' ? 'committing' : 'aborting'),
    }),
  ];
}

/** A message to a participant; its answer takes any time up to the round trip, and never comes if it has failed. */
function ask(s: State, p: ParticipantId): void {
  const { silent, roundTrip } = s.participant.at(p);
  if (!silent) roundTrip.start(0, roundTrips[p] ?? 0);
}
