import { type Column, enlarged, sharedWords } from '../store/index.js';

/** The states found and not yet expanded, and the order in which they are. */
export interface Frontier {
  /** Takes up a new state: an initial one, or a successor of the state last taken. */
  push(id: number): void;
  /** The next state to expand, or −1. */
  next(): number;
  /** The level of the state last taken; initial states are level 1. */
  readonly level: number;
  /** The deepest level that a state was found on. */
  readonly depth: number;
  readonly size: number;
  /** How many states were found in all. */
  readonly found: number;
  /** Whether the state last taken was the last of its level: breadth first, nothing shallower is left. */
  readonly atLevelEnd: boolean;
  /**
   * States with ids from here on will be expanded later than the one last taken: breadth first, those that were on no level
   * up to its own when that began; depth first, those not found yet.
   */
  readonly laterFrom: number;
  /** Leaves the state last taken for another exploration: it is too deep for this one. */
  postpone(id: number): void;
}

/** A frontier with which another process can go on, and that can go back to where it was. */
export interface KeepableFrontier extends Frontier {
  /** Where it is, in numbers for `goOn`; with what is in the columns that is all. Remembers it for `rewind`. */
  mark(): FrontierMark;
  /** Is where it was at the last mark again; returns the states, among those found before, that were taken since. */
  rewind(): readonly number[];
  /** Is where a frontier of its kind was at a mark, when its columns have been read. */
  goOn(mark: FrontierMark): void;
  readonly columns: readonly Column[];
}

export type FrontierMark = readonly number[];

/** Where a breadth-first search is: the ids from `next` to before `levelEnd` are left of the level. */
export interface Position {
  readonly next: number;
  readonly levelEnd: number;
  readonly level: number;
}

/** States in the order in which they were found, which is the order of their ids: the store is the queue. */
export class BreadthFirst implements KeepableFrontier {
  level = 1;
  found = 0;
  #next = 0;
  #levelEnd = 0;
  /** By level, from the first: the id behind its last state. Of all levels begun. */
  readonly levelEnds: number[] = [];
  /** The first state that is too deep: those behind it are as deep. */
  #postponed: number | undefined;
  #mark: FrontierMark = [1, 0, 0, 0];

  push(): void {
    this.found += 1;
  }

  next(): number {
    if (this.#next === this.found) return -1;
    this.#beginLevel();
    this.#next += 1;
    return this.#next - 1;
  }

  get depth(): number {
    return this.found > this.#levelEnd && this.#levelEnd > 0 ? this.level + 1 : this.level;
  }

  get size(): number {
    return this.found - this.#next;
  }

  get atLevelEnd(): boolean {
    return this.#next === this.#levelEnd;
  }

  get laterFrom(): number {
    return this.#levelEnd;
  }

  /** Where the search would go on. */
  get position(): Position {
    this.#beginLevel();
    return { next: this.#next, levelEnd: this.#levelEnd, level: this.level };
  }

  postpone(id: number): void {
    this.#postponed ??= id;
  }

  mark(): FrontierMark {
    this.#mark = [this.level, this.#postponed ?? this.#next, this.found, this.levelEnds.length];
    return this.#mark;
  }

  rewind(): readonly number[] {
    const taken = this.#next;
    this.goOn(this.#mark);
    return Array.from({ length: Math.min(taken, this.found) - this.#next }, (_, since) => this.#next + since);
  }

  goOn([level = 1, next = 0, found = 0, levels = 0]: FrontierMark): void {
    this.level = level;
    this.#next = next;
    this.found = found;
    this.levelEnds.length = levels;
    this.#levelEnd = this.levelEnds.at(-1) ?? 0;
  }

  get columns(): readonly Column[] {
    return [
      {
        name: 'level-ends',
        width: 1,
        isAppendOnly: true,
        rows: () => this.levelEnds.length,
        read: (first, rows, into) => into.set(this.levelEnds.slice(first, first + rows)),
        append: (from, rows) => {
          for (let row = 0; row < rows; row++) this.levelEnds.push(from[row] ?? 0);
        },
      },
    ];
  }

  #beginLevel(): void {
    if (this.#next !== this.#levelEnd || this.#next === this.found) return;
    if (this.#levelEnd > 0) this.level += 1;
    this.#levelEnd = this.found;
    this.levelEnds.push(this.found);
  }
}

/** The state found last comes first. A state's level is that on which the search met it, not its shortest distance. */
export class DepthFirst implements KeepableFrontier {
  level = 0;
  depth = 1;
  found = 0;
  readonly atLevelEnd = true;
  readonly #stack = new Entries();
  readonly #postponed = new Entries();
  #mark: FrontierMark = [0, 1, 0, 0];
  /** How many of the lowest entries have been there since the mark, and those taken from above them, the top first. */
  #untouched = 0;
  #taken: { readonly id: number; readonly level: number }[] = [];

  push(id: number): void {
    this.found += 1;
    this.#stack.push(id, this.level + 1);
    if (this.level + 1 > this.depth) this.depth = this.level + 1;
  }

  next(): number {
    const at = this.#stack.count - 1;
    if (at < 0) return -1;
    const id = this.#stack.id(at);
    this.level = this.#stack.level(at);
    this.#stack.count = at;
    if (at < this.#untouched) {
      this.#untouched = at;
      this.#taken.push({ id, level: this.level });
    }
    return id;
  }

  postpone(id: number): void {
    this.#postponed.push(id, this.level);
  }

  get laterFrom(): number {
    return this.found;
  }

  get size(): number {
    return this.#stack.count;
  }

  /** What was too deep for one exploration the next takes last. */
  get columns(): readonly Column[] {
    return [this.#postponed.column('postponed', this.#stack), this.#stack.column('stack', this.#stack)];
  }

  mark(): FrontierMark {
    this.#untouched = this.#stack.count;
    this.#taken = [];
    this.#mark = [this.level, this.depth, this.found, this.#postponed.count];
    return this.#mark;
  }

  rewind(): readonly number[] {
    const taken = this.#taken.reverse();
    const [, , , postponed = 0] = this.#mark;
    this.#stack.count = this.#untouched;
    for (const { id, level } of taken) this.#stack.push(id, level);
    this.#postponed.count = postponed;
    this.goOn(this.#mark);
    this.mark();
    return taken.map(({ id }) => id);
  }

  goOn([level = 0, depth = 1, found = 0]: FrontierMark): void {
    this.level = level;
    this.found = found;
    this.depth = depth;
  }
}

/** States with their levels, one behind the other. */
class Entries {
  count = 0;
  #words = sharedWords(2048);

  push(id: number, level: number): void {
    const at = 2 * this.count;
    if (at === this.#words.length) this.#words = enlarged(this.#words, 2 * at);
    this.#words[at] = id;
    this.#words[at + 1] = level;
    this.count += 1;
  }

  id(position: number): number {
    return this.#words[2 * position] ?? -1;
  }

  level(position: number): number {
    return this.#words[2 * position + 1] ?? 0;
  }

  /** The entries as a column that is read back into others. */
  column(name: string, into: Entries): Column {
    return {
      name,
      width: 2,
      isAppendOnly: false,
      rows: () => this.count,
      read: (first, rows, to) => to.set(this.#words.subarray(2 * first, 2 * (first + rows))),
      append: (from, rows) => {
        for (let row = 0; row < rows; row++) into.push(from[2 * row] ?? -1, from[2 * row + 1] ?? 0);
      },
    };
  }
}
