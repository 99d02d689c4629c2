import type { Property } from '../../checker/index.js';
import { epochOf, turnOf } from './epochs.js';
import {
  localStateOf,
  type ParticipantId,
  type ReadonlyParticipant,
  type ReadonlyState,
  type ThreePhaseCommitLanguage,
} from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this protocol alone promises. The obligations of atomic commitment, which every protocol has, are in the catalogue. */
export function ownProperties(language: ThreePhaseCommitLanguage): Properties {
  const { suspicions, turns } = language;
  return {
    nonblocking: nonblocking(language),
    deadStayDead: deadStayDead(language),
    coordinatesInItsEpoch: coordinatesInItsEpoch(language),
    countsAnswers: countsAnswers(language),
    reportsOnce: reportsOnce(language),
    // There are no refusals with one turn.
    ...(turns > 1 ? { refusalsAreNews: refusalsAreNews(language) } : {}),
    ...(suspicions > 0 ? { suspectsTheLiving: suspectsTheLiving(language) } : {}),
  };
}

/** By it the living may decide among themselves: Bernstein, Hadzilacos and Goodman, 1987, section 7.5. */
function nonblocking({ transaction, always }: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  const t = transaction.valueAt(0);
  return always(
    'while somebody who is up is uncertain nobody, dead or alive, has committed',
    (s) => !s.participant.some(({ decision }) => decision.at(t) === 'commit'),
    { given: (s) => s.participant.some((self) => self.up && localStateOf(self, t) === 'uncertain') },
  );
}

/** Crash-stop: detectors that say of somebody that it is dead are right for good. */
function deadStayDead({ transaction, alwaysStep }: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  const t = transaction.valueAt(0);
  const isAsBefore = (before: ReadonlyParticipant, after: ReadonlyParticipant) =>
    !after.up &&
    after.vote.at(t) === before.vote.at(t) &&
    after.decision.at(t) === before.decision.at(t) &&
    after.epoch === before.epoch &&
    after.task === before.task;
  return alwaysStep(
    'who is down stays so, and neither votes, nor decides, nor coordinates, nor hears of an epoch',
    (before, after) => before.participant.every((self, p) => self.up || isAsBefore(self, after.participant.at(p))),
    { given: (before) => before.participant.some(({ up }) => !up) },
  );
}

const coordinatorsMessages = ['VoteRequest', 'PreCommit', 'Commit', 'Abort', 'StateRequest'] as const;

/** So that of two coordinators the one that has been superseded is always the one with the older epoch. */
function coordinatesInItsEpoch(language: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  const isInItsEpoch = (s: ReadonlyState, from: ParticipantId, turn: number) =>
    s.participant.at(from).epoch === epochOf(language, turn, from);
  return language.alwaysStep(
    'only the coordinator of the newest epoch that it knows of asks others for something, or tells them a decision',
    (before, after) =>
      !coordinatorsMessages.some((kind) =>
        after.network.some(
          kind,
          (message) => !isInItsEpoch(after, message.from, message.turn) && !before.network.has(kind, message),
        ),
      ),
    {
      given: (before, after) =>
        coordinatorsMessages.some((kind) => after.network.some(kind, (message) => !before.network.has(kind, message))),
    },
  );
}

/** An answer to an earlier turn says what may no longer be so: who had acknowledged may have aborted since. */
function countsAnswers(language: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  const hasAnswered = (
    { network }: ReadonlyState,
    to: ParticipantId,
    self: ReadonlyParticipant,
    from: ParticipantId,
  ) => {
    const turn = turnOf(language, self.epoch);
    switch (self.task) {
      case 'collect votes':
        return network.has('Vote', { to, from, vote: 'yes' });
      case 'collect states':
        return network.some('State', (report) => report.to === to && report.from === from && report.turn === turn);
      case 'collect acknowledgements':
        return network.has('Acknowledgement', { to, from, turn });
      case 'none':
        return false;
    }
  };
  return language.always(
    'a coordinator has heard only from those who have answered what it asks now, in its present turn',
    (s) => s.participant.every((self, p) => self.heardFrom.every((q) => hasAnswered(s, p, self, q))),
    { given: (s) => s.participant.some(({ heardFrom }) => !heardFrom.isEmpty) },
  );
}

function reportsOnce({ always }: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  return always(
    'nobody reports two states to one coordinator in one turn',
    ({ network }) =>
      !network.some('State', ({ to, from, turn, state }) =>
        network.some(
          'State',
          (other) => other.to === to && other.from === from && other.turn === turn && other.state !== state,
        ),
      ),
    { given: ({ network }) => network.some('State', () => true) },
  );
}

function refusalsAreNews({ alwaysStep }: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  return alwaysStep(
    'a refusal is sent only to one who lives, and of an epoch newer than those it knows of',
    (before, after) =>
      !after.network.some('Refusal', (refusal) => {
        const { up, epoch } = before.participant.at(refusal.to);
        return !(up && epoch < refusal.epoch) && !before.network.has('Refusal', refusal);
      }),
    {
      given: (before, after) => after.network.some('Refusal', (refusal) => !before.network.has('Refusal', refusal)),
    },
  );
}

/** What a suspicion costs is spent on an error: it would be none of the dead. */
function suspectsTheLiving({ alwaysStep }: ThreePhaseCommitLanguage): Property<ReadonlyState> {
  return alwaysStep(
    'who begins to suspect somebody in error is up, and so is that one, which is somebody else',
    (before, after) =>
      after.participant.every(({ falselySuspects }, p) => {
        const self = before.participant.at(p);
        return falselySuspects.every(
          (q) => self.falselySuspects.has(q) || (q !== p && self.up && before.participant.at(q).up),
        );
      }),
    { given: (before, after) => after.suspicions.spent > before.suspicions.spent },
  );
}
