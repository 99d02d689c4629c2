import fc from 'fast-check';
import { messageOf, UsageError } from '../../errors.js';
import { walkNumbers } from './walk-numbers.js';

/** A random walk of a seed that shows something, in the form that an arbitrary gives it. */
export interface ShownByWalk<Value> {
  /** Makes of two random words the walk. */
  readonly arbitrary: fc.Arbitrary<Value>;
  /** Whether a value shows it. Must not throw. */
  readonly shows: (value: Value) => boolean;
  readonly seed: number;
}

/** What fast-check made of a walk. */
export interface ShrunkWalk<Value> {
  readonly value: Value;
  /** The number of the walk, then which of the smaller values was taken, and so on: `17:0:3:2`. */
  readonly path: string;
}

/** How fast-check calls its first run: the walk is that, for it would draw all that come before. */
const FIRST = '0';

/** A suite's own configuration of fast-check must not change what is found. */
const asIfAlone = { verbose: 0, skipEqualValues: false, ignoreEqualValues: false } as const;

/**
 * Makes a walk smaller as long as it shows the same. The same arguments give the same result; what is tried is bounded by
 * the arbitrary.
 * @throws UsageError if the walk does not show it
 */
export function shrinkWalk<Value>(shown: ShownByWalk<Value>, walk: number): ShrunkWalk<Value> {
  const shrunk = checked(shown, walk, { path: FIRST, numRuns: 1, endOnFailure: false });
  if (shrunk === undefined) {
    throw new UsageError(`walk ${walk} of seed ${shown.seed} does not show what it is to be shrunk for`);
  }
  return shrunk;
}

/**
 * Makes a walk and shrinks it as it was shrunk before.
 * @param path as it was found with the same seed, model and options
 * @throws UsageError if it is no such path
 */
export function replayWalk<Value>(shown: ShownByWalk<Value>, path: string): Value {
  if (!/^\d+(:\d+)*$/.test(path)) {
    throw new UsageError(`the path "${path}" is no list of whole numbers with colons between them, such as 17:0:3`);
  }
  const again = atPath(shown, path);
  if (again?.path !== path) {
    throw new UsageError(
      `the path "${path}" leads to no such run: give the seed, the model and the options with which it was found`,
    );
  }
  return again.value;
}

/** What is found at a path, or behind it; undefined if there is nothing. */
function atPath<Value>(shown: ShownByWalk<Value>, path: string): ShrunkWalk<Value> | undefined {
  try {
    const [, ...smaller] = path.split(':');
    return checked(shown, walkOfPath(path), { path: [FIRST, ...smaller].join(':'), numRuns: 1, endOnFailure: true });
  } catch (thrown) {
    // So fast-check says that there are not so many smaller values.
    if (messageOf(thrown).startsWith('Unable to replay')) return undefined;
    throw thrown;
  }
}

/** The number of the walk with which a path begins. */
export function walkOfPath(path: string): number {
  return Number(path.split(':', 1)[0]);
}

function checked<Value>(
  { arbitrary, shows, seed }: ShownByWalk<Value>,
  walk: number,
  how: { readonly path: string; readonly numRuns: number; readonly endOnFailure: boolean },
): ShrunkWalk<Value> | undefined {
  const property = fc.property(arbitrary, (value) => !shows(value));
  const { counterexample, counterexamplePath } = fc.check(property, {
    ...asIfAlone,
    ...how,
    plugins: [],
    seed,
    randomType: (drawn) => walkNumbers(drawn, walk - 1),
  });
  if (counterexample === null || counterexamplePath === null) return undefined;
  const [, ...smaller] = counterexamplePath.split(':');
  return { value: counterexample[0], path: [walk, ...smaller].join(':') };
}
