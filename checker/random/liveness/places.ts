/**
 * Positions on a run around which to look for runs that go on for ever: its end, then those that are given (where something
 * began to be owed), then others spread evenly, so many in all, each once.
 * @param length of the run, in states
 */
export function placesOn(length: number, given: readonly number[], most: number): readonly number[] {
  const spread = Array.from({ length: most }, (_, part) => Math.floor(((part + 1) * (length - 1)) / (most + 1)));
  return [...new Set([length - 1, ...given, ...spread.reverse()])].slice(0, most);
}

/** So many of some positions at most, spread evenly over them. */
export function someOf(positions: readonly number[], most: number): readonly number[] {
  if (positions.length <= most) return positions;
  return positions.filter(
    (_, at) => Math.floor((at * most) / positions.length) > Math.floor(((at - 1) * most) / positions.length),
  );
}
