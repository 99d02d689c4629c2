import type { Action } from '../../checker/index.js';
import type { DeadlockLanguage, Fields } from './state.js';

/** What the adversary does: the node of the detector crashes, and stays down. */
export function environmentActions({ host, fault }: DeadlockLanguage): readonly Action<Fields>[] {
  const core2 = host.valueAt(0);
  return [
    fault('crash of Core2', {
      by: 'Core2',
      spends: 'crashes',
      means: 'crash',
      then: (s) => s.detector.active.delete(core2),
    }),
  ];
}
