import type fc from 'fast-check';
import { WalkGenerator, wordsOfWalk } from '../generator.js';

/** Where numbers begin if it is not said: fast-check jumps once before it draws for the first run. */
const BEFORE_THE_FIRST = -1;

/**
 * The random numbers of all walks of a seed as fast-check draws them: the run with a number gets those of the walk with this
 * number, which depend on no walk before. So `path: '17'` is walk 17, and getting there costs a counter.
 */
class WalkNumbers {
  #drawn = 0;
  /** For whatever a property draws besides its walk; begun when it is needed. */
  #more: WalkGenerator | undefined;

  constructor(
    private readonly seed: number,
    private walk: number,
  ) {}

  clone(): WalkNumbers {
    const copy = new WalkNumbers(this.seed, this.walk);
    while (copy.#drawn < this.#drawn) copy.next();
    return copy;
  }

  /** The two words of the walk, then others: signed numbers of 32 bits, as fast-check wants them. */
  next(): number {
    const [one, other] = wordsOfWalk(this.seed, this.walk);
    const drawn = this.#drawn;
    this.#drawn += 1;
    if (drawn === 0) return one | 0;
    if (drawn === 1) return other | 0;
    if (this.#more === undefined) {
      this.#more = new WalkGenerator();
      this.#more.begin(other, one);
    }
    return this.#more.next();
  }

  /** Goes on to the next walk. */
  jump(): void {
    this.walk += 1;
    this.#drawn = 0;
    this.#more = undefined;
  }

  getState(): readonly number[] {
    return [this.seed, this.walk, this.#drawn];
  }
}

/**
 * The random numbers of the walks of a seed, for fast-check's `randomType`.
 * @param seed of which the lowest 32 bits count
 * @param walk where they begin; before the first walk if not given, as fast-check wants it
 */
export function walkNumbers(seed: number, walk: number = BEFORE_THE_FIRST): fc.RandomGenerator {
  return new WalkNumbers(seed >>> 0, walk);
}
