import { UsageError } from '../../checker/index.js';

/** A range is never longer than this: what is meant is a slip of the keyboard. */
const MOST_IN_RANGE = 100_000;

/**
 * The values that a list stands for, in its order: `4..8` is 4, 5, 6, 7 and 8; `1,3,5` and `true,false` are what they say;
 * `1,4..6` is 1, 4, 5 and 6.
 * @param name what has these values, for the sentence if something is wrong
 * @throws UsageError for an empty place, a range that goes down or has very many values, and a value that is there twice
 */
export function parseValues(name: string, list: string): readonly string[] {
  const values = list.split(',').flatMap((part) => valuesOf(name, part.trim()));
  const repeated = values.find((value, position) => values.indexOf(value) !== position);
  if (repeated !== undefined) throw new UsageError(`${name}=${list} has ${repeated} twice; name each value once`);
  return values;
}

function valuesOf(name: string, part: string): readonly string[] {
  if (part === '') throw new UsageError(`${name} needs a value at each place, such as ${name}=4..8 or ${name}=1,3,5`);
  const [, first, last] = /^(-?\d+)\.\.(-?\d+)$/.exec(part) ?? [];
  if (first === undefined || last === undefined) return [part];
  const [from, to] = [Number(first), Number(last)];
  if (from > to) throw new UsageError(`${name}=${part} goes down; a range goes up, such as ${name}=${last}..${first}`);
  if (!(to - from < MOST_IN_RANGE)) {
    throw new UsageError(`${name}=${part} has more than ${MOST_IN_RANGE.toLocaleString('en-US')} values`);
  }
  return Array.from({ length: to - from + 1 }, (_, step) => String(from + step));
}
