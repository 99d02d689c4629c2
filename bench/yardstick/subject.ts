import { Numbers, runModule } from '../module.js';
import type { Subject } from '../subject.js';
import { PLANE } from './two-phase.js';

/** The yardstick packs so many resource managers and no more. */
export const YARDSTICK_LIMIT = PLANE;

/** The loop written by hand. */
export function yardstickSubject(resourceManagers: number): Subject {
  return {
    name: 'yardstick',
    covers: 'everything',
    countsLevels: true,
    measure: async () => {
      const { stdout, usage } = await runModule(new URL('two-phase.ts', import.meta.url), [String(resourceManagers)]);
      const numbers = new Numbers(stdout);
      const distinctStates = numbers.get('distinctStates');
      return {
        distinctStates,
        transitions: numbers.get('transitions'),
        depth: numbers.get('depth'),
        seconds: numbers.get('seconds'),
        bytesPerState: numbers.get('bytes') / distinctStates,
        ...usage,
      };
    },
  };
}
