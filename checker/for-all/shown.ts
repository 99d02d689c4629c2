import type { Snapshot } from '../result.js';

/** Deeper than this nothing is shown: a value may contain itself. */
const DEEPEST = 20;

/** Any value as plain JSON. Sets and maps become lists, and what JSON has no word for becomes text: NaN, Infinity, −0, undefined, a date. */
export function shown(value: unknown, depth = 0): Snapshot {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return Number.isFinite(value) ? value : String(value);
  }
  if (typeof value !== 'object') return typeof value === 'function' ? 'a function' : String(value);
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (depth >= DEEPEST) return '…';
  if (value instanceof Set || value instanceof Map || isView(value)) {
    return Array.from(value, (part) => shown(part, depth + 1));
  }
  if (Array.isArray(value)) return value.map((part) => shown(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shown(part, depth + 1)]));
}

/** Whether it is an array of numbers of one type. */
function isView(value: object): value is Iterable<unknown> & ArrayBufferView {
  return ArrayBuffer.isView(value) && Symbol.iterator in value;
}
