import type { Action } from '../../checker/index.js';
import { awaitRepetition, type Design, sendToAll } from './replication.js';
import { DETECTION, type EventualLanguage, type Fields, INTERVAL, ONE_WAY } from './state.js';

/** What fails, and who is the primary then. */
export function failoverActions(language: EventualLanguage, design: Design): readonly Action<Fields>[] {
  const { member, timer, fault } = language;
  return [
    // Up to an interval before it died it sent its last heartbeat, which took up to the time of one way.
    fault('a member crashes', {
      each: member,
      spends: 'crashes',
      when: (s, m) => s.replica.at(m).up,
      then: (s, m) => {
        s.replica.at(m).reset();
        s.replica.at(m).up = false;
        if (m === s.primary) {
          s.repetition.stop();
          s.detection.start(DETECTION - INTERVAL, DETECTION + ONE_WAY);
        }
      },
    }),

    fault('what the primary sent is lost', {
      each: member,
      spends: 'losses',
      when: (s, m) => s.link.at(m).data.travel.isRunning,
      then: (s, m) => s.link.at(m).data.reset(),
    }),

    fault('a confirmation is lost', {
      each: member,
      spends: 'losses',
      when: (s, m) => s.link.at(m).confirmation.travel.isRunning,
      then: (s, m) => s.link.at(m).confirmation.reset(),
    }),

    // The first that is left. It asks the others what they have, and they tell it with their confirmation.
    timer('become the primary', {
      each: member,
      when: (s, m) => s.detection.isDue && s.replica.at(m).up && s.replica.every(({ up }, other) => other >= m || !up),
      then: (s, m) => {
        s.detection.stop();
        s.primary = m;
        for (const other of member.ids) {
          s.link.at(other).reset();
          s.link.at(other).isHeard = false;
        }
        sendToAll(language, s);
        awaitRepetition(language, s, design);
      },
    }),

    timer('nobody is left to become the primary', {
      when: (s) => s.detection.isDue && s.replica.every(({ up }) => !up),
      then: (s) => s.detection.stop(),
    }),
  ];
}
