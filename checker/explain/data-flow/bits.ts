/** Some bits of the words of a state. */
export type Bits = Int32Array;

/** The positions of bits, counted from the first of the state, ascending. */
export function* positionsIn(bits: Bits): Generator<number> {
  for (const [word, value] of bits.entries()) {
    for (let left = value; left !== 0; left &= left - 1) yield 32 * word + 31 - Math.clz32(left & -left);
  }
}

/** Puts bits into others. */
export function include(into: Bits, bits: Bits): void {
  for (const [word, value] of bits.entries()) into[word] = (into[word] ?? 0) | value;
}

/** Takes bits out of others. */
export function exclude(from: Bits, bits: Bits): void {
  for (const [word, value] of bits.entries()) from[word] = (from[word] ?? 0) & ~value;
}

/** Makes some bits of a state those of another one. */
export function overwrite(state: Int32Array, bits: Bits, by: Int32Array): void {
  for (const [word, which] of bits.entries()) {
    if (which !== 0) state[word] = ((state[word] ?? 0) & ~which) | ((by[word] ?? 0) & which);
  }
}

/** Adds to a number, which has these bits, what was added to it between two other states. */
export function count(state: Int32Array, bits: Bits, before: Int32Array, after: Int32Array): void {
  for (const [word, which] of bits.entries()) {
    const value = state[word] ?? 0;
    const sum = (value & which) + ((after[word] ?? 0) & which) - ((before[word] ?? 0) & which);
    state[word] = (value & ~which) | (sum & which);
  }
}

/** Whether some bits are among both. */
export function overlap(one: Bits, other: Bits): boolean {
  return one.some((value, word) => (value & (other[word] ?? 0)) !== 0);
}
