import { runModule } from '../module.js';
import type { Subject } from '../subject.js';
import { parseResult } from './result.js';
import type { Check } from './subject.js';

/** signalbox with states stored whole that it would store as trees, by its library. */
export function wholeStatesSubject({ name, model, parameters = {}, property }: Check): Subject {
  const settings = Object.entries(parameters).map(([parameter, value]) => `${parameter}=${value}`);
  return {
    name,
    covers: 'everything',
    countsLevels: true,
    measure: async () => {
      const script = new URL('store-whole.ts', import.meta.url);
      const { stdout, usage } = await runModule(script, [model, property, ...settings]);
      return { ...parseResult(stdout), ...usage };
    },
  };
}
