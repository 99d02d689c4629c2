/** Generated code that hashes states, as text for a closure with the words `current` and `source`. */
export interface HashCode {
  /** The names of the words of a hash. */
  readonly lanes: readonly string[];
  /** Statements after which hashes of states that came from the source cost what differs from it. */
  readonly ofSource: string;
  /** Statements that declare the lanes: the hash of the current state, of all their bits. */
  readonly ofCurrent: string;
  /** What the statements refer to, by name. */
  readonly values: { readonly [name: string]: unknown };
}

/** States of up to so many words are hashed by a statement for each word; wider ones in a loop. */
const MOST_UNROLLED = 16;

/**
 * A hash of 64 or 128 bits for states of so many words. Keys are drawn from the seed, any whole number.
 *
 * For each 16 bits of it a sum modulo 2^32 is kept, over the 16-bit halves of the state, each times a key of its own; the
 * upper 16 bits of the sum count (Lemire and Kaser: Strongly universal string hashing is fast, The Computer Journal 57,
 * 2014, section 3). Over random keys any two different states have the same b bits with a probability of 2^−b, whatever
 * they have in common, and that is all that the estimate of omissions takes for granted. A sum follows a step at the cost
 * of the words that it changed. Last, the lanes are stirred by a permutation, which neither makes nor mends a collision,
 * so that also a part of the bits depends on all of the state.
 */
export function emitHash(words: number, bits: 64 | 128, seed: number): HashCode {
  const sums = bits / 16;
  const random = randomWords(seed);
  const first = Int32Array.from({ length: sums }, random);
  const keys = Int32Array.from({ length: 2 * sums * words }, random);
  const each = (text: (sum: number) => string) => Array.from({ length: sums }, (_, sum) => text(sum)).join(' ');

  const follow = (word: number | string, key: (position: number) => string) =>
    `if (current[${word}] !== source[${word}]) {
const low = (current[${word}] & 0xffff) - (source[${word}] & 0xffff), high = (current[${word}] >>> 16) - (source[${word}] >>> 16);
${each((sum) => `s${sum} = s${sum} + Math.imul(low, ${key(2 * sum)}) + Math.imul(high, ${key(2 * sum + 1)}) | 0;`)}
}`;
  const followed =
    words <= MOST_UNROLLED
      ? Array.from({ length: words }, (_, word) =>
          follow(word, (position) => String(keys[2 * sums * word + position])),
        ).join('\n')
      : `for (let word = 0, at = 0; word < ${words}; word++, at += ${2 * sums}) {
${follow('word', (position) => `hashKeys[at + ${position}]`)}
}`;

  const lanes = Array.from({ length: sums / 2 }, (_, lane) => `h${lane}`);
  const gathered = lanes.map(
    (lane, position) => `${lane} = (s${2 * position} >>> 16) | (s${2 * position + 1} & -65536)`,
  );
  return {
    lanes,
    ofSource: `${each((sum) => `sums[${sum}] = firstSums[${sum}];`)}
for (let word = 0, at = 0; word < ${words}; word++, at += ${2 * sums}) {
const low = source[word] & 0xffff, high = source[word] >>> 16;
${each((sum) => `sums[${sum}] += Math.imul(low, hashKeys[at + ${2 * sum}]) + Math.imul(high, hashKeys[at + ${2 * sum + 1}]);`)}
}`,
    ofCurrent: `let ${Array.from({ length: sums }, (_, sum) => `s${sum} = sums[${sum}]`).join(', ')};
${followed}
let ${gathered.join(', ')};
${stirred(lanes)}`,
    values: { sums: new Int32Array(sums), firstSums: first, hashKeys: keys, scramble },
  };
}

/** Each lane changes the next, once around, since any change of the state has changed them all; it can be undone. */
function stirred(lanes: readonly string[]): string {
  return lanes.map((lane, position) => `${lanes[(position + 1) % lanes.length]} ^= scramble(${lane});`).join(' ');
}

/** A permutation of 32 bits in which each bit depends on all (C. Wellons: Prospecting for hash functions, 2018). */
export function scramble(word: number): number {
  let w = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  w = Math.imul(w ^ (w >>> 15), 0x846ca68b);
  return w ^ (w >>> 16);
}

/** An endless sequence of random 32-bit words, the same for the same seed. */
export function randomWords(seed: number): () => number {
  let state = scramble(seed ^ scramble(Math.floor(seed / 2 ** 32)));
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state);
  };
}
