import { scramble } from '../store/index.js';

/** How many places visits are counted in: a state has one of them, by its hash, and may share it. */
const PLACES = 2 ** 17;

/** Shared memory, of `Coverage` or of `SeenByWalks`. */
export interface CoverageMemory {
  /** By place; without any where no walk goes by them. */
  readonly visits: Uint32Array;
  readonly taken: Float64Array;
}

/** Memory for a model with so many actions. @param isGuiding whether walks go by visits, so that they are counted */
export function coverageMemory(actions: number, isGuiding: boolean): CoverageMemory {
  return {
    visits: new Uint32Array(new SharedArrayBuffer(isGuiding ? 4 * PLACES : 0)),
    taken: new Float64Array(new SharedArrayBuffer(8 * actions)),
  };
}

/**
 * What walks have seen: how often states were visited, about, and how often actions were taken. What a walk goes by is
 * what was merged before it began, so that it is the same whoever else walks at the time.
 */
export class Coverage {
  /** Visits by place. */
  readonly visits: Uint32Array;
  /** By action. */
  readonly taken: Float64Array;

  /** @param memory new, or that of another thread's */
  constructor({ visits, taken }: CoverageMemory) {
    this.visits = visits;
    this.taken = taken;
  }

  /** For a thread that is to go by it, too. */
  get memory(): CoverageMemory {
    return { visits: this.visits, taken: this.taken };
  }

  /** Adds what walks have seen since. */
  merge({ visits, taken }: SeenByWalks): void {
    for (let place = 0; place < visits.length; place++) {
      const more = visits[place] ?? 0;
      if (more !== 0) this.visits[place] = (this.visits[place] ?? 0) + more;
    }
    for (const [action, times] of taken.entries()) this.taken[action] = (this.taken[action] ?? 0) + times;
  }
}

/** What some walks have seen, to be merged when all of them are over. */
export class SeenByWalks {
  readonly visits: Uint32Array;
  readonly taken: Float64Array;

  /** @param memory new, or that of another thread's */
  constructor({ visits, taken }: CoverageMemory) {
    this.visits = visits;
    this.taken = taken;
  }

  /** For a thread that is to merge it. */
  get memory(): CoverageMemory {
    return { visits: this.visits, taken: this.taken };
  }

  /** Forgets it, once it is merged. */
  clear(): void {
    this.visits.fill(0);
    this.taken.fill(0);
  }
}

/** Where the visits of a state are counted. */
export function placeOf(words: Int32Array): number {
  let hash = 0;
  for (let word = 0; word < words.length; word++) {
    hash = Math.imul(hash ^ (words[word] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return scramble(hash) & (PLACES - 1);
}
