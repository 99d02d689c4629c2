/** What the threads of an exploration and the one that started them write for each other: words of shared memory. */
export interface Control {
  /** By `word`. */
  readonly words: Int32Array;
  /** By table of the store: how many ids are given or set apart. */
  readonly allotted: Int32Array;
  /** By property: the level on which it was decided, or 0. */
  readonly decidedOn: Int32Array;
  /** By thread: how many states it has found, how many transitions it has made, how many states it has expanded. */
  readonly tallies: Float64Array;
  /**
   * By thread: where the block of the level at work begins that it is at, or was last; the largest id if it was at none. While
   * it takes one, the complement of an id: the block begins there or later.
   */
  readonly blocks: Int32Array;
  /** One number: what all had found when the level began, less what had been found of the next level before them. */
  readonly foundBefore: Float64Array;
  /** By level, from the first: how many states the threads had found when they began it; of the first few thousand. */
  readonly levelEnds: Float64Array;
}

/** Which word of the control says what. */
export const word = {
  /** How many threads wait for the others, and how often all have met. */
  arrived: 0,
  meetings: 1,
  /** A bit for each table that is full. */
  full: 2,
  /** What a meeting has led to. */
  outcome: 3,
  /** The thread that has made more room. */
  grower: 4,
  /** Set when the search is to end as soon as nothing is half done. */
  stop: 5,
  /** Set when the model has thrown in a thread: the search ends with the level. */
  failed: 6,
  /** The level at work; its ids are those up to `levelEnd`, of which those from `cursor` are not handed out yet. */
  level: 7,
  levelBegin: 8,
  levelEnd: 9,
  cursor: 10,
  /** Set when more memory would have passed the limit, rather than what the machine has. */
  limited: 11,
} as const;

/** Behind all ids. */
export const NO_BLOCK = 2 ** 31 - 1;

const WORDS = 16;
const LEVELS = 4096;

/** What a meeting of the threads has led to. */
export const outcome = { newLevel: 1, moreRoom: 2, ended: 3 } as const;

/** By thread: what it counts in `tallies`; each thread has a cache line of its own. */
export const tally = { found: 0, transitions: 1, expanded: 2 } as const;
export const TALLIES = 8;

export function makeControl(threads: number, tables: number, properties: number): Control {
  const shared = (words: number) => new Int32Array(new SharedArrayBuffer(4 * Math.max(words, 1)));
  return {
    words: shared(WORDS),
    allotted: shared(tables),
    decidedOn: shared(properties),
    blocks: shared(threads).fill(NO_BLOCK),
    tallies: new Float64Array(new SharedArrayBuffer(8 * TALLIES * threads)),
    levelEnds: new Float64Array(new SharedArrayBuffer(8 * LEVELS)),
    foundBefore: new Float64Array(new SharedArrayBuffer(8)),
  };
}

/** The sum over all threads of what they count. */
export function total({ tallies }: Control, which: number): number {
  let sum = 0;
  for (let at = which; at < tallies.length; at += TALLIES) sum += tallies[at] ?? 0;
  return sum;
}

/** Whether states of the next level were found, by anybody. */
export function hasNextLevel(control: Control): boolean {
  return total(control, tally.found) > (control.foundBefore[0] ?? 0);
}
