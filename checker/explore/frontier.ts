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
  /** Whether the state last taken was the last of its level: breadth first, nothing shallower is left. */
  readonly atLevelEnd: boolean;
  /**
   * States with ids from here on will be expanded later than the one last taken: breadth first, those that were on no level
   * up to its own when that began; depth first, those not found yet.
   */
  readonly laterFrom: number;
}

/** States in the order in which they were found, which is the order of their ids: the store is the queue. */
export class BreadthFirst implements Frontier {
  level = 1;
  #next = 0;
  #count = 0;
  #levelEnd = 0;

  push(): void {
    this.#count += 1;
  }

  next(): number {
    if (this.#next === this.#count) return -1;
    if (this.#next === this.#levelEnd) {
      if (this.#levelEnd > 0) this.level += 1;
      this.#levelEnd = this.#count;
    }
    this.#next += 1;
    return this.#next - 1;
  }

  get depth(): number {
    return this.#count > this.#levelEnd && this.#levelEnd > 0 ? this.level + 1 : this.level;
  }

  get size(): number {
    return this.#count - this.#next;
  }

  get atLevelEnd(): boolean {
    return this.#next === this.#levelEnd;
  }

  get laterFrom(): number {
    return this.#levelEnd;
  }
}

/** The state found last comes first. A state's level is that on which the search met it, not its shortest distance. */
export class DepthFirst implements Frontier {
  level = 0;
  depth = 1;
  readonly atLevelEnd = true;
  #found = 0;
  readonly #ids: number[] = [];
  readonly #levels: number[] = [];

  push(id: number): void {
    this.#found += 1;
    this.#ids.push(id);
    this.#levels.push(this.level + 1);
    if (this.level + 1 > this.depth) this.depth = this.level + 1;
  }

  next(): number {
    this.level = this.#levels.pop() ?? this.level;
    return this.#ids.pop() ?? -1;
  }

  get laterFrom(): number {
    return this.#found;
  }

  get size(): number {
    return this.#ids.length;
  }
}
