import { type CheckResult, taskOf } from '../../checker/index.js';
import { suite } from '../registry.js';
import { explore, jobsOf } from './job.js';

/** What a thread is told to explore: bindings of one instance, by their positions in the suite. */
export interface ExplorationOrder {
  readonly positions: readonly number[];
  /** In seconds. */
  readonly timeLimit: number;
}

/** Does one job, in a thread. */
export async function exploreBound({ positions, timeLimit }: ExplorationOrder): Promise<CheckResult> {
  const bindings = positions.flatMap((position) => suite[position] ?? []);
  const [job, ...others] = jobsOf(bindings);
  if (job === undefined || others.length > 0) throw new Error('a thread is told of one instance at a time');
  return explore(job, { timeLimit });
}

export const exploring = taskOf(import.meta.url, exploreBound);
