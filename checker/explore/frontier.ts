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
}

/** Where a breadth-first search is: the ids from `next` to before `levelEnd` are left of the level. */
export interface Position {
  readonly next: number;
  readonly levelEnd: number;
  readonly level: number;
}

/** States in the order in which they were found, which is the order of their ids: the store is the queue. */
export class BreadthFirst implements Frontier {
  level = 1;
  found = 0;
  #next = 0;
  #levelEnd = 0;
  /** By level, from the first: the id behind its last state. Of all levels begun. */
  readonly levelEnds: number[] = [];

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

  /** Where the search would go on. */
  get position(): Position {
    this.#beginLevel();
    return { next: this.#next, levelEnd: this.#levelEnd, level: this.level };
  }

  #beginLevel(): void {
    if (this.#next !== this.#levelEnd || this.#next === this.found) return;
    if (this.#levelEnd > 0) this.level += 1;
    this.#levelEnd = this.found;
    this.levelEnds.push(this.found);
  }
}

/** The state found last comes first. A state's level is that on which the search met it, not its shortest distance. */
export class DepthFirst implements Frontier {
  level = 0;
  depth = 1;
  found = 0;
  readonly atLevelEnd = true;
  readonly #ids: number[] = [];
  readonly #levels: number[] = [];

  push(id: number): void {
    this.found += 1;
    this.#ids.push(id);
    this.#levels.push(this.level + 1);
    if (this.level + 1 > this.depth) this.depth = this.level + 1;
  }

  next(): number {
    this.level = this.#levels.pop() ?? this.level;
    return this.#ids.pop() ?? -1;
  }

  get size(): number {
    return this.#ids.length;
  }
}
