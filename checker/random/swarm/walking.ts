import { messageOf } from '../../errors.js';
import type { Instance, Property } from '../../language/index.js';
import type { Strategy } from '../../result.js';
import type { Discovery } from '../archive.js';
import { wordsOfWalk } from '../generator.js';
import type { Schedule } from '../schedule.js';
import { mostCountedExactly, type NewStates, VisitedStates, WalkStatistics } from '../statistics/index.js';
import { Walker, type WalkerOptions } from '../walk.js';
import type { Round } from './epochs.js';

/** Which walks are taken. */
export interface WalkOptions extends Pick<WalkerOptions, 'strategy' | 'weights'> {
  /** From which all walks follow, a whole number from 0 below 2^53. */
  readonly seed: number;
  /** The number of the first walk; 0 if not given. */
  readonly firstWalk?: number | undefined;
  /** How many states are counted exactly; as many as there is reasonable room for if not given. */
  readonly mostCounted?: number | undefined;
  /** Walks whose numbers it divides are reported whole, whatever they find; none if not given. */
  readonly sampleEvery?: number | undefined;
}

/** A round of walks, as each thread is told it. */
export interface RoundOrder extends Round {
  /** Of each property whether it was decided before the epoch, and is not judged any more. */
  readonly decided: readonly boolean[];
  /** Whether states are still counted exactly. */
  readonly isExact: boolean;
  /** What was discovered before the epoch, and the thread does not know yet: after how many others, and what. */
  readonly discovered: { readonly first: number; readonly discoveries: readonly Discovery[] };
}

/** A walk, or its beginning. */
export interface WalkDone {
  readonly walk: number;
  readonly strategy: Strategy;
  readonly schedule: Schedule;
  /** Whether it has ended where nothing can change any more. */
  readonly isAtRest: boolean;
}

/** A walk that has decided a property, until it did. */
export interface Finding extends WalkDone {
  readonly property: number;
}

/** A walk in which the model threw, in the last state of the schedule or in the step after it; before there was a state if that is empty. */
export interface FailedWalk extends WalkDone {
  readonly message: string;
}

/** What one thread has found in a round, besides what it counts in shared memory. */
export interface RoundReport {
  /** Of each property that it has seen decided, by the walk with the lowest number of its own. */
  readonly findings: readonly Finding[];
  /** The one with the lowest number of its own. */
  readonly failure: FailedWalk | undefined;
  /** Those of its walks that are to be reported whole. */
  readonly samples: readonly WalkDone[];
  /** What its walks have discovered: those with the lowest numbers. */
  readonly discoveries: readonly Discovery[];
  /** The states that were new to it; undefined where they are not counted exactly any more. */
  readonly newStates: NewStates | undefined;
  /** By property: how many states or steps have met its premise, since the thread began. */
  readonly cases: Float64Array;
}

/** In an epoch so many discoveries are kept, those of the walks with the lowest numbers. */
export const DISCOVERIES_PER_EPOCH = 1_024;

/** About so many steps are taken between two looks at whether to go on. */
const STEPS_PER_LOOK = 1_000;

/** The walks that one thread takes: whichever of a round nobody else has taken. */
export class Walking {
  readonly walker: Walker;
  readonly statistics = new WalkStatistics();
  readonly visited: VisitedStates;
  readonly #seed: number;
  readonly #firstWalk: number;
  readonly #sampleEvery: number;
  readonly #findings = new Map<number, Finding>();
  #failure: FailedWalk | undefined;
  #samples: WalkDone[] = [];
  #discoveries: Discovery[] = [];
  #round: RoundOrder = {
    from: 0,
    to: 0,
    mostSteps: 0,
    decided: [],
    isExact: true,
    discovered: { first: 0, discoveries: [] },
  };
  #walk = 0;
  #isUnderWay = false;

  /**
   * @param taken a word of shared memory: how many walks of a round are taken, by anybody
   * @throws UsageError if the model refers to what it does not have.
   */
  constructor(
    instance: Instance,
    properties: readonly Property[],
    { seed, firstWalk = 0, mostCounted, sampleEvery, strategy, weights }: WalkOptions,
    readonly taken: Int32Array,
  ) {
    const observe = () => this.visited.visit(this.walker.stepper.words);
    this.walker = new Walker(instance, properties, { strategy, weights, observe });
    const { words } = this.walker.stepper;
    this.visited = new VisitedStates(words.length, mostCounted ?? mostCountedExactly(words.length));
    this.#seed = seed;
    this.#firstWalk = firstWalk;
    this.#sampleEvery = sampleEvery ?? Number.POSITIVE_INFINITY;
  }

  begin(round: RoundOrder): void {
    this.#round = round;
    this.#findings.clear();
    this.#failure = undefined;
    this.#samples = [];
    this.#discoveries = [];
    this.walker.archive.add(round.discovered.discoveries, round.discovered.first);
    if (!round.isExact) this.visited.forget();
  }

  /** Walks on, until the next look; says whether nothing is left to do in this round. */
  advance(): boolean {
    let left = STEPS_PER_LOOK;
    while (left > 0) {
      if (!this.#isUnderWay && !this.#takeNext()) return true;
      const { steps } = this.walker;
      this.#goOn(left);
      // A walk takes time even if it takes no step.
      left -= this.walker.steps - steps + 1;
    }
    return false;
  }

  /** Ends a walk in the middle, if one is under way; it counts with the steps it has taken. */
  cutOff(): void {
    if (this.#isUnderWay) this.#end();
  }

  report(): RoundReport {
    return {
      findings: [...this.#findings.values()],
      failure: this.#failure,
      samples: this.#samples,
      discoveries: this.#discoveries,
      newStates: this.visited.takeNew(),
      cases: this.walker.stepper.cases,
    };
  }

  #takeNext(): boolean {
    const { from, to, mostSteps, decided } = this.#round;
    const next = from + Atomics.add(this.taken, 0, 1);
    if (next >= to) return false;
    this.#walk = this.#firstWalk + next;
    this.#isUnderWay = true;
    this.#guarded(() => this.walker.begin(wordsOfWalk(this.#seed, this.#walk), mostSteps, decided));
    return true;
  }

  #goOn(steps: number): void {
    if (!this.#isUnderWay) return;
    let isOver = true;
    this.#guarded(() => {
      isOver = this.walker.advance(steps);
    });
    if (!this.#isUnderWay) return;
    if (isOver) this.#end();
    else this.statistics.goOn(this.walker.steps);
  }

  /** What the model throws ends the walk. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#failure ??= { ...this.#done(), message: messageOf(thrown) };
      this.#end();
    }
  }

  #end(): void {
    const { walker } = this;
    this.#isUnderWay = false;
    this.statistics.add(walker);
    for (const { property, step } of walker.decisions) {
      if (!this.#findings.has(property)) this.#findings.set(property, { property, ...this.#done(step) });
    }
    for (const { step, place } of walker.discoveries) {
      if (step === 0 || this.#discoveries.length === DISCOVERIES_PER_EPOCH) continue;
      this.#discoveries.push({ walk: this.#walk, schedule: this.#done(step).schedule, place });
    }
    if (this.#walk % this.#sampleEvery === 0 && walker.schedule.length > 0) this.#samples.push(this.#done());
  }

  /** What the walk did, in so many steps if not in all. */
  #done(steps = this.walker.steps): WalkDone {
    const { strategy, schedule, isDeadEnd, isStandstill } = this.walker;
    const isAtRest = steps === this.walker.steps && (isDeadEnd || isStandstill);
    return { walk: this.#walk, strategy, schedule: schedule.slice(0, 2 * (steps + 1)), isAtRest };
  }
}
