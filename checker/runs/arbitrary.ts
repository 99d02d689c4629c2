import { Arbitrary, integer, type Random, Stream, Value } from 'fast-check';
import { ModelError, UsageError } from '../errors.js';
import type { Instance } from '../language/index.js';
import { PlainModel, type Transition } from '../plain/index.js';
import type { Snapshot, Trace } from '../result.js';
import { slicesOfEveryWidth } from '../slices.js';
import { isSame, stepOf } from '../trace/index.js';
import { type Run, RunOfInstance, type RunStep } from './run.js';

/** How long runs are, and how they show themselves. */
export interface RunOptions {
  /** How many steps a run has at most, a whole number from 0 on. */
  readonly maxSteps: number;
  /** A trace for people: how a run shows itself. */
  readonly print: (trace: Trace) => string;
}

/**
 * Random runs of a model, made on the plain model. An initial state is drawn, then step by step one of the actions that
 * are possible, by its `likelihood`, and one of its occurrences; a run ends where nothing is possible any more. It shrinks
 * by leaving steps out (as in the delta debugging of Zeller and Hildebrandt, "Simplifying and isolating failure-inducing
 * input", 2002): the rest is run again, without what has become impossible. So every run is one of the model.
 * @throws UsageError if the model has no initial state, or `maxSteps` is no such number; ModelError if the model is at fault.
 */
export function runsOf(instance: Instance, options: RunOptions): Arbitrary<Run> {
  const { maxSteps } = options;
  if (!Number.isInteger(maxSteps) || maxSteps < 0) {
    throw new UsageError(`maxSteps is a whole number from 0 on, not ${maxSteps}`);
  }
  return new RunArbitrary(instance, options);
}

/** In how many equal parts a random number divides what it is drawn from. */
const FRACTIONS = 2 ** 31;

class RunArbitrary extends Arbitrary<Run> {
  readonly #plain: PlainModel;
  /** Each of them once; the first counts as the simplest. */
  readonly #initialStates: readonly [Snapshot, ...Snapshot[]];
  readonly #length: Arbitrary<number>;
  readonly #print: RunOptions['print'];

  constructor(
    readonly instance: Instance,
    { maxSteps, print }: RunOptions,
  ) {
    super();
    this.#plain = new PlainModel(instance);
    this.#initialStates = initialStatesOf(this.#plain);
    this.#length = integer({ min: 0, max: maxSteps });
    this.#print = print;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<Run> {
    const length = this.#length.generate(random, biasFactor).value;
    const [simplest] = this.#initialStates;
    const initial = drawn(random, this.#initialStates) ?? simplest;
    const steps: RunStep[] = [];
    while (steps.length < length) {
      const transition = this.#draw(random, initial, steps);
      if (transition === undefined) break;
      steps.push(this.#stepBy(transition, endOf(initial, steps)));
    }
    return this.#run(initial, steps);
  }

  override canShrinkWithoutContext(value: unknown): value is Run {
    return value instanceof RunOfInstance && value.instance === this.instance;
  }

  override shrink(run: Run): Stream<Value<Run>> {
    return new Stream(this.#smaller(run));
  }

  *#smaller({ initial, steps }: Run): Generator<Value<Run>> {
    const [simplest] = this.#initialStates;
    if (!isSame(simplest, initial)) yield* this.#again(simplest, steps);
    for (const { from, to } of slicesOfEveryWidth(steps.length)) {
      yield* this.#again(initial, [...steps.slice(0, from), ...steps.slice(to)]);
    }
  }

  /** The same steps from an initial state on, those that are possible; no run if the model turns out to be at fault. */
  *#again(initial: Snapshot, steps: readonly RunStep[]): Generator<Value<Run>> {
    const taken: RunStep[] = [];
    try {
      for (const step of steps) {
        const before = endOf(initial, taken);
        const transition = this.#transitionLike(step, before);
        if (transition !== undefined) taken.push(this.#stepBy(transition, before));
      }
    } catch (thrown) {
      // What is being shrunk is another failure than this one.
      if (thrown instanceof ModelError) return;
      throw thrown;
    }
    yield this.#run(initial, taken);
  }

  /** The same occurrence as that of a step, if a state has it; of time, as much passes as can there. */
  #transitionLike({ action, arguments: args }: RunStep, state: Snapshot): Transition | undefined {
    const wanted = JSON.stringify(args);
    for (const transition of this.#plain.transitions(state)) {
      const { name, range } = transition.action;
      if (name !== action) continue;
      if (range.over === 'time' || JSON.stringify(transition.arguments) === wanted) return transition;
    }
    return undefined;
  }

  /** One of the transitions that are possible after some steps, if there is any. */
  #draw(random: Random, initial: Snapshot, steps: readonly RunStep[]): Transition | undefined {
    const transitions = this.#transitionsAfter(initial, steps);
    const actions = [...new Set(transitions.map(({ action }) => action))];
    const action = drawnByWeight(random, actions, ({ likelihood = 1 }) => likelihood);
    return drawn(
      random,
      transitions.filter((transition) => transition.action === action),
    );
  }

  /** @throws ModelError that shows the run, if the model is at fault in its last state */
  #transitionsAfter(initial: Snapshot, steps: readonly RunStep[]): readonly Transition[] {
    try {
      return [...this.#plain.transitions(endOf(initial, steps))];
    } catch (thrown) {
      if (!(thrown instanceof ModelError)) throw thrown;
      const run = this.#run(initial, steps).value.toString();
      throw new ModelError(`${thrown.message}\n\n${run}`, { cause: thrown });
    }
  }

  #stepBy(transition: Transition, before: Snapshot): RunStep {
    const { state, ...step } = stepOf(this.#plain, transition, before);
    return { ...step, before, after: frozen(state) };
  }

  #run(initial: Snapshot, steps: readonly RunStep[]): Value<Run> {
    // What shrinking needs is in the run itself.
    return new Value<Run>(new RunOfInstance(this.instance, initial, steps, this.#print), undefined);
  }
}

/** @throws UsageError if there is none */
function initialStatesOf(plain: PlainModel): readonly [Snapshot, ...Snapshot[]] {
  const states = new Map([...plain.initialStates()].map(({ state }) => [JSON.stringify(state), frozen(state)]));
  const [first, ...others] = states.values();
  if (first === undefined) {
    throw new UsageError(`the model ${plain.instance.model} has no initial state, so it has no runs`);
  }
  return [first, ...others];
}

/** The state after steps. */
function endOf(initial: Snapshot, steps: readonly RunStep[]): Snapshot {
  return steps.at(-1)?.after ?? initial;
}

/** One of some values, each as likely as another; undefined if there is none. */
function drawn<T>(random: Random, values: readonly T[]): T | undefined {
  return values.length === 0 ? undefined : values[random.nextInt(0, values.length - 1)];
}

/** One of some values, by their weights, which are above 0; undefined if there is none. */
function drawnByWeight<T>(random: Random, values: readonly T[], weightOf: (value: T) => number): T | undefined {
  const weight = values.reduce((sum, value) => sum + weightOf(value), 0);
  let left = (weight * random.nextInt(0, FRACTIONS - 1)) / FRACTIONS;
  const found = values.find((value) => {
    left -= weightOf(value);
    return left < 0;
  });
  // Sums of weights are rounded.
  return found ?? values.at(-1);
}

/** Nobody who is given a state can change it: the steps of other runs begin in it, too. */
function frozen(state: Snapshot): Snapshot {
  if (typeof state === 'object' && state !== null && !Object.isFrozen(state)) {
    for (const part of Object.values(state)) frozen(part);
    Object.freeze(state);
  }
  return state;
}
