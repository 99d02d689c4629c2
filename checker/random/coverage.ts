import { scramble } from '../store/index.js';

/** How many places visits are counted in: a state has one of them, by its hash, and may share it. */
const PLACES = 2 ** 17;

/** Shared memory, of `Coverage`. */
export interface CoverageMemory {
  readonly visits: Uint32Array;
  readonly taken: Float64Array;
}

/** Shared memory, of `SeenByWalks`. */
export interface SeenMemory {
  readonly visits: Uint32Array;
  readonly taken: Float64Array;
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

  /** @param memory that of another thread's */
  constructor(actions: number, memory?: CoverageMemory) {
    this.visits = memory?.visits ?? new Uint32Array(new SharedArrayBuffer(4 * PLACES));
    this.taken = memory?.taken ?? new Float64Array(new SharedArrayBuffer(8 * actions));
  }

  /** For a thread that is to go by it, too. */
  get memory(): CoverageMemory {
    return { visits: this.visits, taken: this.taken };
  }

  /** Adds what walks have seen since. */
  merge({ visits, taken }: SeenByWalks): void {
    for (let place = 0; place < PLACES; place++) {
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

  /** @param memory that of another thread's */
  constructor(actions: number, memory?: SeenMemory) {
    this.visits = memory?.visits ?? new Uint32Array(new SharedArrayBuffer(4 * PLACES));
    this.taken = memory?.taken ?? new Float64Array(new SharedArrayBuffer(8 * actions));
  }

  /** For a thread that is to merge it. */
  get memory(): SeenMemory {
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
