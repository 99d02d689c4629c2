import type { Action } from '../../checker/index.js';
import {
  addAll,
  type EventualLanguage,
  type Fields,
  INTERVAL,
  type MemberId,
  ONE_WAY,
  type ReadonlyState,
  type State,
} from './state.js';

/** The choices in which eventually consistent designs differ. */
export interface Design {
  /** How many members, the primary included, have a write when its client is told that it is done. */
  readonly copies: number;
  /** Whether what has not been confirmed is sent again. */
  readonly sendsAgain: boolean;
}

/** One replica has it besides the primary; the other may hear of it later. */
export const repairedDesign: Design = { copies: 2, sendsAgain: true };

/**
 * The document's "Asynchronous Replication": clients are served by the primary, and what it has spreads. Members send all
 * that they have, and unite it with what they get, so that it makes no difference what arrives twice or is overtaken
 * (Demers et al., "Epidemic algorithms for replicated database maintenance", 1987).
 */
export function replicationActions(language: EventualLanguage, design: Design): readonly Action<Fields>[] {
  const { member, write, action, timer } = language;
  const { copies, sendsAgain } = design;
  return [
    // Not fair: clients may have nothing to write.
    action('ask for a write', {
      each: write,
      when: (s, w) => s.client.at(w) === 'idle',
      then: (s, w) => s.client.set(w, 'writing'),
    }),

    // Of whatever primary there is: a client who is not answered asks again.
    action('take the write and replicate it', {
      by: 'Primary',
      each: write,
      fair: 'weak',
      when: (s, w) =>
        s.replica.at(s.primary).up && s.client.at(w) === 'writing' && !s.replica.at(s.primary).writes.has(w),
      then: (s, w) => {
        s.replica.at(s.primary).writes.add(w);
        if (copies === 1) s.client.set(w, 'acknowledged');
        sendToAll(language, s);
        awaitRepetition(language, s, design);
      },
    }),

    action('take over what the primary has', {
      each: member,
      fair: 'weak',
      when: (s, m) => s.link.at(m).data.travel.isDue,
      then: (s, m) => {
        const { data, confirmation } = s.link.at(m);
        const self = s.replica.at(m);
        if (self.up) {
          addAll(language, self.writes, data.writes);
          addAll(language, confirmation.writes, self.writes);
          confirmation.travel.start(0, ONE_WAY);
        }
        data.reset();
      },
    }),

    action('learn what the replica has', {
      by: 'Primary',
      each: member,
      fair: 'weak',
      when: (s, m) => s.link.at(m).confirmation.travel.isDue,
      then: (s, m) => {
        const { confirmation, confirmed } = s.link.at(m);
        const primary = s.replica.at(s.primary);
        if (primary.up) {
          addAll(language, primary.writes, confirmation.writes);
          addAll(language, confirmed, confirmation.writes);
          s.link.at(m).isHeard = true;
        }
        confirmation.reset();
        if (!primary.up) return;
        acknowledge(language, s, copies);
        send(language, s, m);
        awaitRepetition(language, s, design);
      },
    }),

    ...(sendsAgain
      ? [
          timer('send again what is not confirmed', {
            by: 'Primary',
            when: (s) => s.repetition.isDue,
            then: (s) => {
              s.repetition.stop();
              sendToAll(language, s);
              awaitRepetition(language, s, design);
            },
          }),
        ]
      : []),
  ];
}

function acknowledge({ member, write }: EventualLanguage, s: State, copies: number): void {
  for (const w of write.ids) {
    let have = 1;
    for (const m of member.ids) if (m !== s.primary && s.link.at(m).confirmed.has(w)) have++;
    if (s.client.at(w) === 'writing' && have >= copies) s.client.set(w, 'acknowledged');
  }
}

/** To every other member that may lack something. */
export function sendToAll(language: EventualLanguage, s: State): void {
  for (const m of language.member.ids) send(language, s, m);
}

/** Unless something is under way between the two. */
function send(language: EventualLanguage, s: State, m: MemberId): void {
  const { data, confirmation } = s.link.at(m);
  if (!isBehind(language, s, m) || data.travel.isRunning || confirmation.travel.isRunning) return;
  addAll(language, data.writes, s.replica.at(s.primary).writes);
  data.travel.start(0, ONE_WAY);
}

/** As long as anybody may lack something. */
export function awaitRepetition(language: EventualLanguage, s: State, { sendsAgain }: Design): void {
  if (!s.replica.some((_, m) => isBehind(language, s, m))) s.repetition.stop();
  else if (sendsAgain && !s.repetition.isRunning) s.repetition.start(INTERVAL);
}

/** Whether the primary does not know that another member has all that it has itself. Who is dead needs nothing any more. */
function isBehind({ write }: EventualLanguage, s: ReadonlyState, m: MemberId): boolean {
  if (m === s.primary || !s.replica.at(m).up) return false;
  const { isHeard, confirmed } = s.link.at(m);
  if (!isHeard) return true;
  const { writes } = s.replica.at(s.primary);
  return write.ids.some((w) => writes.has(w) && !confirmed.has(w));
}
