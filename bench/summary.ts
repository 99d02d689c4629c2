import type { Figures } from './figures.js';
import type { Series } from './rounds.js';

/** One subject over all rounds: its fastest round, with the median beside it. */
export interface Summary extends Figures {
  readonly medianSeconds: number;
  readonly millionTransitionsPerSecond: number;
  /** How many times the yardstick's rate, fastest round to fastest round. */
  readonly ratioToYardstick: number;
}

/** Sums up each series which has figures, compared to the one called `yardstick`. */
export function summarize(series: readonly Series[], yardstick: string): Summary[] {
  const bests = series.flatMap(({ rounds }) => {
    const bySeconds = rounds.toSorted((one, other) => one.seconds - other.seconds);
    const best = bySeconds[0];
    return best === undefined ? [] : [{ best, medianSeconds: median(bySeconds.map(({ seconds }) => seconds)) }];
  });
  const reference = bests.find(({ best }) => best.subject === yardstick)?.best;
  return bests.map(({ best, medianSeconds }) => ({
    ...best,
    medianSeconds,
    millionTransitionsPerSecond: rate(best) / 1e6,
    ratioToYardstick: reference === undefined ? Number.NaN : rate(best) / rate(reference),
  }));
}

function rate({ transitions, seconds }: Figures): number {
  return transitions / seconds;
}

function median(ascending: readonly number[]): number {
  const middle = ascending.slice(Math.floor((ascending.length - 1) / 2), Math.floor(ascending.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
