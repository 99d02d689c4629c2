import type { Ending, Stop, Watch, Workers } from '../../explore/index.js';
import type { Instance, Property } from '../../language/index.js';
import type { Progress } from '../../result.js';
import { PreparedThreads } from '../../threads/index.js';
import { Archive, type Discovery } from '../archive.js';
import { type Coverage, SeenByWalks } from '../coverage.js';
import { DistinctStates, WalkStatistics } from '../statistics/index.js';
import { type Budget, epochAfter, type Round, roundWithin } from './epochs.js';
import { type Control, type Counts, countsOf, enlisting, makeControl, walkingRound } from './thread.js';
import {
  DISCOVERIES_PER_EPOCH,
  type FailedWalk,
  type Finding,
  type RoundOrder,
  type RoundReport,
  type WalkDone,
  Walking,
  type WalkOptions,
} from './walking.js';

/** Looks at some walks for what is not judged step by step. */
export interface Examination {
  /** At walks whose numbers this divides: 1 for all. */
  readonly every: number;
  /** Looks at such a walk; in the order of their numbers. Says which properties it has decided, by position. */
  readonly examine: (walk: WalkDone) => Promise<readonly number[]>;
}

export interface SwarmOptions extends Omit<WalkOptions, 'sampleEvery'>, Budget {
  /** After how many steps a walk ends. */
  readonly stepsPerWalk: number;
  /** The threads that walk, if it is not this one alone; they take over when so many steps as are `worthwhile` are done. */
  readonly workers?: Workers | undefined;
  readonly examination?: Examination | undefined;
  /** Where the states of earlier walks through the same instance are counted, too; none if not given. */
  readonly distinct?: DistinctStates | undefined;
  /** Of each property whether it was decided before, and is not judged any more; none if not given. */
  readonly decided?: readonly boolean[] | undefined;
}

/** Why no more walks were taken. */
export type SwarmEnding =
  | Stop
  | Extract<Ending, { readonly because: 'decided' }>
  /** The model threw. */
  | { readonly because: 'failed' }
  | { readonly because: 'walks'; readonly limit: number }
  | { readonly because: 'steps'; readonly limit: number }
  /** There is no budget of walks, and in a whole epoch no walk could take a step. */
  | { readonly because: 'no steps' };

/** What many walks have found. But for `workers` it does not depend on who took them, unless a stop ended them. */
export interface SwarmResult {
  readonly ending: SwarmEnding;
  /** By property: the walk with the lowest number that has decided it, if one has. */
  readonly findings: readonly (Finding | undefined)[];
  /** The walk with the lowest number in which the model threw. */
  readonly failure: FailedWalk | undefined;
  readonly statistics: WalkStatistics;
  /** How many different states were visited, by earlier walks as well: exactly, or about, with a standard error of `STANDARD_ERROR`. */
  readonly distinctStates: number;
  readonly isEstimated: boolean;
  /** By action: how often it was taken. */
  readonly taken: Float64Array;
  /** By property: how many states or steps have met its premise while it was judged. */
  readonly cases: Float64Array;
  /** How many threads walked, in the end. */
  readonly workers: number;
}

/**
 * Takes random walks, numbered from 0, until every property is decided or the budget is met, which it is exactly. Walks are
 * taken epoch by epoch. Within one they go by what was known when it began, and each may be taken by any thread; at its end
 * all is merged. So what comes out is the same with any number of threads.
 * @throws UsageError if the model refers to what it does not have, or threads cannot make it again.
 */
export async function swarm(
  instance: Instance,
  properties: readonly Property[],
  options: SwarmOptions,
  watch: Watch,
): Promise<SwarmResult> {
  return new Swarm(instance, properties, options, watch).run();
}

/** It takes longer to tell threads than to take so many steps. */
const STEPS_WORTH_TELLING = 2_000;

/** What somebody who walks counts, to be read while nobody walks. */
interface Member {
  readonly statistics: WalkStatistics;
  readonly registers: Uint8Array;
  readonly seen: SeenByWalks;
  cases: Float64Array;
  /** How many discoveries it knows of. */
  discoveries: number;
}

class Swarm {
  readonly #control: Control = makeControl();
  readonly #coverage: Coverage;
  readonly #alone: Walking;
  /** This thread, and then those that were enlisted. */
  readonly #members: Member[];
  readonly #distinct: DistinctStates;
  readonly #findings: (Finding | undefined)[];
  /** The properties that examination has decided. */
  readonly #examined = new Set<number>();
  readonly #how: WalkOptions;
  /** What was discovered before the epoch, and within it. */
  readonly #archive = new Archive();
  #discoveries: Discovery[] = [];
  #failure: FailedWalk | undefined;
  #threads: PreparedThreads | undefined;
  /** Of the next walk, counted from the first. */
  #next = 0;

  constructor(
    readonly instance: Instance,
    readonly properties: readonly Property[],
    readonly options: SwarmOptions,
    readonly watch: Watch,
  ) {
    const { seed, firstWalk, strategy, weights, mostCounted, examination } = options;
    this.#how = { seed, firstWalk, strategy, weights, mostCounted, sampleEvery: examination?.every };
    this.#alone = new Walking(instance, properties, this.#how, this.#control.taken);
    this.#coverage = this.#alone.walker.coverage;
    this.#members = [this.#memberOf(countsOf(this.#alone))];
    const { words, most } = this.#alone.visited;
    this.#distinct = options.distinct ?? new DistinctStates(words, most);
    this.#findings = properties.map(() => undefined);
  }

  async run(): Promise<SwarmResult> {
    try {
      const ending = await this.#toTheEnd();
      this.#cover();
      return {
        ending,
        findings: this.#findings,
        failure: this.#failure,
        statistics: this.#statistics,
        distinctStates: this.#distinct.count,
        isEstimated: this.#distinct.isEstimated,
        taken: this.#coverage.taken,
        cases: this.#cases,
        workers: Math.max(1, this.#members.length - 1),
      };
    } finally {
      this.#threads?.leave();
    }
  }

  async #toTheEnd(): Promise<SwarmEnding> {
    for (;;) {
      const before = this.#statistics;
      const ending = await this.#walkEpoch(this.#next + epochAfter(before, this.options.stepsPerWalk));
      if (ending !== undefined) return ending;
      if (this.options.walks === undefined && this.#statistics.steps === before.steps) return { because: 'no steps' };
      this.#cover();
    }
  }

  async #walkEpoch(end: number): Promise<SwarmEnding | undefined> {
    const { stepsPerWalk } = this.options;
    const decided = this.properties.map((_, property) => this.#isDecided(property));
    while (this.#next < end) {
      const { steps } = this.#statistics;
      const round = roundWithin(this.options, { walks: this.#next, steps }, end, stepsPerWalk);
      if (round === 'walks' || round === 'steps') return { because: round, limit: this.options[round] ?? 0 };
      const stop = await this.#walk(round, decided);
      if (stop !== undefined) return stop;
      this.#next = round.to;
      if (this.#failure !== undefined) return { because: 'failed' };
      if (this.#isEverythingDecided) return { because: 'decided' };
    }
    return undefined;
  }

  #isDecided(property: number): boolean {
    const { decided } = this.options;
    return decided?.[property] === true || this.#findings[property] !== undefined || this.#examined.has(property);
  }

  get #isEverythingDecided(): boolean {
    return this.properties.length > 0 && this.properties.every((_, property) => this.#isDecided(property));
  }

  async #walk(round: Round, decided: readonly boolean[]): Promise<Stop | undefined> {
    const stop = await this.#callThreads();
    if (stop !== undefined) return stop;
    Atomics.store(this.#control.taken, 0, 0);
    const order = (position: number): RoundOrder => ({
      ...round,
      decided,
      isExact: !this.#distinct.isEstimated,
      discovered: this.#unknownTo(position),
    });
    const threads = this.#threads;
    return threads === undefined || this.#members.length === 1 || !this.#isWorthTelling(round)
      ? this.#walkAlone(order(0))
      : this.#walkTogether((thread) => order(1 + thread), threads);
  }

  async #walkAlone(order: RoundOrder): Promise<Stop | undefined> {
    const { watch } = this;
    const walking = this.#alone;
    walking.begin(order);
    let stop: Stop | undefined;
    let isOver = false;
    while (!isOver && stop === undefined) {
      isOver = walking.advance();
      if (watch.isSliceOver) stop = await watch.rest(this.#progress());
    }
    walking.cutOff();
    return this.#merge([walking.report()], 0, stop);
  }

  async #walkTogether(orderOf: (thread: number) => RoundOrder, threads: PreparedThreads): Promise<Stop | undefined> {
    const { watch } = this;
    let stop: Stop | undefined;
    const reports = await watch.during(
      threads.perform(walkingRound, (thread) => ({ order: orderOf(thread) })),
      () => this.#progress(),
      (why) => {
        stop ??= why;
        Atomics.store(this.#control.stop, 0, 1);
      },
    );
    // Where rounds are short it is not looked up during any of them.
    if (stop === undefined && watch.isSliceOver) stop = await watch.rest(this.#progress());
    return this.#merge(reports, 1, stop);
  }

  /** Of the members from one on. Then walks are examined, unless or until it has to stop: then says why. */
  async #merge(reports: readonly RoundReport[], from: number, stop: Stop | undefined): Promise<Stop | undefined> {
    for (const [position, { findings, failure, newStates, cases, discoveries }] of reports.entries()) {
      const member = this.#members[from + position];
      if (member === undefined) throw new Error('somebody has walked who was not enlisted');
      this.#distinct.add(newStates, member.registers);
      member.cases = cases;
      this.#discoveries.push(...discoveries);
      for (const finding of findings) {
        if (isEarlier(finding, this.#findings[finding.property])) this.#findings[finding.property] = finding;
      }
      if (failure !== undefined && isEarlier(failure, this.#failure)) this.#failure = failure;
    }
    return stop ?? this.#examine(reports.flatMap(({ samples }) => samples));
  }

  async #examine(samples: readonly WalkDone[]): Promise<Stop | undefined> {
    const { options, watch } = this;
    for (const sample of samples.toSorted((one, other) => one.walk - other.walk)) {
      for (const property of (await options.examination?.examine(sample)) ?? []) this.#examined.add(property);
      const stop = watch.isSliceOver ? await watch.rest(this.#progress()) : undefined;
      if (stop !== undefined) return stop;
    }
    return undefined;
  }

  /** What somebody who walks has to be told of what was discovered. */
  #unknownTo(position: number): RoundOrder['discovered'] {
    const member = this.#members[position];
    const unknown = this.#archive.since(member?.discoveries ?? 0);
    if (member !== undefined) member.discoveries = this.#archive.count;
    return unknown;
  }

  /** From now on walks go by what has been seen until now. */
  #cover(): void {
    this.#archive.add(firstInOrder(this.#discoveries), this.#archive.count);
    this.#discoveries = [];
    for (const { seen } of this.#members) {
      this.#coverage.merge(seen);
      seen.clear();
    }
  }

  /** Starts threads where there is enough to do, and enlists them when they know the model. */
  async #callThreads(): Promise<Stop | undefined> {
    const { workers } = this.options;
    if (workers === undefined || this.#members.length > 1 || this.#statistics.steps < workers.worthwhile)
      return undefined;
    this.#threads ??= new PreparedThreads(workers.count, this.instance, workers.sources, workers.properties, [
      enlisting,
      walkingRound,
    ]);
    if (workers.worthwhile === 0) {
      const stop = await this.watch.until(this.#threads.prepared, () => this.#progress());
      if (stop !== undefined) return stop;
    }
    if (this.#threads.isPrepared) await this.#enlist(this.#threads);
    return undefined;
  }

  async #enlist(threads: PreparedThreads): Promise<void> {
    const order = { how: this.#how, coverage: this.#coverage.memory, control: this.#control };
    const enlisted = await threads.perform(enlisting, () => ({ order }));
    this.#members.push(...enlisted.map((counts) => this.#memberOf(counts)));
  }

  #memberOf({ statistics, registers, seen }: Counts): Member {
    return {
      statistics: new WalkStatistics(statistics),
      registers,
      seen: new SeenByWalks(seen),
      cases: new Float64Array(this.properties.length),
      discoveries: 0,
    };
  }

  #isWorthTelling({ from, to }: Round): boolean {
    const { walks, steps } = this.#statistics;
    if (walks === 0) return true;
    return to - from > 1 && ((to - from) * steps) / walks >= STEPS_WORTH_TELLING;
  }

  get #statistics(): WalkStatistics {
    return WalkStatistics.sum(this.#members.map(({ statistics }) => statistics));
  }

  get #cases(): Float64Array {
    return Float64Array.from(this.properties, (_, property) =>
      this.#members.reduce((sum, { cases }) => sum + (cases[property] ?? 0), 0),
    );
  }

  #progress(): Omit<Progress, 'seconds'> {
    const { steps, walks, longest } = this.#statistics;
    const transitions = steps + walks;
    return { distinctStates: this.#distinct.count, transitions, depth: longest + 1, queue: 0, walks };
  }
}

/** Those of the walks with the lowest numbers, each state once. */
function firstInOrder(discoveries: readonly Discovery[]): readonly Discovery[] {
  const inOrder = discoveries.toSorted((one, other) => one.walk - other.walk).slice(0, DISCOVERIES_PER_EPOCH);
  const places = new Set<number>();
  return inOrder.filter(({ place }) => {
    const isFirst = !places.has(place);
    places.add(place);
    return isFirst;
  });
}

function isEarlier({ walk }: { readonly walk: number }, than: { readonly walk: number } | undefined): boolean {
  return than === undefined || walk < than.walk;
}
