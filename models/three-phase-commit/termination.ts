import type { Action } from '../../checker/index.js';
import { collect, hasHeardFromTheLiving, lacks } from './collecting.js';
import { preCommit } from './coordinator.js';
import { decideAndTell } from './deciding.js';
import { failureDetector } from './detector.js';
import { coordinatorOf, isInTurn, nextEpochOf } from './epochs.js';
import { delivery, sendToAll } from './messages.js';
import type { Fields, ParticipantId, ReadonlyState, ThreePhaseCommitLanguage } from './state.js';

/**
 * Election and termination: whoever suspects all before it becomes coordinator, asks the others for their states and
 * decides by them. Skeen, "Nonblocking commit protocols", SIGMOD 1981; Bernstein, Hadzilacos and Goodman, 1987, section 7.5.
 */
export function terminationActions(language: ThreePhaseCommitLanguage) {
  const { participant, action } = language;
  const detectors = failureDetector(language);
  const isCollectingStates = (s: ReadonlyState, p: ParticipantId) => s.participant.at(p).task === 'collect states';
  return [
    becomeCoordinator(language, participant.ids),

    ...delivery(language, 'learn the state of another', 'State', {
      when: (s, { to, from, turn }) =>
        isInTurn(language, s, { to, turn }) && isCollectingStates(s, to) && lacks(s, to, from),
      then: (s, { to, from, state }) => {
        if (state === 'committed') decideAndTell(language, s, to, 'commit');
        else if (state === 'aborted') decideAndTell(language, s, to, 'abort');
        else {
          const self = s.participant.at(to);
          self.heardFrom.add(from);
          if (state === 'pre-committed') self.preCommitted = true;
        }
      },
    }),

    action('send PRE-COMMIT as the new coordinator', {
      each: participant,
      fair: 'weak',
      when: (s, p) =>
        isCollectingStates(s, p) &&
        s.participant.at(p).preCommitted &&
        hasHeardFromTheLiving(language, detectors, s, p),
      then: (s, p) => preCommit(language, s, p),
    }),

    action('abort because all are uncertain', {
      each: participant,
      fair: 'weak',
      when: (s, p) =>
        isCollectingStates(s, p) &&
        !s.participant.at(p).preCommitted &&
        hasHeardFromTheLiving(language, detectors, s, p),
      then: (s, p) => decideAndTell(language, s, p, 'abort'),
    }),
  ];
}

/**
 * Whoever suspects all before it, and the coordinator of the newest epoch, takes over in an epoch that is newer, as long as
 * it has a turn left; of all, those who may. One that has decided only tells the others.
 */
export function becomeCoordinator(
  language: ThreePhaseCommitLanguage,
  substitutes: readonly ParticipantId[],
): Action<Fields> {
  const { participant, transaction, action } = language;
  const t = transaction.valueAt(0);
  const detectors = failureDetector(language);
  const isToBeReplaced = (s: ReadonlyState, p: ParticipantId, coordinator: ParticipantId) =>
    coordinator !== p && detectors.suspects(s, p, coordinator);
  return action('suspect those before it and become coordinator', {
    each: participant,
    fair: 'weak',
    when: (s, p) =>
      substitutes.includes(p) &&
      s.participant.at(p).up &&
      isToBeReplaced(s, p, coordinatorOf(language, s.participant.at(p).epoch)) &&
      nextEpochOf(language, s.participant.at(p).epoch, p) !== null &&
      participant.ids.every((q) => q >= p || detectors.suspects(s, p, q)),
    then: (s, p) => {
      const self = s.participant.at(p);
      self.epoch = nextEpochOf(language, self.epoch, p) ?? self.epoch;
      if (self.decision.at(t) === 'commit') decideAndTell(language, s, p, 'commit');
      else if (self.decision.at(t) === 'abort' || self.vote.at(t) !== 'yes') decideAndTell(language, s, p, 'abort');
      else {
        collect(s, p, 'collect states');
        sendToAll(language, s, p, 'StateRequest');
      }
    },
  });
}
