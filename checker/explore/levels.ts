/**
 * How many states each level has, from the first; together they are all that were found.
 * @param ends by level begun: how many states were found up to its end
 * @param found how many there are in all: those beyond the last end are of a level that was not begun
 */
export function statesByLevel(ends: readonly number[], found: number): readonly number[] {
  const behind = found > (ends.at(-1) ?? 0) ? [...ends, found] : ends;
  return behind.map((end, level) => end - (behind[level - 1] ?? 0));
}
