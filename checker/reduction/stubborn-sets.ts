import { populationCount, type Subjects } from '../compile/index.js';
import type { Property } from '../language/index.js';
import type { Dependence } from './dependence.js';
import { InstanceSets, lowestBit } from './instance-set.js';
import type { Recorder } from './recorder.js';
import { Requirements } from './requirements.js';

/** What has to be preserved besides deadlocks: what properties read, over all states and steps, or along every run. */
export type Preserved = 'states' | 'runs';

/** What has to be, for these properties. */
export function preservedFor(properties: readonly Property[]): Preserved {
  return properties.some((property) => 'formula' in property) ? 'runs' : 'states';
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
  readonly #requirements: Requirements;
  /** By member: its instance. */
  readonly #instances: Int32Array;
  /** The set, the closure at hand, what of it has been followed, the best so far, what led to nothing, what is enabled. */
  readonly #sets: InstanceSets;
  /** The enabled members. */
  readonly #enabled: number[] = [];
  /** Whether one is enabled that was not known to do anything: while sets are still learnt. */
  #isUnknown = false;

  constructor(
    readonly subjects: Subjects,
    readonly words: number,
    readonly recorder: Recorder,
    readonly dependence: Dependence,
    readonly preserved: Preserved,
  ) {
    this.#requirements = new Requirements(subjects, words, recorder, dependence);
    this.#instances = new Int32Array(dependence.members);
    for (const [instance, member] of dependence.member.entries()) if (member >= 0) this.#instances[member] = instance;
    this.#sets = new InstanceSets(dependence.members, 6);
  }

  /** Begins with a state, of which the recorder knows everything: the set is empty. */
  begin(): void {
    const { effective } = this.recorder;
    this.#requirements.begin();
    this.#enabled.length = 0;
    this.#isUnknown = false;
    this.#sets.clear(CHOSEN);
    this.#sets.clear(ENABLED);
    for (const instance of effective) {
      const member = this.dependence.member[instance] ?? -1;
      if (member < 0) {
        this.#isUnknown = true;
        continue;
      }
      this.#enabled.push(member);
      this.#sets.add(ENABLED, member);
    }
  }

  /**
   * Makes the set larger: by what one more enabled instance makes necessary, of all such sets the one with the fewest enabled
   * instances, and the first of several. Depends on nothing but the state. Returns whether some enabled instance is still
   * outside; if not, the set is as it was.
   */
  grow(): boolean {
    let fewest = this.#enabled.length;
    if (fewest < 2 || this.#isUnknown) return false;
    this.#sets.clear(FUTILE);
    let isFound = false;
    for (const seed of this.#enabled) {
      if (this.#sets.has(CHOSEN, seed)) continue;
      const enabled = this.#close(seed, fewest);
      if (enabled >= fewest) {
        this.#sets.add(FUTILE, seed);
        continue;
      }
      fewest = enabled;
      isFound = true;
      this.#sets.copy(BEST, CLOSURE);
      if (fewest === 1) break;
    }
    if (isFound) this.#sets.addAll(CHOSEN, this.#sets, BEST);
    return isFound;
  }

  /** Whether an instance is in the set. */
  has(instance: number): boolean {
    const member = this.dependence.member[instance] ?? -1;
    return member >= 0 && this.#sets.has(CHOSEN, member);
  }

  /**
   * Makes the closure of an enabled member and what has been chosen; returns how many enabled ones it has, or `limit` if
   * there are so many or it is of no use.
   */
  #close(seed: number, limit: number): number {
    const sets = this.#sets;
    const { width, words } = sets;
    sets.copy(CLOSURE, CHOSEN);
    sets.clear(FOLLOWED);
    sets.add(CLOSURE, seed);
    let enabled = 0;
    for (let word = 0; word < width; word++) {
      enabled += populationCount((words[CLOSURE * width + word] ?? 0) & (words[ENABLED * width + word] ?? 0));
    }
    for (;;) {
      if (enabled >= limit) return limit;
      const member = this.#next();
      if (member < 0) return enabled;
      sets.add(FOLLOWED, member);
      const entry = this.#requirements.of(this.#instances[member] ?? 0);
      const { rows, sees } = this.#requirements;
      if (sees[entry] === 1 && this.preserved === 'runs') return limit;
      for (let word = 0, from = entry * width; word < width; word++, from++) {
        const fresh = (rows[from] ?? 0) & ~(words[CLOSURE * width + word] ?? 0);
        if (fresh === 0) continue;
        if ((fresh & (words[FUTILE * width + word] ?? 0)) !== 0) return limit;
        enabled += populationCount(fresh & (words[ENABLED * width + word] ?? 0));
        words[CLOSURE * width + word] = (words[CLOSURE * width + word] ?? 0) | fresh;
      }
    }
  }

  /** A member of the closure that has not been followed, or −1: enabled ones first, since they soon lead to too many. */
  #next(): number {
    const { width, words } = this.#sets;
    let disabled = -1;
    for (let word = 0; word < width; word++) {
      const open = (words[CLOSURE * width + word] ?? 0) & ~(words[FOLLOWED * width + word] ?? 0);
      if (open === 0) continue;
      const enabled = open & (words[ENABLED * width + word] ?? 0);
      if (enabled !== 0) return 32 * word + lowestBit(enabled);
      if (disabled < 0) disabled = 32 * word + lowestBit(open);
    }
    return disabled;
  }
}

const CHOSEN = 0;
const CLOSURE = 1;
const FOLLOWED = 2;
const BEST = 3;
const FUTILE = 4;
const ENABLED = 5;
