import { compileStepper, type Stepper } from '../compile/index.js';
import { ModelError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import type { Strategy } from '../result.js';
import { Archive } from './archive.js';
import { Coverage, coverageMemory, placeOf, SeenByWalks } from './coverage.js';
import { WalkGenerator } from './generator.js';
import { type Schedule, stepsOf } from './schedule.js';
import { type Chooser, Novel, Priority, Stepping, Uniform, Weighted } from './strategies/index.js';

/** After so many steps in a row that change nothing a walk looks whether any can. */
const IDLE_STEPS = 16;

/** Of so many walks that are guided by coverage one begins anew. */
const ONE_ANEW_IN = 4;

/** So many discoveries of a walk are kept. */
const MOST_DISCOVERED = 8;

/** All strategies, in the order in which walks draw them. */
export const strategies = ['uniform', 'weighted', 'priority', 'novel'] as const satisfies readonly Strategy[];

/** What walks draw from: every other one is guided, which finds most where states are not too many to be told apart. */
const drawn: readonly Strategy[] = ['uniform', 'weighted', 'priority', 'novel', 'novel', 'novel'];

export interface WalkerOptions {
  /** How all walks choose their steps; each draws a strategy if not given. */
  readonly strategy?: Strategy | undefined;
  /** The weight of each action, by position, for the strategy `weighted`; each walk draws its own if not given. */
  readonly weights?: readonly number[] | undefined;
  /** Called in every state that a walk comes to, which is in the stepper's words. */
  readonly observe?: (() => void) | undefined;
}

/** Where a walk decided a property. */
export interface WalkDecision {
  readonly property: number;
  /** After how many steps; 0 in the initial state. */
  readonly step: number;
}

/** A state that a walk was the first to see. */
export interface Discovered {
  /** After how many steps; 0 for the initial state. */
  readonly step: number;
  /** Where its visits are counted. */
  readonly place: number;
}

/** Takes random walks through a model, one after the other. What it says of a walk is good until the next one. */
export class Walker {
  readonly stepper: Stepper;
  /** What walks go by, and what these have seen besides. */
  coverage: Coverage;
  readonly seen: SeenByWalks;
  /** From where walks guided by coverage go on. */
  readonly archive = new Archive();

  /** How the last walk chose its steps. */
  strategy: Strategy = 'uniform';
  /** How many steps it took. */
  steps = 0;
  /** Whether it ended where nothing more can happen. */
  isDeadEnd = false;
  /** Whether it ended where whatever can happen leaves the state as it is. */
  isStandstill = false;
  /** The last states on it that no earlier walk had seen, and from which it went on. */
  readonly discoveries: Discovered[] = [];
  /** What it decided, each property once. */
  readonly decisions: WalkDecision[] = [];

  readonly #generator = new WalkGenerator();
  readonly #stepping: Stepping;
  readonly #choosers: { readonly [Name in Strategy]: Chooser };
  readonly #novel: Novel;
  readonly #isFinal: ((state: unknown) => boolean) | undefined;
  readonly #deadlockFree: readonly number[];
  readonly #judged: number;
  /** Whether a step that changes nothing can decide a property. */
  readonly #judgesSteps: boolean;
  /** Whether walks go by what others have seen. */
  readonly #isGuided: boolean;
  readonly #model: string;
  readonly #closed = new Set<number>();
  #log = new Int32Array(2 * 512);
  #most = 0;
  /** How many steps in a row have changed nothing. */
  #idle = 0;
  #isOver = true;
  /** Whether the walk has an initial state. */
  #hasBegun = false;
  /** Of the state that the walk is in: where its visits are counted, and whether no earlier walk has seen it. */
  #place = 0;
  #isNew = false;

  /** @throws UsageError if the model refers to what it does not have. */
  constructor(
    instance: Instance,
    properties: readonly Property[],
    private readonly options: WalkerOptions = {},
  ) {
    this.stepper = compileStepper(instance, properties);
    this.#isGuided = options.strategy === undefined || options.strategy === 'novel';
    this.coverage = new Coverage(coverageMemory(instance.actions.length, this.#isGuided));
    this.seen = new SeenByWalks(coverageMemory(instance.actions.length, this.#isGuided));
    this.#stepping = new Stepping(this.stepper, this.#generator);
    this.#novel = new Novel(this.#stepping, this.coverage);
    this.#choosers = {
      uniform: new Uniform(this.#stepping),
      weighted: new Weighted(
        this.#stepping,
        options.weights,
        instance.actions.map(({ kind }) => kind === 'fault'),
      ),
      priority: new Priority(this.#stepping),
      novel: this.#novel,
    };
    this.#isFinal = instance.final as ((state: unknown) => boolean) | undefined;
    this.#deadlockFree = properties.flatMap(({ form }, position) => (form === 'deadlockFree' ? [position] : []));
    this.#judged = properties.length;
    this.#judgesSteps = properties.some(({ form }) => form === 'alwaysStep');
    this.#model = instance.model;
  }

  /** The schedule of the last walk, or of as much of it as there was when the model threw: empty if it had no state yet. */
  get schedule(): Schedule {
    return this.#log.slice(0, this.#hasBegun ? 2 * (this.steps + 1) : 0);
  }

  /**
   * Takes a walk from an initial state, until so many steps are taken or none can be.
   * @param words the two from which all its choices come: `wordsOfWalk`
   * @param decided of each property whether it is not to be judged any more; none if not given
   * @throws what the model throws
   */
  walk(words: readonly [number, number], most: number, decided: readonly boolean[] = []): void {
    this.begin(words, most, decided);
    this.advance(most);
  }

  /** Begins such a walk, for one who goes on with it step by step. */
  begin(words: readonly [number, number], most: number, decided: readonly boolean[] = []): void {
    this.#most = most;
    this.#isOver = false;
    this.#reset(words, decided);
    this.strategy = this.options.strategy ?? drawn[this.#generator.below(drawn.length)] ?? 'uniform';
    this.#novel.coverage = this.coverage;
    this.#start();
    this.#visit();
    this.#decideFrom(this.stepper.judgeInitially(0), this.stepper.judgeInitially);
    // Who goes elsewhere would begin elsewhere, too, and what this initial state decides is not decided there.
    if (this.strategy === 'novel' && this.decisions.length === 0) this.#return();
    this.#choosers[this.strategy].begin();
  }

  /** Goes on with the walk for so many steps; says whether it is over. */
  advance(steps: number): boolean {
    if (this.#isOver) return true;
    const { stepper } = this;
    const chooser = this.#choosers[this.strategy];
    const until = Math.min(this.steps + steps, this.#most);
    this.#reserve(until);
    while (this.steps < until) {
      if (!chooser.step()) {
        this.#end();
        return true;
      }
      if (this.#isNew) this.#discover();
      this.#record(this.#stepping.occurrence, this.#stepping.choice);
      const isSame = stepper.unchanged();
      if (!isSame || this.#judgesSteps) {
        const property = stepper.judge(0);
        if (property >= 0) this.#decideFrom(property, stepper.judge);
      }
      if (!isSame) {
        this.#idle = 0;
        this.#visit();
      } else if (++this.#idle === IDLE_STEPS) {
        this.#idle = 0;
        if (!this.#canChange()) {
          this.isStandstill = true;
          this.#isOver = true;
          return true;
        }
      }
    }
    if (this.steps < this.#most) return false;
    // Where it ends nothing may be enabled, too.
    if (stepper.enabled() === 0) this.#end();
    this.#isOver = true;
    return true;
  }

  /** Makes room for the schedule of so many steps. */
  #reserve(steps: number): void {
    const needed = 2 * (steps + 1);
    if (this.#log.length >= needed) return;
    const larger = new Int32Array(Math.max(needed, 2 * this.#log.length));
    larger.set(this.#log);
    this.#log = larger;
  }

  #reset(words: readonly [number, number], decided: readonly boolean[]): void {
    this.#generator.begin(...words);
    this.steps = 0;
    this.#idle = 0;
    this.#hasBegun = false;
    this.#isNew = false;
    this.discoveries.length = 0;
    this.isDeadEnd = false;
    this.isStandstill = false;
    this.decisions.length = 0;
    this.#closed.clear();
    for (let property = 0; property < this.#judged; property++) {
      const isOpen = decided[property] !== true;
      this.stepper.setOpen(property, isOpen);
      if (!isOpen) this.#closed.add(property);
    }
  }

  /** Chooses an initial state. @throws ModelError if there is none */
  #start(): void {
    const { initial, begin, enabledInitially } = this.stepper;
    let occurrence = -1;
    let choice = 0;
    if (initial.size > 0) {
      const beginnings = enabledInitially();
      if (beginnings.length === 0) throw new ModelError(`model "${this.#model}" has no initial state`);
      occurrence = beginnings[this.#generator.below(beginnings.length)] ?? 0;
      choice = this.#generator.below(initial.choices[initial.actionOf[occurrence] ?? 0] ?? 1);
    }
    this.#log[0] = occurrence;
    this.#log[1] = choice;
    begin(occurrence, choice);
    this.#hasBegun = true;
  }

  #record(occurrence: number, choice: number): void {
    this.steps += 1;
    this.#log[2 * this.steps] = occurrence;
    this.#log[2 * this.steps + 1] = choice;
    const action = this.stepper.occurrences.actionOf[occurrence] ?? 0;
    this.seen.taken[action] = (this.seen.taken[action] ?? 0) + 1;
  }

  #visit(): void {
    if (this.#isGuided) this.#note();
    this.options.observe?.();
  }

  /** Counts the visit. */
  #note(): void {
    const place = placeOf(this.stepper.words);
    this.seen.visits[place] = (this.seen.visits[place] ?? 0) + 1;
    this.#place = place;
    this.#isNew = this.coverage.visits[place] === 0;
  }

  /** The walk goes on from a state that is new. */
  #discover(): void {
    if (this.discoveries.length === MOST_DISCOVERED) this.discoveries.shift();
    this.discoveries.push({ step: this.steps, place: this.#place });
    this.#isNew = false;
  }

  /** As a rule, goes where an earlier walk has discovered something. */
  #return(): void {
    if (this.#generator.below(ONE_ANEW_IN) === 0) return;
    const discovered = this.archive.choose(this.#generator, this.coverage);
    if (discovered === undefined) return;
    const { schedule } = discovered;
    const { begin, step } = this.stepper;
    this.#reserve(stepsOf(schedule));
    this.#log[0] = schedule[0] ?? -1;
    this.#log[1] = schedule[1] ?? 0;
    begin(schedule[0] ?? -1, schedule[1] ?? 0);
    // A walk that is cut off early is the beginning of the one that is not.
    for (let at = 2; at < schedule.length && this.steps < this.#most; at += 2) {
      const [occurrence, choice] = [schedule[at] ?? 0, schedule[at + 1] ?? 0];
      // A model that is not deterministic may go elsewhere; what this walk then finds will not be found again.
      if (!step(occurrence, choice)) return;
      this.#record(occurrence, choice);
    }
    // To come back counts, so that others go elsewhere.
    this.#visit();
    this.#isNew = false;
  }

  #decideFrom(first: number, judge: (from: number) => number): void {
    for (let property = first; property >= 0; property = judge(property + 1)) this.#decide(property);
  }

  #decide(property: number): void {
    if (this.#closed.has(property)) return;
    this.#closed.add(property);
    this.stepper.setOpen(property, false);
    this.decisions.push({ property, step: this.steps });
  }

  /** Whether something can happen that changes the state. */
  #canChange(): boolean {
    const { candidates, occurrences, enabled, take, stepBack, unchanged } = this.stepper;
    const count = enabled();
    for (let at = 0; at < count; at++) {
      const occurrence = candidates[at] ?? 0;
      const choices = occurrences.choices[occurrences.actionOf[occurrence] ?? 0] ?? 1;
      for (let choice = 0; choice < choices; choice++) {
        take(occurrence, choice);
        const isSame = unchanged();
        stepBack();
        if (!isSame) return true;
      }
    }
    return false;
  }

  /** Nothing more can happen. */
  #end(): void {
    this.#isOver = true;
    this.isDeadEnd = true;
    if (this.#deadlockFree.length === 0 || this.#isFinal?.(this.stepper.state) === true) return;
    for (const property of this.#deadlockFree) this.#decide(property);
  }
}
