import { type CheckResult, type Source, taskOf, UsageError } from '../../checker/index.js';
import { explore, type JobBudget, jobsOf } from './job.js';
import { suiteFrom } from './suite.js';

/** What a thread is told to explore: bindings of one instance, by their positions in the suite. */
export interface ExplorationOrder {
  /** Of the suite. */
  readonly source: Source;
  readonly positions: readonly number[];
  /** Of the job that these bindings make. */
  readonly key: string;
  readonly budget: Omit<JobBudget, 'onProgress'>;
}

/** What came of it. */
export interface Exploration {
  readonly result: CheckResult;
  /** How many states were found and not expanded when it ended. */
  readonly unexpanded: number;
}

/** Does one job, in a thread. */
export async function exploreBound({ source, positions, key, budget }: ExplorationOrder): Promise<Exploration> {
  const { bindings: all, designOf } = await suiteFrom(source);
  const bindings = positions.flatMap((position) => all[position] ?? []);
  const [job, ...others] = jobsOf(bindings);
  if (job === undefined || others.length > 0) throw new Error('a thread is told of one instance at a time');
  if (job.key !== key) throw new UsageError('the suite changed while it was run: run it again');
  let unexpanded = 0;
  const onProgress = ({ queue }: { readonly queue: number }) => {
    // When whole runs are looked at, after the exploration, nothing is queued any more.
    if (queue > 0) unexpanded = queue;
  };
  const result = await explore(job, { ...budget, onProgress }, designOf);
  return { result, unexpanded };
}

export const exploring = taskOf(import.meta.url, exploreBound);
