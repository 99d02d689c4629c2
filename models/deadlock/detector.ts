import type { Action } from '../../checker/index.js';
import type { Detect } from '../deadlock-detection/index.js';
import type { DeadlockLanguage, Fields } from './state.js';
import type { ChooseVictim } from './victims.js';
import { searchWith } from './wait-for-graph.js';

/** The choices in which detectors differ. */
export interface DetectorDesign {
  readonly detect: Detect;
  readonly chooseVictim: ChooseVictim;
}

/** The deadlock detector on Core2, and its standby: looks at the wait-for graph, and orders one of each deadlock to be aborted. */
export function detectorActions(
  language: DeadlockLanguage,
  { detect, chooseVictim }: DetectorDesign,
): readonly Action<Fields>[] {
  const { host, action } = language;
  const deadlocksIn = searchWith(language, detect);
  return [
    action('report deadlocks and choose victims', {
      each: host,
      fair: 'weak',
      when: (s, h) => s.detector.active.has(h) && !s.detector.hasReported && deadlocksIn(s).length > 0,
      then: (s) => {
        s.detector.hasReported = true;
        for (const [number, deadlock] of deadlocksIn(s).entries()) {
          for (const t of deadlock) s.report.deadlock.set(t, number + 1);
          const victim = chooseVictim(language, s, deadlock);
          if (victim !== undefined) s.report.victims.add(victim);
        }
      },
    }),

    // It has to know nothing of what Core2 knew: the graph is there to be looked at.
    action('take over the detection', {
      by: 'Edge1',
      fair: 'weak',
      when: (s) => s.detector.active.isEmpty,
      then: (s) => s.detector.active.add(host.valueAt(1)),
    }),
  ];
}
