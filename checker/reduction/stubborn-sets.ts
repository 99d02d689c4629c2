import type { Subjects } from '../compile/index.js';
import type { Property } from '../language/index.js';
import type { AccessSets } from './access-sets.js';
import { InstanceSets } from './instance-set.js';
import { outcomes, type Recorder } from './recorder.js';

/** What has to be preserved besides deadlocks: what properties read, over all states and steps, or along every run. */
export type Preserved = 'states' | 'runs';

/** What has to be, for these properties. */
export function preservedFor(properties: readonly Property[]): Preserved {
  return properties.some((property) => 'formula' in property) ? 'runs' : 'states';
}

/** Which instances must be in every stubborn set that an instance is in, as far as that depends on no state. */
export interface Dependence {
  /** By bit of the state: the instances that may write it. */
  readonly writers: InstanceSets;
  /** By bit: the instances that may read or write it. */
  readonly users: InstanceSets;
  /** The bits that properties may read. */
  readonly observed: Int32Array;
  /** One set: the instances that may write one of those. */
  readonly visible: InstanceSets;
}

export function dependenceOf(subjects: Subjects, words: number, { mayRead, mayWrite }: AccessSets): Dependence {
  const { size, properties, nobody } = subjects;
  const writers = new InstanceSets(size, 32 * words);
  const users = new InstanceSets(size, 32 * words);
  const visible = new InstanceSets(size, 1);
  const observed = new Int32Array(words);
  for (let property = properties; property < nobody; property++) {
    for (let word = 0; word < words; word++) {
      observed[word] = (observed[word] ?? 0) | (mayRead[property * words + word] ?? 0);
    }
  }
  for (let instance = 0; instance < size; instance++) {
    for (let word = 0, at = instance * words; word < words; word++, at++) {
      const written = mayWrite[at] ?? 0;
      if ((written & (observed[word] ?? 0)) !== 0) visible.add(0, instance);
      eachBit(written, (bit) => writers.add(32 * word + bit, instance));
      eachBit(written | (mayRead[at] ?? 0), (bit) => users.add(32 * word + bit, instance));
    }
  }
  return { writers, users, observed, visible };
}

function eachBit(bits: number, visit: (bit: number) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest));
}

/**
 * Chooses a stubborn set of instances of actions in the state at hand (Valmari, "Stubborn sets for reduced state space
 * generation", 1990; as read and write sets of guards: Laarman, Pater, van de Pol and Hansen, "Guard-based partial-order
 * reduction", STTT 2016).
 *
 * An instance that leaves a state as it is counts as not enabled there. A set is stubborn if it has an enabled instance and
 *
 * - for each enabled one all that may write what it reads or writes here, and all that may use what it writes here. It then
 *   does the same after any others have occurred, and they do the same after it: what it reads here has decided what it does;
 * - for each other one all that may write what it read here (where it is idle, or wrote): until one of these occurs it
 *   stays as it is. That is a necessary enabling set, and often a small one, since a guard reads no further than its answer.
 *
 * From a state any run of instances outside the set can be put off until after one inside, and a run that has one inside
 * can begin with it: all deadlocks are reached. What properties say of states and steps is preserved if
 *
 * - a set with an enabled instance that writes here what a property may read has all that may write such things (Valmari's
 *   condition V): then only one of two that change places is seen. For runs (`preserved` is `runs`) a set has no such
 *   enabled instance at all unless it has everything (condition C2: Clarke, Grumberg and Peled, "Model Checking", 1999).
 *
 * Sets that are stubborn together are one that is. What is still missing, that nothing is put off for ever, is the business
 * of the proviso: see `makeReducer`.
 */
export class StubbornSets {
  readonly #required: InstanceSets;
  /** In which state (of those since the beginning) the row of an instance was filled. */
  readonly #requiredIn: Int32Array;
  readonly #sees: Uint8Array;
  /** The set, the closure at hand, what of it has been followed, the best so far, and what led to nothing. */
  readonly #sets: InstanceSets;
  readonly #effective: number[] = [];
  #state = 0;

  constructor(
    readonly subjects: Subjects,
    readonly words: number,
    readonly recorder: Recorder,
    readonly dependence: Dependence,
    readonly preserved: Preserved,
  ) {
    this.#required = new InstanceSets(subjects.size, subjects.size);
    this.#requiredIn = new Int32Array(subjects.size);
    this.#sees = new Uint8Array(subjects.size);
    this.#sets = new InstanceSets(subjects.size, 5);
  }

  /** Begins with a state, of which the recorder knows everything: the set is empty. */
  begin(): void {
    const { outcome } = this.recorder;
    this.#state += 1;
    this.#effective.length = 0;
    for (let instance = 0; instance < outcome.length; instance++) {
      if (outcome[instance] === outcomes.effective) this.#effective.push(instance);
    }
    this.#sets.clear(CHOSEN);
  }

  /**
   * Makes the set larger: by what one more enabled instance makes necessary, of all such sets the one with the fewest enabled
   * instances, and the first of several. Depends on nothing but the state. Returns whether some enabled instance is still
   * outside; if not, the set is as it was.
   */
  grow(): boolean {
    let fewest = this.#effective.length;
    this.#sets.clear(FUTILE);
    let isFound = false;
    for (const seed of this.#effective) {
      if (this.#sets.has(CHOSEN, seed)) continue;
      const enabled = this.#close(seed, fewest);
      if (enabled === fewest) {
        this.#sets.add(FUTILE, seed);
        continue;
      }
      fewest = enabled;
      isFound = true;
      this.#sets.clear(BEST);
      this.#sets.addAll(BEST, this.#sets, CLOSURE);
      if (fewest === 1) break;
    }
    if (isFound) this.#sets.addAll(CHOSEN, this.#sets, BEST);
    return isFound;
  }

  /** Whether an instance is in the set. */
  has(instance: number): boolean {
    return this.#sets.has(CHOSEN, instance);
  }

  /**
   * Makes the closure of an enabled instance and what has been chosen; returns how many enabled ones it has, or `limit` if
   * there are so many or it is of no use.
   */
  #close(seed: number, limit: number): number {
    const sets = this.#sets;
    const { width, words } = sets;
    sets.clear(CLOSURE);
    sets.clear(FOLLOWED);
    sets.addAll(CLOSURE, sets, CHOSEN);
    sets.add(CLOSURE, seed);
    let enabled = 0;
    let isClosed = false;
    while (!isClosed) {
      isClosed = true;
      for (let word = 0; word < width; word++) {
        for (;;) {
          const open = (words[CLOSURE * width + word] ?? 0) & ~(words[FOLLOWED * width + word] ?? 0);
          if (open === 0) break;
          isClosed = false;
          const instance = 32 * word + 31 - Math.clz32(open & -open);
          sets.add(FOLLOWED, instance);
          if (this.recorder.outcome[instance] === outcomes.effective) {
            enabled += 1;
            if (enabled === limit || sets.has(FUTILE, instance)) return limit;
          }
          if (this.#requiredIn[instance] !== this.#state) this.#require(instance);
          if (this.#sees[instance] === 1) {
            if (this.preserved === 'runs') return limit;
            sets.addAll(CLOSURE, this.dependence.visible, 0);
          }
          sets.addAll(CLOSURE, this.#required, instance);
        }
      }
    }
    return enabled;
  }

  /** Finds out what a stubborn set must have in this state if it has an instance. */
  #require(instance: number): void {
    const { subjects, words, recorder, dependence } = this;
    const { reads, writes } = recorder;
    const outcome = recorder.outcome[instance];
    this.#requiredIn[instance] = this.#state;
    this.#required.clear(instance);
    this.#sees[instance] = 0;
    let subject = instance;
    if (outcome === outcomes.untried) subject = subjects.arrivals + instance;
    if (outcome === outcomes.exhausted) subject = subjects.budgets + (recorder.actionOf[instance] ?? 0);
    const isTried = subject === instance;
    for (let word = 0, at = subject * words; word < words; word++, at++) {
      const written = isTried ? (writes[at] ?? 0) : 0;
      this.#addAll(instance, dependence.writers, word, (reads[at] ?? 0) | written);
      if (outcome !== outcomes.effective) continue;
      this.#addAll(instance, dependence.users, word, written);
      if ((written & (dependence.observed[word] ?? 0)) !== 0) this.#sees[instance] = 1;
    }
  }

  #addAll(instance: number, byBit: InstanceSets, word: number, bits: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      this.#required.addAll(instance, byBit, 32 * word + 31 - Math.clz32(rest & -rest));
    }
  }
}

const CHOSEN = 0;
const CLOSURE = 1;
const FOLLOWED = 2;
const BEST = 3;
const FUTILE = 4;
