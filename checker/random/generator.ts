import { scramble } from '../store/index.js';

/**
 * Random numbers for one walk, the same whenever the seed and the number of the walk are. Small and fast: sfc32 by Chris
 * Doty-Humphrey (PractRand, 2010), 128 bits of state of which 32 count, so that its period is 2³² at least.
 */
export class WalkGenerator {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 0;

  /** Begins anew, from two words of 32 bits: for a walk those that `wordsOfWalk` says. */
  begin(one: number, other: number): void {
    this.#a = one | 0;
    this.#b = other | 0;
    this.#c = scramble(one ^ 0x6a09e667);
    this.#counter = 1;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** The next 32 bits, as a signed number. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum;
  }

  /** A whole number from 0 below `bound`, which is at most 2^31. Of 2^32 draws each comes about equally often. */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  /** From 0 to below 1, one of 2^32 values. */
  fraction(): number {
    return (this.next() >>> 0) * 2 ** -32;
  }
}

/** The two words from which the random numbers of a walk come. @param seed, walk whole numbers from 0 below 2^53 */
export function wordsOfWalk(seed: number, walk: number): readonly [number, number] {
  return [mixed(seed), mixed(walk)];
}

/** 32 bits that depend on all of a whole number. */
function mixed(number: number): number {
  return scramble((number | 0) ^ scramble(Math.floor(number / 2 ** 32) + 0x9e3779b9));
}
