import { type Action, type KindsOf, linksBetween, type ReceiveSpec } from '../../checker/index.js';
import { turnOf } from './epochs.js';
import type { Fields, ParticipantId, ReadonlyState, State, ThreePhaseCommitLanguage } from './state.js';

type MessageKind = keyof KindsOf<Fields['network']> & string;

type Guarded<Kind> = Required<Pick<ReceiveSpec<Fields, 'network', Kind>, 'when' | 'then'>>;

interface Addressed {
  readonly to: ParticipantId;
  readonly from: ParticipantId;
}

/**
 * Receiving a message, which its receiver must do in the end only if the sender lives: that one sends it again until it has
 * arrived. What a dead node has sent may arrive late or never: it may have died while it was sending to all.
 */
export function delivery<const Kind extends MessageKind>(
  language: ThreePhaseCommitLanguage,
  name: string,
  kind: Kind,
  { when, then }: Guarded<Kind>,
): Action<Fields>[] {
  const arrives = arrivals(language);
  return [
    receiptFromTheLiving(language, name, kind, { when, then }),
    language.receive(`${name}, its sender dead`, 'network', kind, {
      when: (s, message) => !s.participant.at(message.from).up && arrives(s, message) && when(s, message),
      then,
    }),
  ];
}

/** The same of a message that is of no consequence once its sender is dead. */
export function receiptFromTheLiving<const Kind extends MessageKind>(
  language: ThreePhaseCommitLanguage,
  name: string,
  kind: Kind,
  { when, then }: Guarded<Kind>,
): Action<Fields> {
  const arrives = arrivals(language);
  return language.receive(name, 'network', kind, {
    fair: 'weak',
    when: (s, message) => s.participant.at(message.from).up && arrives(s, message) && when(s, message),
    then,
  });
}

function arrivals({ participant }: ThreePhaseCommitLanguage) {
  const link = linksBetween(participant);
  return (s: ReadonlyState, { to, from }: Addressed) => s.participant.at(to).up && link.connect(s.severed, from, to);
}

/** One step: whoever would not yet have been sent to has only not yet received. */
export function sendToAll(
  language: ThreePhaseCommitLanguage,
  s: State,
  from: ParticipantId,
  kind: 'VoteRequest' | 'PreCommit' | 'Commit' | 'Abort' | 'StateRequest',
): void {
  const turn = turnOf(language, s.participant.at(from).epoch);
  for (const to of language.participant.ids) if (to !== from) s.network.send(kind, { to, from, turn });
}
