import { type CheckResult, taskOf } from '../../checker/index.js';
import { suite } from '../registry.js';
import { explore, type JobBudget, jobsOf } from './job.js';

/** What a thread is told to explore: bindings of one instance, by their positions in the suite. */
export interface ExplorationOrder {
  readonly positions: readonly number[];
  readonly budget: Omit<JobBudget, 'onProgress'>;
}

/** What came of it. */
export interface Exploration {
  readonly result: CheckResult;
  /** How many states were found and not expanded when it ended. */
  readonly unexpanded: number;
}

/** Does one job, in a thread. */
export async function exploreBound({ positions, budget }: ExplorationOrder): Promise<Exploration> {
  const bindings = positions.flatMap((position) => suite[position] ?? []);
  const [job, ...others] = jobsOf(bindings);
  if (job === undefined || others.length > 0) throw new Error('a thread is told of one instance at a time');
  let unexpanded = 0;
  const result = await explore(job, {
    ...budget,
    onProgress: ({ queue }) => {
      // When whole runs are looked at, after the exploration, nothing is queued any more.
      if (queue > 0) unexpanded = queue;
    },
  });
  return { result, unexpanded };
}

export const exploring = taskOf(import.meta.url, exploreBound);
