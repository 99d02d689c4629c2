import type { Frontier } from '../frontier.js';
import { type Control, hasNextLevel, outcome, TALLIES, tally, total, word } from './control.js';
import type { Team } from './team.js';

/** The most states that a thread takes up at a time. */
const LARGEST_BLOCK = 64;
/** Into how many blocks for each thread a level is divided, if it is large enough: so that all end at nearly the same time. */
const BLOCKS_PER_THREAD = 16;

/**
 * The frontier of one of several threads that search breadth first, level by level: each takes blocks of the states of a
 * level until none is left, and waits for the others before the next.
 */
export class SharedLevels implements Frontier {
  /** Whether a level has an end is seen by all threads together. */
  readonly atLevelEnd = false;
  /** By level begun since this frontier was made: the id behind its last state. */
  readonly levelEnds: number[] = [];
  /** By level begun at a meeting of the threads: how many states all of them had found by its end. Ids may be left unused. */
  readonly foundByLevel: number[] = [];
  level = 0;
  #levelEnd = 0;
  #block = 1;
  #found = 0;
  #next = 0;
  #blockEnd = 0;
  readonly #words: Int32Array;

  constructor(
    readonly control: Control,
    readonly team: Team,
    readonly thread: number,
    /** How many states had been found before there were threads. */
    readonly foundBefore: number,
  ) {
    this.#words = control.words;
    this.#beginLevel();
  }

  push(): void {
    this.#found += 1;
    this.control.tallies[this.thread * TALLIES + tally.found] = this.#found;
  }

  next(): number {
    // Read plainly, for speed: it is enough to notice sooner or later that a table is full.
    if (this.#next < this.#blockEnd && this.#words[word.full] === 0) return this.#next++;
    return this.#nextBlock();
  }

  postpone(): void {}

  get laterFrom(): number {
    return this.#levelEnd;
  }

  get found(): number {
    return this.foundBefore + total(this.control, tally.found);
  }

  get depth(): number {
    return hasNextLevel(this.control) ? this.level + 1 : this.level;
  }

  get size(): number {
    return Atomics.load(this.control.allotted, 0) - Math.min(Atomics.load(this.#words, word.cursor), this.#levelEnd);
  }

  #nextBlock(): number {
    while (!this.team.hasEnded) {
      if (Atomics.load(this.#words, word.full) === 0) {
        if (this.#next < this.#blockEnd) return this.#next++;
        if (Atomics.load(this.#words, word.stop) === 0) {
          const begin = this.#takeBlock();
          if (begin < this.#levelEnd) {
            this.#next = begin;
            this.#blockEnd = Math.min(begin + this.#block, this.#levelEnd);
            this.team.noteOrigin(this.#block);
            return this.#next++;
          }
        }
      }
      this.#meet();
    }
    return -1;
  }

  /** Where the block begins that this thread takes; the one before is expanded by now. Others see at any time what it may be at. */
  #takeBlock(): number {
    const { words, blocks } = this.control;
    Atomics.store(blocks, this.thread, ~Atomics.load(words, word.cursor));
    const begin = Atomics.add(words, word.cursor, this.#block);
    Atomics.store(blocks, this.thread, begin);
    return begin;
  }

  /** Takes up no more states, but comes to every meeting until the search has ended: nobody waits for it in vain. */
  resign(): void {
    while (!this.team.hasEnded) this.#meet();
  }

  #meet(): void {
    if (this.team.meet() !== outcome.newLevel) return;
    this.#beginLevel();
    this.foundByLevel.push(this.control.foundBefore[0] ?? 0);
  }

  #beginLevel(): void {
    this.level = Atomics.load(this.#words, word.level);
    this.#levelEnd = Atomics.load(this.#words, word.levelEnd);
    this.levelEnds.push(this.#levelEnd);
    const size = this.#levelEnd - Atomics.load(this.#words, word.levelBegin);
    const block = Math.ceil(size / (BLOCKS_PER_THREAD * this.team.threads));
    this.#block = Math.max(1, Math.min(LARGEST_BLOCK, block));
  }
}
