import type { TransitionSystem } from '../language/index.js';
import { EnabledCache } from './enabled-cache.js';
import { EnabledSet, type LookedAt } from './enabled-set.js';
import { FasterWay, type Way } from './faster-way.js';
import type { Occurrences } from './occurrences.js';

/** Lists the occurrences that are enabled in the states of random walks, of which one begins where the last one began. */
export class Candidates {
  readonly #possible: Int32Array;
  readonly #set: EnabledSet;
  #cache: EnabledCache | undefined;
  /** By position: whether it is enabled, as the cache knew it. */
  readonly #recalled: Int32Array;
  /** The state that is listed, and how many candidates it has; −1 if none is. */
  readonly #listed: Int32Array;
  #count = -1;
  /** Whether a walk has begun since a state was looked at. */
  #hasBegun = false;

  /**
   * @param candidates where they are listed, in order
   * @param way to follow what has changed since the last state or, second, to recall the state if it came up before; what
   * guards cost and how often states come again says which is faster
   */
  constructor(
    system: TransitionSystem,
    occurrences: Occurrences,
    private readonly at: LookedAt,
    private readonly candidates: Int32Array,
    private readonly way: Way = new FasterWay(),
  ) {
    this.#set = new EnabledSet(system, occurrences, at);
    this.#possible = occurrences.possible;
    this.#recalled = new Int32Array(this.#set.enabled.length);
    this.#listed = at.words.slice();
  }

  /** Lists those of the state, where a walk begins or anywhere; returns how many there are. @throws what a guard throws */
  list(isBeginning: boolean): number {
    if (this.#isListed()) return this.#count;
    this.#count = -1;
    this.way.went();
    this.#count = this.#fill(this.way.isSecond ? this.#recall(isBeginning) : this.#follow(isBeginning));
    return this.#count;
  }

  /** Whether the state is the one that is listed, which it is now, or is about to be. */
  #isListed(): boolean {
    const { words } = this.at;
    const listed = this.#listed;
    let isSame = this.#count >= 0;
    for (let word = 0; word < words.length; word++) {
      const now = words[word] ?? 0;
      if (now === listed[word]) continue;
      listed[word] = now;
      isSame = false;
    }
    return isSame;
  }

  #follow(isBeginning: boolean): Int32Array {
    if (isBeginning) this.#set.begin();
    else this.#set.look();
    this.#hasBegun = false;
    return this.#set.enabled;
  }

  #recall(isBeginning: boolean): Int32Array {
    const { words } = this.at;
    if (isBeginning) this.#hasBegun = true;
    this.#cache ??= new EnabledCache(words.length, this.#recalled.length);
    if (this.#cache.recall(words, this.#recalled)) return this.#recalled;
    if (this.#hasBegun && !isBeginning) this.#set.rewind();
    const enabled = this.#follow(isBeginning);
    this.#cache.keep(words, enabled);
    return enabled;
  }

  #fill(enabled: Int32Array): number {
    const { candidates } = this;
    const possible = this.#possible;
    let count = 0;
    for (let part = 0; part < enabled.length; part++) {
      let left = enabled[part] ?? 0;
      while (left !== 0) {
        const bit = left & -left;
        left ^= bit;
        candidates[count++] = possible[32 * part + 31 - Math.clz32(bit)] ?? 0;
      }
    }
    return count;
  }
}
