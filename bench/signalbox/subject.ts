import type { Coverage, Subject } from '../subject.js';
import { runTimed } from '../timed.js';
import { CLI } from './built.js';
import { parseResult } from './result.js';

/** What `signalbox check` is asked to do. */
export interface Check {
  readonly name: string;
  readonly model: string;
  readonly parameters?: { readonly [name: string]: number | string };
  readonly property: string;
  /** Further words of the command. */
  readonly options?: readonly string[];
  /** One if not said. */
  readonly workers?: number;
  /** `everything` if not said. */
  readonly covers?: Coverage;
}

/** Exit codes of a check that has ended: as expected; or inconclusive, since storage without whole states proves nothing. */
const ENDED = [0, 3];

/** signalbox, by its command line. */
export function signalboxSubject(asked: Check): Subject {
  const { name, model, parameters = {}, property, options = [], workers = 1, covers } = asked;
  const settings = Object.entries(parameters).flatMap(([parameter, value]) => ['--set', `${parameter}=${value}`]);
  return {
    name,
    covers: covers ?? 'everything',
    isParallel: workers > 1,
    countsLevels: !options.includes('dfs') && !options.includes('bitstate'),
    measure: async () => {
      const how = ['--property', property, '--workers', String(workers)];
      const args = [CLI, 'check', model, ...settings, ...how, ...options, '--json'];
      const { stdout, usage } = await runTimed(process.execPath, args, { accepts: ENDED });
      return { ...parseResult(stdout), ...usage };
    },
  };
}
