import type { DeadlockLanguage } from './state.js';

/** What the adversary does besides letting transactions time out early: the detector's node crashes, and stays down. */
export function environmentActions({ host, fault }: DeadlockLanguage) {
  const core2 = host.valueAt(0);
  return [
    fault('crash of Core2', {
      by: 'Core2',
      spends: 'crashes',
      when: (s) => s.detector.host === core2,
      then: (s) => {
        s.detector.up = false;
      },
    }),
  ];
}
