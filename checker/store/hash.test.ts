import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emitHash, randomWords } from './hash.js';

interface Hasher {
  readonly current: Int32Array;
  readonly source: Int32Array;
  /** Makes the source what states are compared with. */
  readonly adopt: () => void;
  /** The lanes of the hash of the current state. */
  readonly hash: () => number[];
}

function makeHasher(words: number, bits: 64 | 128, seed: number): Hasher {
  const code = emitHash(words, bits, seed);
  const [current, source] = [new Int32Array(words), new Int32Array(words)];
  const values = { ...code.values, current, source };
  const text = `return {
adopt() { ${code.ofSource} },
hash() { ${code.ofCurrent} return [${code.lanes.join(', ')}]; } };`;
  return { current, source, ...new Function(...Object.keys(values), text)(...Object.values(values)) };
}

function hashOf(hasher: Hasher, state: readonly number[]): number[] {
  hasher.current.set(state);
  return hasher.hash();
}

/** States as models have them: most bits are the same in all. */
const structured: { readonly [name: string]: (n: number) => number[] } = {
  'a counter': (n) => [n, 0, 0, 0, 0],
  'a counter in the upper bits': (n) => [0, 0, n << 14, 0, 0],
  'two counters in different words': (n) => [n & 127, 0, n >>> 7, 0, 0],
  'the same counter in two words': (n) => [n & 127, n & 127, n >>> 7, n >>> 7, 0],
  'one flag in each word for many processes': (n) => [n & 7, (n >>> 3) & 7, (n >>> 6) & 7, (n >>> 9) & 7, n >>> 12],
  'the topmost bits of each half word': (n) =>
    [0, 3, 6, 9, 12].map(
      (from) => (((n >>> from) & 1) << 15) | (((n >>> from) & 2) << 30) | (((n >>> from) & 4) << 12),
    ),
  'every second bit': (n) => [0, 0, 0, spread(n & 0x7f), spread(n >>> 7)],
  'a counter and its negation': (n) => [~n, n, ~n, n, ~n],
};

function spread(n: number): number {
  let bits = 0;
  for (let bit = 0; bit < 14; bit++) bits |= ((n >>> bit) & 1) << (2 * bit);
  return bits;
}

describe.each([64, 128] as const)('a hash of %d bits', (bits) => {
  const lanes = bits / 32;

  it('is the same whatever state it was followed from', () => {
    const state = fc.integer({ min: 1, max: 20 }).chain((words) => {
      const word = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0xffff, 0x10000, -(2 ** 31)));
      const words32 = fc.array(word, { minLength: words, maxLength: words });
      return fc.tuple(words32, words32, fc.array(fc.nat(words - 1), { maxLength: 3 }));
    });
    const property = fc.property(state, fc.integer(), ([to, other, changed], seed) => {
      const hasher = makeHasher(to.length, bits, seed);
      hasher.adopt();
      const fromNothing = hashOf(hasher, to);
      hasher.source.set(other);
      hasher.adopt();
      expect(hashOf(hasher, to)).toEqual(fromNothing);
      hasher.source.set(to);
      for (const word of changed) hasher.source[word] = other[word] ?? 0;
      hasher.adopt();
      expect(hashOf(hasher, to)).toEqual(fromNothing);
    });
    fc.assert(property, { seed: 20260401, numRuns: 100 });
  });

  it('depends on the seed', () => {
    const hashes = [1, 2, 3, 2 ** 40 + 1].map((seed) => {
      const hasher = makeHasher(3, bits, seed);
      hasher.adopt();
      return String(hashOf(hasher, [1, 2, 3]));
    });
    expect(new Set(hashes).size).toBe(4);
  });

  it('changes half of its bits, each as often as not, when one bit of the state changes', () => {
    const words = 3;
    const samples = 400;
    const random = randomWords(7);
    const hasher = makeHasher(words, bits, 11);
    hasher.adopt();
    const changes = Array.from({ length: 32 * words }, () => new Int32Array(bits));
    for (let sample = 0; sample < samples; sample++) {
      const state = Array.from({ length: words }, random);
      const before = hashOf(hasher, state);
      for (const [bit, changed] of changes.entries()) {
        const neighbour = state.with(bit >> 5, (state[bit >> 5] ?? 0) ^ (1 << (bit & 31)));
        for (const [lane, after] of hashOf(hasher, neighbour).entries()) {
          const difference = after ^ (before[lane] ?? 0);
          for (let at = 0; at < 32; at++)
            changed[32 * lane + at] = (changed[32 * lane + at] ?? 0) + ((difference >>> at) & 1);
        }
      }
    }
    // Of so many fractions the one farthest from a half is five or so standard deviations off.
    const deviation = 0.5 / Math.sqrt(samples);
    for (const changed of changes) {
      for (const times of changed) expect(Math.abs(times / samples - 0.5)).toBeLessThan(6 * deviation);
    }
  });

  it.each(Object.keys(structured))('collides on %s as chance would have it, in whatever part of it', (name) => {
    const states = 2 ** 14;
    const part = 20;
    const seeds = [1, 2];
    const pairs = new Float64Array(2 * lanes);
    for (const seed of seeds) {
      const hasher = makeHasher(5, bits, seed);
      hasher.adopt();
      const counts = Array.from({ length: 2 * lanes }, () => new Map<number, number>());
      for (let n = 0; n < states; n++) {
        for (const [lane, word] of hashOf(hasher, structured[name]?.(n) ?? []).entries()) {
          for (const [half, value] of [word >>> (32 - part), word & (2 ** part - 1)].entries()) {
            const seen = counts[2 * lane + half]?.get(value) ?? 0;
            pairs[2 * lane + half] = (pairs[2 * lane + half] ?? 0) + seen;
            counts[2 * lane + half]?.set(value, seen + 1);
          }
        }
      }
    }
    const expected = (seeds.length * states * (states - 1)) / 2 / 2 ** part;
    for (const collisions of pairs) expect(collisions / expected).toBeGreaterThan(0.75);
    for (const collisions of pairs) expect(collisions / expected).toBeLessThan(1.25);
  });

  it('of all its bits has no collision among many like states', () => {
    const hasher = makeHasher(40, bits, 5);
    hasher.adopt();
    const seen = new Set<string>();
    for (let n = 0; n < 40_000; n++) {
      hasher.current.fill(0);
      hasher.current[n % 40] = 1 + Math.floor(n / 40);
      seen.add(String(hasher.hash()));
    }
    expect(seen.size).toBe(40_000);
  });
});
