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
  /** Whether what has not been confirmed is sent again, with every beat of the heart. */
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
  const { member, write, action, receive, timer } = language;
  const { copies } = design;
  return [
    // Not fair: clients may have nothing to write.
    action('ask for a write', {
      each: write,
      when: (s, w) => s.client.at(w) === 'idle',
      then: (s, w) => {
        s.client.set(w, 'writing');
        s.requests.send('Write', { write: w });
      },
    }),

    receive('take the write and replicate it', 'requests', 'Write', {
      by: 'Primary',
      fair: 'weak',
      when: (s) => s.replica.at(s.primary).up,
      then: (s, { write: w }) => {
        s.replica.at(s.primary).writes.add(w);
        // "Write Confirmed", and asynchronous replication afterwards: with the next beat.
        if (copies === 1) {
          s.client.set(w, 'acknowledged');
          s.repetition.start(INTERVAL);
          return;
        }
        for (const m of member.ids) if (s.link.at(m).underWay === 0) send(language, s, m);
        s.repetition.stop();
        awaitRepetition(language, s, design);
      },
    }),

    action('take over what the primary has', {
      each: member,
      fair: 'weak',
      when: (s, m) => s.link.at(m).data.travel.isDue,
      then: (s, m) => {
        const link = s.link.at(m);
        const self = s.replica.at(m);
        link.underWay -= 1;
        if (self.up) {
          addAll(language, self.writes, link.data.writes);
          addAll(language, link.confirmation.writes, self.writes);
          link.confirmation.travel.start(0, ONE_WAY);
          link.underWay += 1;
        }
        link.data.reset();
      },
    }),

    action('learn what the replica has', {
      by: 'Primary',
      each: member,
      fair: 'weak',
      when: (s, m) => s.link.at(m).confirmation.travel.isDue,
      then: (s, m) => {
        const link = s.link.at(m);
        const primary = s.replica.at(s.primary);
        link.underWay -= 1;
        if (primary.up) {
          link.isHeard = true;
          addAll(language, link.confirmed, link.confirmation.writes);
          addAll(language, primary.writes, link.confirmation.writes);
          acknowledge(language, s, copies);
          send(language, s, m);
          awaitRepetition(language, s, design);
        }
        link.confirmation.reset();
      },
    }),

    // Long after the last message was sent: nothing is under way any more.
    timer('send what is not confirmed', {
      by: 'Primary',
      when: (s) => s.repetition.isDue,
      then: (s) => {
        s.repetition.stop();
        for (const m of member.ids) send(language, s, m);
        awaitRepetition(language, s, design);
      },
    }),
  ];
}

function acknowledge({ member, write }: EventualLanguage, s: State, copies: number): void {
  for (const w of write.ids) {
    let have = 1;
    for (const m of member.ids) if (m !== s.primary && s.link.at(m).confirmed.has(w)) have++;
    if (s.client.at(w) === 'writing' && have >= copies) s.client.set(w, 'acknowledged');
  }
}

/** All that the primary has, if the member may lack some of it. */
export function send(language: EventualLanguage, s: State, m: MemberId): void {
  if (!isBehind(language, s, m)) return;
  const link = s.link.at(m);
  link.underWay += 1;
  addAll(language, link.data.writes, s.replica.at(s.primary).writes);
  link.data.travel.start(0, ONE_WAY);
}

/** As long as anybody may lack something. */
export function awaitRepetition(language: EventualLanguage, s: State, { sendsAgain }: Design): void {
  if (!s.replica.some((_, m) => isBehind(language, s, m))) s.repetition.stop();
  else if (sendsAgain && !s.repetition.isRunning) s.repetition.start(INTERVAL);
}

/** Whether the primary is up and does not know that another member, which is, has all that it has itself. */
function isBehind({ write }: EventualLanguage, s: ReadonlyState, m: MemberId): boolean {
  if (m === s.primary || !s.replica.at(m).up || !s.replica.at(s.primary).up) return false;
  const { isHeard, confirmed } = s.link.at(m);
  if (!isHeard) return true;
  const { writes } = s.replica.at(s.primary);
  return write.ids.some((w) => writes.has(w) && !confirmed.has(w));
}
