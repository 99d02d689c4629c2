import type { Coverage } from './coverage.js';
import type { WalkGenerator } from './generator.js';
import type { Schedule } from './schedule.js';

/** The beginning of a walk, up to a state that no earlier walk had seen and from which it went on. */
export interface Discovery {
  /** The number of the walk. */
  readonly walk: number;
  readonly schedule: Schedule;
  /** Where the visits of its last state are counted. */
  readonly place: number;
}

/** So many discoveries are kept, the latest. */
const KEPT = 32_768;

/** Of so many the one is chosen whose state has been visited least. */
const CANDIDATES = 8;

/**
 * States from which walks go on instead of beginning anew, as far as they were seldom visited: first return, then explore
 * (Ecoffet, Huizinga, Lehman, Stanley and Clune: First return, then explore, Nature 590, 2021).
 */
export class Archive {
  readonly #kept: Discovery[] = [];
  /** How many there have been. */
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @param first how many there were before the first of them */
  add(discoveries: readonly Discovery[], first: number): void {
    for (const [position, discovery] of discoveries.entries()) this.#kept[(first + position) % KEPT] = discovery;
    this.#count = first + discoveries.length;
  }

  /** Those kept that came after so many. */
  since(count: number): { readonly first: number; readonly discoveries: readonly Discovery[] } {
    const first = Math.max(count, this.#count - KEPT);
    const discoveries = Array.from({ length: this.#count - first }, (_, position) => this.#at(first + position));
    return { first, discoveries: discoveries.filter((discovery) => discovery !== undefined) };
  }

  /** One to go on from; undefined if there is none. */
  choose(generator: WalkGenerator, { visits }: Coverage): Discovery | undefined {
    if (this.#kept.length === 0) return undefined;
    let chosen: Discovery | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      const discovery = this.#kept[generator.below(this.#kept.length)];
      const visited = visits[discovery?.place ?? 0] ?? 0;
      if (visited >= fewest) continue;
      fewest = visited;
      chosen = discovery;
    }
    return chosen;
  }

  #at(sequence: number): Discovery | undefined {
    return this.#kept[sequence % KEPT];
  }
}
