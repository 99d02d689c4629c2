import { UsageError } from '../checker/index.js';

/** A positive whole number: `1000000`, `1_000_000` or `1e6`. @throws UsageError */
export function parseCount(option: string, text: string): number {
  const value = /^\d[\d_]*(e\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new UsageError(`${option} takes a positive whole number such as 1000000, not "${text}"`);
  }
  return value;
}

/** A whole number: `0`, `42`, `-7`. @throws UsageError */
export function parseWhole(option: string, text: string): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new UsageError(`${option} takes a whole number such as 42, not "${text}"`);
  return value;
}

const MOST_WORKERS = 64;

/** A number of threads. @throws UsageError */
export function parseWorkers(option: string, text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= MOST_WORKERS)) {
    throw new UsageError(`${option} takes a number of threads from 1 to ${MOST_WORKERS}, not "${text}"`);
  }
  return value;
}

const secondsIn = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);

/** A time with its unit, in seconds: `500ms`, `60s`, `1.5m`, `1h`. @throws UsageError */
export function parseDuration(option: string, text: string): number {
  const seconds = parseMeasure(text, secondsIn);
  if (seconds === undefined) throw new UsageError(`${option} takes a time such as 500ms, 60s, 5m or 1h, not "${text}"`);
  return seconds;
}

const bytesIn = new Map([
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
  ['t', 2 ** 40],
]);

/** A size of memory with its unit, in bytes: `512m`, `4g`; units are powers of 1024. @throws UsageError */
export function parseMemory(option: string, text: string): number {
  const bytes = parseMeasure(text.toLowerCase(), bytesIn);
  if (bytes === undefined) throw new UsageError(`${option} takes a size such as 512m or 4g, not "${text}"`);
  return Math.floor(bytes);
}

function parseMeasure(text: string, units: ReadonlyMap<string, number>): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  const factor = units.get(unit ?? '');
  const value = Number(amount) * (factor ?? Number.NaN);
  return value > 0 ? value : undefined;
}
