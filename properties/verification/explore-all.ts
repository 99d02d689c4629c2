import {
  type CheckResult,
  type ExplainOption,
  leaveThreads,
  messageOf,
  type Thread,
  takeThreads,
} from '../../checker/index.js';
import { checkedBy, expectedOf } from '../obligation.js';
import { decisionOf } from './evidence.js';
import type { Job } from './job.js';
import { type Running, Schedule, type Turn } from './schedule.js';
import type { Suite } from './suite.js';
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
  readonly suite: Suite;
  /** How many at a time. */
  readonly workers: number;
  /** When the run began, in milliseconds on the clock of `performance`, and how many seconds it may take. */
  readonly started: number;
  readonly seconds: number;
  /** How many seconds each exploration may take that has no time of its own; undefined if as many as the run has. */
  readonly secondsEach: number | undefined;
  readonly memoryLimit: number | undefined;
  readonly explain: ExplainOption;
  readonly locate: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: SuiteProgress) => void) | undefined;
  /** Asked after each exploration, with all that was explored so far: whether it is enough to end the run. */
  readonly isEnough: ((job: Job, explored: ReadonlyMap<string, Explored>) => Promise<boolean>) | undefined;
}

/** Why a run ends before all is explored: somebody interrupts it, or it stops by itself. */
type Ending = 'interrupted' | 'stopped';

const notBegun: { readonly [ending in Ending]: string } = {
  interrupted: 'interrupted before it was explored',
  stopped: 'not begun: the run stopped at the first unexpected verdict',
};

const brokenOff: { readonly [ending in Ending]: string } = {
  interrupted: 'interrupted while it was explored',
  stopped: 'broken off: the run stopped at the first unexpected verdict',
};

/** Why nothing more is begun; undefined if it is. */
function reasonToEnd(ending: Ending | undefined, timeLeft: number): string | undefined {
  if (ending !== undefined) return notBegun[ending];
  return timeLeft > 0 ? undefined : 'the time of the run was over before it was explored';
}

/** Explores each instance, as far as time allows, several at a time. The result has something of each, by its key. */
export async function exploreAll(jobs: readonly Job[], how: HowToExplore): Promise<ReadonlyMap<string, Explored>> {
  const {
    suite,
    workers,
    started,
    seconds: budget,
    secondsEach,
    memoryLimit,
    explain,
    locate,
    signal,
    onProgress,
  } = how;
  const explored = new Map<string, Explored>();
  const schedule = new Schedule(jobs);
  const running = new Map<Turn, number>();
  const otherwise = new Set<string>();
  let done = 0;
  let isStopped = false;
  const ending = (): Ending | undefined =>
    signal?.aborted === true ? 'interrupted' : isStopped ? 'stopped' : undefined;
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
      const reason = reasonToEnd(ending(), budget - begun);
      if (reason !== undefined) {
        cutShort(explored, job, reason);
        continue;
      }
      running.set(turn, begun);
      tell();
      const found = await exploreIn(thread, suite, job, {
        timeLimit: Math.min(budget - begun, job.seconds ?? secondsEach ?? budget),
        explain,
        locate,
        ...(memoryLimit === undefined ? {} : { memoryLimit }),
        ...(maxStates === undefined ? {} : { maxStates }),
      });
      running.delete(turn);
      const ended = ending();
      if ('broken' in found && ended !== undefined) {
        cutShort(explored, job, brokenOff[ended]);
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
      if (ending() === undefined && (await how.isEnough?.(job, explored)) === true) {
        isStopped = true;
        end(thread);
      }
      if (thread.isBroken) {
        threads.delete(thread);
        [thread = first] = takeThreads(1);
        threads.add(thread);
      }
    }
  };

  /** Ends the threads, but for one that has nothing to do. */
  const end = (idle?: Thread) => {
    for (const thread of threads) if (thread !== idle) void thread.end();
  };
  const interrupt = () => end();
  signal?.addEventListener('abort', interrupt);
  const clock = setInterval(tell, TELL_EVERY);
  try {
    await Promise.all([...threads].map(work));
    leaveThreads([...threads]);
  } finally {
    clearInterval(clock);
    signal?.removeEventListener('abort', interrupt);
  }
  return explored;
}

/** Leaves what a trial has decided already as it is, and says why there is no more. */
function cutShort(explored: Map<string, Explored>, { key }: Job, why: string): void {
  const tried = explored.get(key);
  explored.set(key, tried === undefined || 'broken' in tried ? { broken: why } : { ...tried, cutShort: why });
}

type Broken = Extract<Explored, { readonly broken: string }>;

async function exploreIn(
  thread: Thread,
  { source, bindings }: Suite,
  job: Job,
  budget: ExplorationOrder['budget'],
): Promise<Exploration | Broken> {
  try {
    const positions = job.bindings.map((binding) => bindings.indexOf(binding));
    return await thread.ask(exploring, { source, positions, key: job.key, budget });
  } catch (thrown) {
    return { broken: messageOf(thrown) };
  }
}

/** Which of a job's checks are not as they are bound, as far as their verdicts say. */
function otherwiseIn(job: Job, found: Exploration | Broken): string[] {
  if ('broken' in found) return [];
  return job.bindings.flatMap((binding) => {
    const { verdict } = decisionOf(binding, found.result);
    const isExpected = ['inconclusive', 'unrefuted', expectedOf(binding)].includes(verdict);
    return isExpected ? [] : [`${checkedBy(binding).id} on ${binding.model}`];
  });
}
