import type { Visited } from './forgetful.js';
import { randomWords } from './hash.js';
import { sharedWords } from './memory.js';

/** What is known of a state that a bit field has seen before: no id. */
export const FORGOTTEN = 2 ** 31 - 1;

/** The words of the largest field: their numbers are 32-bit integers with a sign. */
export const MOST_BYTES = 2 ** 33;

let fields = 0;

/**
 * A Bloom filter, as the visited set of bitstate hashing (Holzmann: An analysis of bitstate hashing, Formal Methods in
 * System Design 13, 1998): a state sets so many bits, and is taken for known if they are all set. Of each hash of two words
 * the words with these bits are told by enhanced double hashing (Dillinger and Manolios: Bloom filters in probabilistic
 * verification, FMCAD 2004, section 5.2), the bits in them by multiplying both words together with constants of the seed.
 *
 * When a state is new, the bits that were set before it tell with which probability it could have been taken for known: the
 * fraction set to the power of the number of functions, p. For each state found p ÷ (1 − p) are expected to be missed, and
 * one more may have come last. While at least half of the bits are free that is a good estimate.
 * @throws OutOfMemory if the machine does not give so many bytes, which are at most `MOST_BYTES`
 */
export function makeBitField(bytes: number, hashFunctions: number, seed: number): Visited {
  const words = Math.max(1, Math.floor(bytes / 4));
  const random = randomWords(~seed);
  const probes = Array.from({ length: hashFunctions }, (_, probe) => probe);
  // Where the next probe is: the step grows by one each time, which keeps the probes of like hashes apart.
  const places = probes.map(
    (probe) =>
      `const i${probe} = (x >>> 0) * ${words / 2 ** 32} | 0, m${probe} = 1 << (Math.imul(z, ${random() | 1}) >>> 27); x = x + y | 0; y = y + ${probe + 1} | 0;`,
  );
  fields += 1;
  const source = `"use strict"; // field ${fields} of ${words} words
let count = 0;

function chance() {
  const filled = tally[0] * ${1 / (32 * words)};
  return ${probes.map(() => 'filled').join(' * ')};
}

function internAll(batch, n, ids) {
  for (let k = 0, from = 0; k < n; k++, from += 2) {
    let x = batch[from], y = batch[from + 1];
    const z = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) ^ Math.imul(y ^ (y >>> 13), 0x297a2d39);
    ${places.join('\n    ')}
    if (${probes.map((probe) => `(field[i${probe}] & m${probe}) !== 0`).join(' && ')}) {
      ids[k] = ${FORGOTTEN};
      continue;
    }
    const p = chance();
    tally[1] += p / (1 - p);
    ${probes.map((probe) => `if ((field[i${probe}] & m${probe}) === 0) { field[i${probe}] |= m${probe}; tally[0]++; }`).join('\n    ')}
    ids[k] = count;
    count++;
  }
}

return { internAll, tables: [], count: () => count, bytes: () => ${4 * words}, expectedOmissions: () => tally[1] + chance() };`;
  // How many bits are set, and how many states are expected to be missed: doubles of a closure would be boxed.
  const tally = new Float64Array(2);
  return new Function('field', 'tally', source)(sharedWords(words), tally) as Visited;
}
