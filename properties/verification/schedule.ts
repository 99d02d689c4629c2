import type { CheckResult } from '../../checker/index.js';
import type { Job } from './job.js';

/** How many states a trial looks at: small instances are explored whole by it, and of others it shows how large they are. */
const TRIAL_STATES = 5_000;
/** How long a state takes, in seconds, as far as nothing is measured. */
const ASSUMED_SECONDS_EACH = 2e-5;
/** What takes longer than was expected is taken to last so much longer again. */
const OVERRUN = 1 / 4;

/** An exploration to be made next: a trial of so many states, or all of it. */
export interface Turn {
  readonly job: Job;
  /** Undefined if it is no trial. */
  readonly maxStates: number | undefined;
  /** About how many states there will be; undefined where that is not known. */
  readonly states: number | undefined;
}

/** What is to be known of a turn that was taken. */
export interface Taken {
  readonly result: Pick<CheckResult, 'ranOut' | 'distinctStates'>;
  /** How many states were found and not expanded when it ended. */
  readonly unexpanded: number;
}

/** A turn that is being taken, and for how long. */
export interface Running {
  readonly turn: Turn;
  readonly seconds: number;
}

/**
 * Says which exploration is next. Flawed designs come first: they are quick to find, and a flaw that is no longer found is a
 * failure, too. Then each of the others has a trial, by which small instances are decided; and then the rest is explored, the
 * most expensive first, so that all threads end at about the same time.
 */
export class Schedule {
  readonly #quick: Turn[];
  readonly #costly: Turn[];
  readonly #measured = {
    quick: { turns: 0, seconds: 0 },
    trials: 0,
    statesAfterTrials: 0,
    costly: { ...nothing },
  };

  constructor(jobs: readonly Job[]) {
    const sampled = jobs.filter(({ runs }) => runs !== undefined);
    const explored = jobs.filter(({ runs }) => runs === undefined);
    const isTried = (job: Job) => job.bindings.some(({ kind }) => kind === 'holds');
    this.#quick = [
      ...explored.filter((job) => !isTried(job)).map((job) => ({ job, maxStates: undefined, states: undefined })),
      ...explored.filter(isTried).map((job) => ({ job, maxStates: TRIAL_STATES, states: undefined })),
    ];
    this.#costly = [];
    for (const job of sampled) this.#add({ job, maxStates: undefined, states: job.runs?.steps ?? 0 });
  }

  next(): Turn | undefined {
    return this.#quick.shift() ?? this.#costly.shift();
  }

  /** Takes note of what came of a turn, undefined if it broke down. Returns whether its job is done. */
  ended(turn: Turn, seconds: number, found: Taken | undefined): boolean {
    const { quick, costly } = this.#measured;
    if (turn.states === undefined) {
      quick.turns += 1;
      quick.seconds += seconds;
    } else {
      costly.turns += 1;
      costly.logarithms += Math.log(seconds / turn.states);
    }
    if (turn.maxStates === undefined) return true;
    this.#measured.trials += 1;
    if (found?.result.ranOut !== 'states') return true;
    const states = expectedStates(found);
    this.#measured.statesAfterTrials += states;
    this.#add({ job: turn.job, maxStates: undefined, states });
    return false;
  }

  /** About how long everything that is left takes so many threads, in seconds; undefined before anything is known. */
  secondsLeft(running: readonly Running[], threads: number): number | undefined {
    const { quick, costly, trials, statesAfterTrials } = this.#measured;
    if (quick.turns + costly.turns === 0) return undefined;
    // The geometric mean: the number of states is known to within a factor.
    const secondsEach = Math.exp((Math.log(ASSUMED_SECONDS_EACH) + costly.logarithms) / (1 + costly.turns));
    const expected = ({ states }: Turn) =>
      states === undefined ? quick.seconds / Math.max(1, quick.turns) : states * secondsEach;
    const begun = running.map(({ turn, seconds }) => Math.max(expected(turn) - seconds, seconds * OVERRUN));
    const waiting = [...this.#quick, ...this.#costly].map(expected);
    const untried = [...this.#quick, ...running.map(({ turn }) => turn)].filter(
      ({ maxStates }) => maxStates !== undefined,
    ).length;
    const afterTrials = trials === 0 ? 0 : untried * (statesAfterTrials / trials) * secondsEach;
    const pieces = [...begun, ...waiting];
    const altogether = pieces.reduce((sum, each) => sum + each, afterTrials);
    return Math.max(altogether / threads, ...pieces);
  }

  #add(turn: Turn): void {
    this.#costly.push(turn);
    this.#costly.sort((one, other) => (other.states ?? 0) - (one.states ?? 0));
  }
}

const nothing = { turns: 0, logarithms: 0 };

/**
 * How many states a breadth-first search will have found in the end, from one that was stopped. While it grows fast most
 * states that it has found are not expanded yet, so the share of these tells how much is to come. The exponent is what fits
 * the instances of the suite best; the estimate is within a factor of three for most of them, and of eight for all.
 */
function expectedStates({ result: { distinctStates }, unexpanded }: Taken): number {
  return distinctStates * Math.exp(6 * (unexpanded / distinctStates));
}
