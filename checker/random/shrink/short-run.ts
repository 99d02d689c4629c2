import type { Run } from '../../explore/index.js';
import type { Instance } from '../../language/index.js';
import { wordsOfWalk } from '../generator.js';
import { type Schedule, stepsOf } from '../schedule.js';
import type { Parameters, VariedModel } from './parameters.js';
import { type Aim, Reruns } from './rerun.js';
import { mostTries, scheduleArbitrary, type Walks } from './schedule-arbitrary.js';
import { shorten, statesToShorten } from './shorten.js';
import { replayWalk, type ShownByWalk, shrinkWalk, walkOfPath } from './shrink-walk.js';
import { VariedArbitrary, type VariedRun } from './varied-arbitrary.js';

/** Which walk is made short, and how much is tried for it. */
export interface FoundWalk {
  readonly seed: number;
  /** Its number or, to make an earlier run again, the path that was found for it. */
  readonly walk: number | string;
  /** Of schedules, at each instance. */
  readonly mostTries?: number;
  /** At each search around a run. */
  readonly mostStates?: number;
}

/** A run that a random walk was shrunk to. */
export interface ShrunkRun {
  /** How many steps the walk took until it showed its aim. */
  readonly walked: number;
  /** The smallest schedule that fast-check found. */
  readonly schedule: Schedule;
  /** With the seed it makes that again: fast-check's `path`. */
  readonly path: string;
  /** The words of the states of the shortest run that was found, from the initial one on. */
  readonly run: Run;
  /** Whether it is certain that none is shorter; else a shorter one may exist. */
  readonly isShortest: boolean;
}

/** Makes the schedule of a walk from its two random words, by the rules by which the walks of the exploration are made. */
export type MakeWalk = Walks['walk'];

/**
 * Makes a walk short that shows something: by fast-check, then by searching what is around it.
 * @throws UsageError if the walk, or path, does not show it
 * @throws DisagreementError if an exhaustive search contradicts the run
 */
export function shrunkRun(instance: Instance, aim: Aim, walk: MakeWalk, found: FoundWalk): ShrunkRun {
  const walks = new WalksToAim(instance, aim, walk);
  const shown: ShownByWalk<Schedule> = {
    arbitrary: scheduleArbitrary(walks, found.mostTries ?? mostTries),
    shows: (schedule) => walks.reruns.run(schedule).isReached,
    seed: found.seed,
  };
  const { value, path } = shrunkOrAgain(shown, found);
  return { walked: walks.stepsOfWalk(found), path, ...walks.shortened(value, found) };
}

/** What is varied, and from what on: the parameters of the stretch of walks. */
export interface VariedWalks {
  readonly varied: VariedModel;
  readonly drawn: Parameters;
  /** What is looked for in an instance, and how its walks are made. @throws UsageError if it has no such property */
  readonly walksOf: (instance: Instance) => { readonly aim: Aim; readonly walk: MakeWalk };
}

/** A run of an instance that has the smallest parameters found. */
export interface ShrunkVariedRun extends ShrunkRun {
  /** Of the varied parameters. */
  readonly parameters: Parameters;
  readonly instance: Instance;
}

/** The same where parameters are varied: smaller ones are tried, too. */
export function shrunkVariedRun({ varied, drawn, walksOf }: VariedWalks, found: FoundWalk): ShrunkVariedRun {
  const makeWalks = (instance: Instance) => {
    const { aim, walk } = walksOf(instance);
    return new WalksToAim(instance, aim, walk);
  };
  const arbitrary = new VariedArbitrary(varied, drawn, makeWalks, found.mostTries ?? mostTries);
  const shown: ShownByWalk<VariedRun> = {
    arbitrary,
    shows: ({ parameters, schedule }) => arbitrary.madeOf(parameters).reruns.run(schedule).isReached,
    seed: found.seed,
  };
  const { value, path } = shrunkOrAgain(shown, found);
  const { parameters, schedule } = value;
  const walks = arbitrary.madeOf(parameters);
  return {
    walked: arbitrary.madeOf(drawn).stepsOfWalk(found),
    path,
    parameters,
    instance: walks.instance,
    ...walks.shortened(schedule, found),
  };
}

function shrunkOrAgain<Value>(shown: ShownByWalk<Value>, { walk }: FoundWalk) {
  return typeof walk === 'number' ? shrinkWalk(shown, walk) : { value: replayWalk(shown, walk), path: walk };
}

/** The walks of an instance, and what becomes of them if they are to show something. */
class WalksToAim {
  readonly reruns: Reruns;
  readonly occurring = (schedule: Schedule): Schedule => this.reruns.run(schedule).schedule;

  constructor(
    readonly instance: Instance,
    aim: Aim,
    readonly walk: MakeWalk,
  ) {
    this.reruns = new Reruns(instance, aim);
  }

  /** How many steps a walk takes until it shows its aim. */
  stepsOfWalk({ seed, walk }: FoundWalk): number {
    const number = typeof walk === 'number' ? walk : walkOfPath(walk);
    return stepsOf(this.occurring(this.walk(wordsOfWalk(seed, number))));
  }

  shortened(schedule: Schedule, { mostStates = statesToShorten }: FoundWalk) {
    return { schedule, ...shorten(this.instance, this.reruns, this.reruns.statesOf(schedule), mostStates) };
  }
}
