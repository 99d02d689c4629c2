import fc from 'fast-check';
import { snapshotOf } from '../compile/index.js';
import { explore, Watch } from '../explore/index.js';
import { unconfigured } from '../fast-check.js';
import type { Instance, Property } from '../language/index.js';
import type { Permutation } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { type Asymmetry, AsymmetrySearch, interchangeableSets } from './asymmetry.js';

/** How much an audit of symmetry tries. */
export interface SymmetryAuditOptions {
  /** How many pairs of a state and a permutation are tried; 100 if not said. */
  readonly samples?: number;
  /** Of the random choices; the same ones are made for the same seed. */
  readonly seed?: number;
  /** How many states are explored, breadth first and depth first, to draw from; 20,000 each if not said. */
  readonly maxStates?: number;
}

const STATES_DRAWN_FROM = 256;

/**
 * Looks for what tells processes apart that a model declares interchangeable: on random reachable states and random
 * permutations, whether each action (as the set of its successors), each property and the condition `final` say the
 * same of a state and, renamed, of the permuted one. Returns the simplest that was found, or null. It is a test and no
 * proof, for the model's own test suite; `check` with symmetry does a little of it each time.
 * @throws ModelError if the model is at fault
 */
export async function auditSymmetry(
  instance: Instance,
  properties: { readonly [id: string]: Property } = instance.properties,
  { samples = 100, seed = 1, maxStates = 20_000 }: SymmetryAuditOptions = {},
): Promise<Asymmetry | null> {
  const sets = interchangeableSets(instance.processes);
  if (sets.length === 0) return null;
  const states = [...(await reached(instance, 'bfs', maxStates)), ...(await reached(instance, 'dfs', maxStates))];
  const search = new AsymmetrySearch(instance, properties);
  const permutation: fc.Arbitrary<Permutation> = fc.record(
    Object.fromEntries(
      sets.map(({ shape, ids, size }) => [
        shape.set,
        fc.shuffledSubarray([...ids], { minLength: size, maxLength: size }),
      ]),
    ),
  );
  let found: Asymmetry | null = null;
  const isSymmetric = fc.property(fc.constantFrom(...states), permutation, (state, by) => {
    const asymmetry = search.in(state, by);
    // The last one that fails is the simplest.
    if (asymmetry !== undefined) found = asymmetry;
    return asymmetry === undefined;
  });
  const { errorInstance } = unconfigured(fc, () => fc.check(isSymmetric, { seed, numRuns: samples }));
  if (errorInstance instanceof Error && found === null) throw errorInstance;
  return found;
}

async function reached(instance: Instance, search: 'bfs' | 'dfs', maxStates: number): Promise<readonly Snapshot[]> {
  const { program, sample, ending } = await explore(instance, [], { search, maxStates }, new Watch({}));
  if (ending.because === 'failed') throw ending.thrown;
  return sample(STATES_DRAWN_FROM).map(({ words }) => {
    program.store.registers.current.set(words);
    return snapshotOf(instance.fields, program.state);
  });
}
