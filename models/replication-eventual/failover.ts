import type { Action } from '../../checker/index.js';
import { awaitRepetition, type Design, send } from './replication.js';
import { DETECTION, type EventualLanguage, type Fields, INTERVAL, ONE_WAY } from './state.js';

/** What fails, and who is the primary then. */
export function failoverActions(language: EventualLanguage, design: Design): readonly Action<Fields>[] {
  const { member, write, timer, fault } = language;
  return [
    // Up to an interval before it died it sent its last heartbeat, which took up to the time of one way.
    fault('a member crashes', {
      each: member,
      spends: 'crashes',
      means: 'crash',
      when: (s, m) => s.replica.at(m).up,
      then: (s, m) => {
        s.replica.at(m).reset();
        s.replica.at(m).up = false;
        if (s.replica.every(({ up }) => !up)) s.detection.stop();
        else if (m === s.primary) s.detection.start(DETECTION - INTERVAL, DETECTION + ONE_WAY);
        // The dead send nothing, and nobody need send to them.
        awaitRepetition(language, s, design);
      },
    }),

    fault('what the primary sent is lost', {
      each: member,
      spends: 'losses',
      when: (s, m) => s.link.at(m).data.travel.isRunning,
      then: (s, m) => {
        s.link.at(m).underWay -= 1;
        s.link.at(m).data.reset();
      },
    }),

    fault('a confirmation is lost', {
      each: member,
      spends: 'losses',
      when: (s, m) => s.link.at(m).confirmation.travel.isRunning,
      then: (s, m) => {
        s.link.at(m).underWay -= 1;
        s.link.at(m).confirmation.reset();
      },
    }),

    // It asks the others what they have, who tell it with their confirmation; and clients who wait ask it.
    timer('become the primary', {
      each: member,
      when: (s, m) => s.detection.isDue && s.replica.at(m).up,
      then: (s, m) => {
        s.detection.stop();
        s.primary = m;
        for (const other of member.ids) {
          s.link.at(other).reset();
          s.link.at(other).isHeard = false;
          send(language, s, other);
        }
        awaitRepetition(language, s, design);
        for (const w of write.ids) {
          if (s.client.at(w) === 'writing' && !s.requests.has('Write', { write: w })) {
            s.requests.send('Write', { write: w });
          }
        }
      },
    }),
  ];
}
