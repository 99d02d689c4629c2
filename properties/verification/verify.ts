import { type CheckResult, leaveThreads, messageOf, type Thread, takeThreads } from '../../checker/index.js';
import { type Binding, checkedBy, type Profile } from '../obligation.js';
import { counterpartOf, obligations, suite } from '../registry.js';
import { selects } from '../selection.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import { decisionOf, judged } from './evidence.js';
import { type Job, jobsOf, keyOf } from './job.js';
import { safeUnderFaults } from './safe-under-faults.js';
import { type Asked, budgets, propertiesAskedFor, selected } from './selection.js';
import type { SuiteCheck, SuiteResult } from './suite-result.js';
import { exploring } from './task.js';

export interface VerifyOptions extends Asked {
  /** `pre-commit` if not given. */
  readonly profile?: Profile;
  /** How many explorations run at a time, each in a thread; 2 if not given. */
  readonly workers?: number;
  /** Aborting it ends the run; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called when something begins or ends. */
  readonly onProgress?: (progress: SuiteProgress) => void;
}

/** How far a run of the suite is. */
export interface SuiteProgress {
  /** Explorations that have ended, and that there are. */
  readonly done: number;
  readonly of: number;
  /** Those under way. */
  readonly running: readonly Pick<Job, 'model' | 'variant'>[];
  /** Checks of which it is clear already that they are not as they are bound: "P4.agreement on two-phase-commit". */
  readonly otherwise: readonly string[];
  readonly seconds: number;
}

/** What an exploration came to: a result, or why there is none. */
type Explored = { readonly result: CheckResult } | { readonly broken: string };

/**
 * Runs the suite, or the part of it that is asked for: explores each instance once, and judges what each binding shows. What
 * fails, runs out of time or breaks down does not keep others from being checked.
 * @throws UsageError if something is asked for that there is not
 */
export async function verify(options: VerifyOptions = {}): Promise<SuiteResult> {
  const { profile = 'pre-commit' } = options;
  const started = performance.now();
  const bindings = selected(suite, profile, options);
  const jobs = inOrder(jobsOf(bindings));
  const explored = await exploreAll(jobs, budgets[profile], options, started);
  const checks: SuiteCheck[] = [];
  for (const binding of bindings) checks.push(await checkOf(binding, bindings, explored));
  const properties = propertiesAskedFor(bindings, options);
  const { properties: names = [], models = [], shard } = options;
  const isPart = models.length > 0 || shard !== undefined;
  const asked = obligations.filter(
    (stated) =>
      (names.length === 0 || names.some((name) => selects(name, stated.id))) &&
      (!isPart || bindings.some(({ obligation }) => obligation === stated)),
  );
  return suiteResultOf({
    profile,
    bindings,
    checks,
    properties,
    obligations: asked.filter(({ property }) => properties.includes(property)),
    derivesSafety: !isPart && (names.length === 0 || names.some((name) => selects(name, safeUnderFaults.id))),
    interrupted: options.signal?.aborted === true,
    seconds: (performance.now() - started) / 1000,
  });
}

/** Flawed designs first: they are quick to find, and a flaw that is no longer found is a failure, too. */
function inOrder(jobs: readonly Job[]): readonly Job[] {
  const shows = (job: Job) => job.bindings.some(({ kind }) => kind === 'holds');
  return [...jobs.filter((job) => !shows(job)), ...jobs.filter(shows)];
}

async function exploreAll(
  jobs: readonly Job[],
  budget: number,
  { workers = 2, signal, onProgress }: VerifyOptions,
  started: number,
): Promise<ReadonlyMap<string, Explored>> {
  const explored = new Map<string, Explored>();
  const running = new Set<Job>();
  const otherwise: string[] = [];
  const seconds = () => (performance.now() - started) / 1000;
  const tell = () =>
    onProgress?.({ done: explored.size, of: jobs.length, running: [...running], otherwise, seconds: seconds() });
  const waiting = [...jobs];
  const isAborted = () => signal?.aborted === true;

  const threads = new Set(takeThreads(Math.max(1, Math.min(workers, jobs.length))));
  const work = async (first: Thread): Promise<void> => {
    let thread = first;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const timeLimit = budget - seconds();
      if (isAborted() || timeLimit <= 0) break;
      running.add(job);
      tell();
      const outcome = await exploreIn(thread, job, timeLimit);
      running.delete(job);
      explored.set(job.key, outcome);
      otherwise.push(...otherwiseIn(job, outcome));
      tell();
      if (thread.isBroken && !isAborted()) {
        threads.delete(thread);
        [thread = first] = takeThreads(1);
        threads.add(thread);
      }
    }
  };

  const end = () => {
    for (const thread of threads) void thread.end();
  };
  signal?.addEventListener('abort', end);
  try {
    await Promise.all([...threads].map(work));
    leaveThreads([...threads]);
  } finally {
    signal?.removeEventListener('abort', end);
  }
  return explored;
}

async function exploreIn(thread: Thread, job: Job, timeLimit: number): Promise<Explored> {
  try {
    const positions = job.bindings.map((binding) => suite.indexOf(binding));
    return { result: await thread.ask(exploring, { positions, timeLimit }) };
  } catch (thrown) {
    return { broken: messageOf(thrown) };
  }
}

/** Which of a job's checks are not as they are bound, as far as their verdicts say. */
function otherwiseIn(job: Job, outcome: Explored): string[] {
  if ('broken' in outcome) return [];
  return job.bindings.flatMap((binding) => {
    const { verdict } = decisionOf(binding, outcome.result);
    const { expected, checked } = boundCheckOf(binding);
    return ['inconclusive', 'unrefuted', expected].includes(verdict) ? [] : [`${checked} on ${binding.model}`];
  });
}

async function checkOf(
  binding: Binding,
  bindings: readonly Binding[],
  explored: ReadonlyMap<string, Explored>,
): Promise<SuiteCheck> {
  const counterpart = binding.kind === 'breaks' || binding.kind === 'limit' ? counterpartOf(binding) : undefined;
  const position = counterpart === undefined ? -1 : bindings.indexOf(counterpart);
  const check = { binding: boundCheckOf(binding), counterpart: position < 0 ? null : position };
  const own = explored.get(keyOf(binding));
  if (own === undefined) {
    return { ...check, outcome: 'undecided', objection: 'the run ended before it was begun', result: null };
  }
  if ('broken' in own) return { ...check, outcome: 'undecided', objection: own.broken, result: null };
  const { id } = checkedBy(binding);
  const properties = own.result.properties
    .filter((property) => property.id === id)
    .map((property) => ({ ...property, expected: check.binding.expected }));
  const result = { ...own.result, properties };
  const other = counterpart === undefined ? undefined : explored.get(keyOf(counterpart));
  const beside = other === undefined || 'broken' in other ? undefined : other.result;
  try {
    return { ...check, ...(await judged({ binding, result: own.result, counterpart: beside })), result };
  } catch (thrown) {
    return { ...check, outcome: 'otherwise', objection: messageOf(thrown), result };
  }
}
