import { compile, type MakeReducer } from '../compile/index.js';
import { ModelError, UsageError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { type Learnt, setsBeforeLearning, widen } from './access-sets.js';
import { declaredSetsOf, refuseUndeclared } from './declared.js';
import { makeRecorder, outcomes, type Recorder } from './recorder.js';
import { type Order, rehearse } from './rehearse.js';
import { SetAside } from './set-aside.js';

/** So many states from the beginning are expanded; a space that has no more is learnt completely. */
const STATES_IN_ORDER = 10_000;

/** Then random walks are made, of so many steps at most, until so many one after another have taught nothing new. */
const STEPS_OF_A_WALK = 200;
const WALKS_IN_VAIN = 30;
const MOST_WALKS = 300;

/** Rehearsals of so many states follow; each uses what was learnt in the one before. */
const STATES_OF_A_REHEARSAL = 10_000;
const MOST_REHEARSALS = 20;

/**
 * Learns what each instance of an action and each property reads and writes: on the states nearest to the initial ones,
 * on random walks that from each state go on with what has been taken least, and by rehearsing the beginning of the reduced
 * exploration itself until that teaches nothing new. Always the same, since the walks are seeded. Yields now and then what
 * is learnt by then, so that it can be ended early. What is declared is not learnt.
 * @param order makes the frontier of an exploration
 * @param maxStates the exploration will end at so many states
 * @throws UsageError if the model refers to what it does not have, or is too large
 */
export function* learnAccessSets(
  instance: Instance,
  properties: readonly Property[],
  order: () => Order,
  maxStates: number,
): Generator<Learnt, Learnt> {
  const pupil = new Pupil(instance, properties);
  pupil.start();
  for (let id = 0; id < Math.min(pupil.states, STATES_IN_ORDER) && !pupil.isAtFault; id++) {
    pupil.expand(id);
    yield pupil.learnt;
  }
  if (pupil.states <= STATES_IN_ORDER && !pupil.isAtFault) return pupil.learnt;
  const random = randomNumbers(SEED);
  const reached = pupil.states;
  for (let walk = 0, inVain = 0; walk < MOST_WALKS && inVain < WALKS_IN_VAIN && !pupil.isAtFault; walk++) {
    const before = pupil.lessons;
    let at = random(reached);
    for (let step = 0; step < STEPS_OF_A_WALK && at >= 0; step++) {
      at = pupil.step(at, random);
      yield pupil.learnt;
    }
    inVain = pupil.lessons === before ? inVain + 1 : 0;
  }
  const { learnt } = pupil;
  const extent = { states: Math.min(STATES_OF_A_REHEARSAL, maxStates), level: Number.POSITIVE_INFINITY };
  for (let rehearsal = 0, lessons = 1; rehearsal < MOST_REHEARSALS && lessons > 0; rehearsal++) {
    lessons = yield* rehearse(instance, properties, learnt, order(), extent);
  }
  return learnt;
}

const SEED = 1;

/** For each bit of a state there are two sets of them. */
const MOST_INSTANCES = 2 ** 14;

function tooMany(instances: number): UsageError {
  return new UsageError(
    `a model whose actions have ${instances.toLocaleString('en')} instances is too large for partial-order reduction (at most ${MOST_INSTANCES.toLocaleString('en')}): check it without --reduce, or a smaller instance`,
  );
}

/** A program whose accesses widen the sets. */
class Pupil {
  /** How often something new was learnt. */
  lessons = 0;
  /** Whether something was wrong with the model. */
  isAtFault = false;
  #learnt: Learnt | undefined;
  #takes = new Float64Array(0);
  #walksOn: Walk | undefined;
  readonly #program;

  constructor(
    readonly instance: Instance,
    properties: readonly Property[],
  ) {
    const ignore = () => {};
    const listener = { found: ignore, decided: ignore, decidedByStep: ignore };
    this.#program = compile(instance, properties, listener, { reducer: this.#reducer });
  }

  get learnt(): Learnt {
    if (this.#learnt === undefined) throw new Error('a program without a reducer teaches nothing');
    return this.#learnt;
  }

  get states(): number {
    return this.#program.store.count();
  }

  start(): void {
    this.#attempt(() => this.#program.start());
  }

  /** Stores all successors of a state. */
  expand(id: number): void {
    this.#walksOn = undefined;
    this.#attempt(() => this.#program.expand(id));
  }

  /** Stores one successor of a state, by what has been taken least; returns its id, or −1 if there is none. */
  step(id: number, random: (below: number) => number): number {
    this.#walksOn = { random, to: -1 };
    this.#attempt(() => this.#program.expand(id));
    return this.#walksOn.to;
  }

  /** A model that is at fault here will be so in the exploration: the rehearsals teach what it does until then. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof ModelError)) throw thrown;
      this.isAtFault = true;
    }
  }

  readonly #reducer: MakeReducer = (store, subjects, words) => {
    if (subjects.size > MOST_INSTANCES) throw tooMany(subjects.size);
    const declared = declaredSetsOf(this.instance, subjects, words);
    const learnt = { sets: setsBeforeLearning(subjects, words, declared), declared, subjects, words };
    this.#learnt = learnt;
    this.#takes = new Float64Array(subjects.size);
    const recorder = makeRecorder(learnt, {
      exceeded: (subject, how, word, bits) => {
        widen(learnt, { subject, how, word, bits });
        this.lessons += 1;
      },
      undeclared: refuseUndeclared(this.instance, learnt),
    });
    const aside = new SetAside(store.registers);
    return {
      ...recorder,
      open: () => {
        recorder.open();
        aside.clear();
      },
      setAside: (isIdle, label) => {
        recorder.occurred(isIdle);
        if (!isIdle) aside.push(recorder.subject(), label);
      },
      settled: (states) => {
        if (this.#walksOn !== undefined && states > 0) this.#walksOn.to = store.settled[states - 1] ?? -1;
      },
      stutter: () => {},
      choose: (keep) => {
        const walk = this.#walksOn;
        const rarest = walk === undefined ? undefined : this.#rarest(recorder, aside, walk);
        const { current, source } = store.registers;
        for (let position = 0; position < aside.count; position++) {
          if (rarest === undefined || position === rarest) keep(0, aside.take(position));
        }
        current.set(source);
        return Math.max(1, aside.count);
      },
    };
  };

  /** The successor by the instance that was taken least; by chance one of several. */
  #rarest({ outcome }: Recorder, aside: SetAside, { random }: Walk): number {
    let rarest = 0;
    let ties = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (let position = 0; position < aside.count; position++) {
      const instance = aside.instance(position);
      const taken = this.#takes[instance] ?? 0;
      if (outcome[instance] !== outcomes.effective || taken > fewest) continue;
      ties = taken < fewest ? 1 : ties + 1;
      fewest = taken;
      if (random(ties) === 0) rarest = position;
    }
    const instance = aside.instance(rarest);
    this.#takes[instance] = fewest + 1;
    return rarest;
  }
}

interface Walk {
  readonly random: (below: number) => number;
  /** Where it has come to. */
  to: number;
}

/** Random integers from 0 to below a number (Marsaglia, "Xorshift RNGs", 2003). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
