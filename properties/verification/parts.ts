import { UsageError } from '../../checker/index.js';
import type { Shards, SuiteResult } from './suite-result.js';

/**
 * Which parts of a run several results are together; undefined if they are all of it, or none of them is a part.
 * @throws UsageError if a part is there twice, or they are not parts of the same
 */
export function mergedParts(results: readonly Pick<SuiteResult, 'shards' | 'checks'>[]): Shards | undefined {
  const parts = results.flatMap(({ shards }) => shards ?? []);
  const [first] = parts;
  if (first === undefined) return undefined;
  const { of, checks } = first;
  const other = parts.find((each) => each.of !== of);
  if (other !== undefined)
    throw new UsageError(`parts of ${of} and of ${other.of} make no whole: merge those of one run`);
  const numbers = parts.flatMap((each) => each.numbers).sort((one, two) => one - two);
  const twice = numbers.find((number, at) => numbers[at + 1] === number);
  if (twice !== undefined) throw new UsageError(`the shard ${twice}/${of} is there twice: give each result once`);
  const made = results.reduce((sum, each) => sum + each.checks.length, 0);
  if (parts.some((each) => each.checks !== checks) || (numbers.length === of && made !== checks)) {
    throw new UsageError(
      'the shards do not fit together: give all of them the same --profile, --property, --model and --costs',
    );
  }
  return numbers.length === of ? undefined : { numbers, of, checks };
}

/** What is missing of a run in parts, in a sentence; undefined if nothing is. */
export function gapIn({ shards, checks }: Pick<SuiteResult, 'shards' | 'checks'>): string | undefined {
  if (shards === undefined) return undefined;
  const missing = Array.from({ length: shards.of }, (_, index) => index + 1)
    .filter((number) => !shards.numbers.includes(number))
    .map((number) => `${number}/${shards.of}`);
  const which = missing.length === 1 ? `the shard ${missing[0]} is` : `the shards ${missing.join(', ')} are`;
  return `${which} missing, with ${shards.checks - checks.length} of ${shards.checks} checks`;
}
