/**
 * How many states hash compaction is expected to take for known ones although they are new: each pair of states has the
 * same hash with a probability of 2^−bits (the birthday bound n² ÷ 2^(bits + 1); Wolper and Leroy, CAV 1993; Stern and Dill,
 * CHARME 1995).
 */
export function expectedCollisions(states: number, bits: number): number {
  return states ** 2 / 2 ** (bits + 1);
}

/** The probability of at least one omission where so many are expected, and few depend on each other (Poisson). */
export function probabilityOfOmission(expected: number): number {
  return -Math.expm1(-expected);
}

/** The fraction of the states that are missed, where so many were found. Those to which only missed ones lead are not counted. */
export function fractionOmitted(expected: number, states: number): number {
  return expected === 0 ? 0 : expected / (expected + states);
}
