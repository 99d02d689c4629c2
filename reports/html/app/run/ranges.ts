import type { RandomRuns } from '../../../../checker/index.js';

/** So many of something fall into the numbers `from` to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/** The most ranges that are still seen at one look. */
const MOST = 24;

/** The states of each level, from the first; neighbouring levels together, equally many in each range, where there are very many. */
export function rangesOfLevels(levels: readonly number[], most = MOST): readonly Range[] {
  const width = Math.max(1, Math.ceil(levels.length / most));
  return Array.from({ length: Math.ceil(levels.length / width) }, (_, position) => {
    const part = levels.slice(width * position, width * (position + 1));
    const from = width * position + 1;
    return { from, to: from + part.length - 1, size: part.reduce((sum, states) => sum + states, 0) };
  });
}

/** The walks of each range of lengths, without the ranges at both ends into which none falls. */
export function rangesOfLengths({ lengths }: RandomRuns): readonly Range[] {
  const taken = lengths.flatMap(({ walks }, position) => (walks > 0 ? [position] : []));
  const [first = 0, last = -1] = [taken[0], taken.at(-1)];
  return lengths.slice(first, last + 1).map(({ from, to, walks }) => ({ from, to, size: walks }));
}
