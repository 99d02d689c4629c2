import {
  type CheckResult,
  type ExplainOption,
  leaveThreads,
  messageOf,
  type Thread,
  takeThreads,
} from '../../checker/index.js';
import { suite } from '../registry.js';
import { boundCheckOf } from './assemble.js';
import { decisionOf } from './evidence.js';
import type { Job } from './job.js';
import { type Running, Schedule, type Turn } from './schedule.js';
import { type Exploration, type ExplorationOrder, exploring } from './task.js';

/** How often it is told how far a run is while nothing begins or ends, in milliseconds. */
const TELL_EVERY = 1_000;

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
  /** About how long the rest takes; undefined as long as nothing is known of it. */
  readonly secondsLeft: number | undefined;
}

/** What exploring an instance came to: a result, or why there is none. */
export type Explored =
  | {
      readonly result: CheckResult;
      /** Why it was not explored whole, where that is not for the exploration to say; null if it was. */
      readonly cutShort: string | null;
    }
  | { readonly broken: string };

/** How the instances of a run are explored. */
export interface HowToExplore {
  /** How many at a time. */
  readonly workers: number;
  /** When the run began, in milliseconds on the clock of `performance`, and how many seconds it may take. */
  readonly started: number;
  readonly seconds: number;
  readonly memoryLimit: number | undefined;
  readonly explain: ExplainOption;
  readonly locate: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: SuiteProgress) => void) | undefined;
}

/** Why nothing more is begun; undefined if it is. */
function reasonToEnd(signal: AbortSignal | undefined, timeLeft: number): string | undefined {
  if (signal?.aborted === true) return 'interrupted before it was explored';
  return timeLeft > 0 ? undefined : 'the time of the run was over before it was explored';
}

/** Explores each instance, as far as time allows, several at a time. The result has something of each, by its key. */
export async function exploreAll(
  jobs: readonly Job[],
  { workers, started, seconds: budget, memoryLimit, explain, locate, signal, onProgress }: HowToExplore,
): Promise<ReadonlyMap<string, Explored>> {
  const explored = new Map<string, Explored>();
  const schedule = new Schedule(jobs);
  const running = new Map<Turn, number>();
  const otherwise = new Set<string>();
  let done = 0;
  const seconds = () => (performance.now() - started) / 1000;
  const threads = new Set(takeThreads(Math.max(1, Math.min(workers, jobs.length))));
  const tell = () => {
    const now = seconds();
    const under: Running[] = [...running].map(([turn, begun]) => ({ turn, seconds: now - begun }));
    onProgress?.({
      done,
      of: jobs.length,
      running: under.map(({ turn }) => turn.job),
      otherwise: [...otherwise],
      seconds: now,
      secondsLeft: schedule.secondsLeft(under, threads.size),
    });
  };

  const work = async (first: Thread): Promise<void> => {
    let thread = first;
    for (let turn = schedule.next(); turn !== undefined; turn = schedule.next()) {
      const { job, maxStates } = turn;
      const begun = seconds();
      const ending = reasonToEnd(signal, budget - begun);
      if (ending !== undefined) {
        cutShort(explored, job, ending);
        continue;
      }
      running.set(turn, begun);
      tell();
      const found = await exploreIn(thread, job, {
        timeLimit: budget - begun,
        explain,
        locate,
        ...(memoryLimit === undefined ? {} : { memoryLimit }),
        ...(maxStates === undefined ? {} : { maxStates }),
      });
      running.delete(turn);
      if ('broken' in found && signal?.aborted === true) {
        cutShort(explored, job, 'interrupted while it was explored');
        continue;
      }
      const isDone = schedule.ended(turn, seconds() - begun, 'broken' in found ? undefined : found);
      if (isDone) done += 1;
      explored.set(
        job.key,
        'broken' in found ? found : { result: found.result, cutShort: isDone ? null : 'it was tried and no more' },
      );
      for (const check of otherwiseIn(job, found)) otherwise.add(check);
      tell();
      if (thread.isBroken) {
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
  const clock = setInterval(tell, TELL_EVERY);
  try {
    await Promise.all([...threads].map(work));
    leaveThreads([...threads]);
  } finally {
    clearInterval(clock);
    signal?.removeEventListener('abort', end);
  }
  return explored;
}

/** Leaves what a trial has decided already as it is, and says why there is no more. */
function cutShort(explored: Map<string, Explored>, { key }: Job, why: string): void {
  const tried = explored.get(key);
  explored.set(key, tried === undefined || 'broken' in tried ? { broken: why } : { ...tried, cutShort: why });
}

type Broken = Extract<Explored, { readonly broken: string }>;

async function exploreIn(thread: Thread, job: Job, budget: ExplorationOrder['budget']): Promise<Exploration | Broken> {
  try {
    const positions = job.bindings.map((binding) => suite.indexOf(binding));
    return await thread.ask(exploring, { positions, budget });
  } catch (thrown) {
    return { broken: messageOf(thrown) };
  }
}

/** Which of a job's checks are not as they are bound, as far as their verdicts say. */
function otherwiseIn(job: Job, found: Exploration | Broken): string[] {
  if ('broken' in found) return [];
  return job.bindings.flatMap((binding) => {
    const { verdict } = decisionOf(binding, found.result);
    const { expected, checked } = boundCheckOf(binding);
    return ['inconclusive', 'unrefuted', expected].includes(verdict) ? [] : [`${checked} on ${binding.model}`];
  });
}
