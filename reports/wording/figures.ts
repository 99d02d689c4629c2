import type { CheckResult } from '../../checker/index.js';

/** A number with thousands separators. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number and what it counts: "1 state", "4,123 states". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Several things in a sentence: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A number of seconds as people say it: "0.31 s", "12 s", "3 min 05 s", "1 h 02 min". */
export function duration(seconds: number): string {
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const padded = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${padded(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${padded(Math.floor((whole % 3600) / 60))} min`;
}

/** How many of something happened in a second, to three figures: "8.94 million transitions/s". */
export function rate(events: number, seconds: number, noun: string): string {
  const each = seconds > 0 ? events / seconds : 0;
  return `${inUnits(each, 3)} ${noun}s/s`;
}

/** A number that is not known well, to two figures: "1.2 million", "340". */
export function roughly(value: number): string {
  return inUnits(Number(value.toPrecision(2)), 2);
}

function inUnits(value: number, figures: number): string {
  const [scaled, unit] =
    value >= 1e6 ? [value / 1e6, ' million'] : value >= 1e3 ? [value / 1e3, ' thousand'] : [value, ''];
  const text = scaled < 10 ** figures ? scaled.toPrecision(figures) : String(Math.round(scaled));
  return `${text.replace(/(?<=^\d+)\.0+$/, '')}${unit}`;
}

/** A size of memory: "23 MiB", "1.4 GiB". */
export function memory(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1000 ? `${Math.ceil(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

/** What storage that is not exact may have cost, to two figures: "a state was missed with probability 2.7e-8". */
export function omission(result: Pick<CheckResult, 'omissionProbability' | 'omittedFraction'>): string {
  const { omissionProbability: probability, omittedFraction: fraction } = result;
  return probability < 0.5
    ? `a state was missed with probability ${Number(probability.toPrecision(2))}`
    : `about ${Number((100 * fraction).toPrecision(2))} % of the states were missed`;
}
