import { compile } from '../compile/index.js';
import { DisagreementError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import type { StateStore } from '../store/index.js';
import type { Parents } from './parents.js';

/** Where a property was decided: at a state, or at a step. */
export type Decision =
  | { readonly at: 'state'; readonly state: number }
  | { readonly at: 'step'; readonly source: number; readonly target: number };

/** A run of the model: the words of its states, from an initial one on. */
export type Run = readonly Int32Array[];

/** The ids of the states of a run that leads to where a property was decided. */
export function pathTo(parents: Parents, decision: Decision): readonly number[] {
  return decision.at === 'state'
    ? parents.pathTo(decision.state)
    : [...parents.pathTo(decision.source), decision.target];
}

/** The run through these states, where the store keeps them as the model has them. */
export function loadRun(store: StateStore, path: readonly number[]): Run {
  return path.map((id) => {
    store.load(id);
    return store.registers.current.slice();
  });
}

/**
 * A run through these states where the store keeps only what stands for them (a representative, a hash): from an initial
 * state on, each time the first successor that the next id of the path stands for.
 * @param deciding the property that the last step has to decide, if it is one of steps: another with the same ids need not
 * @throws DisagreementError if there is no such run
 */
export function followRun(
  instance: Instance,
  store: StateStore,
  path: readonly number[],
  deciding: Property | undefined,
): Run {
  const { current } = store.registers;
  let wanted = -1;
  let isLast = false;
  let arrived = current;
  let found: Int32Array | undefined;
  const ignore = () => {};
  const program = compile(
    instance,
    deciding === undefined ? [] : [deciding],
    {
      found: ignore,
      decided: ignore,
      decidedByStep: (_property, source, target) => {
        // A step that changes nothing has no other target than its source, whose id the program does not know.
        const isWanted = target === source ? path.at(-2) === wanted : target === wanted;
        if (isLast && isWanted) found ??= arrived;
      },
      arrived: () => {
        if (found !== undefined) return;
        arrived = current.slice();
        if ((!isLast || deciding === undefined) && program.identify() === wanted) found = arrived;
        current.set(arrived);
      },
    },
    { store },
  );
  return path.map((id, position) => {
    const before = found;
    wanted = id;
    isLast = position === path.length - 1;
    found = undefined;
    if (before === undefined) program.start();
    else {
      current.set(before);
      program.expandCurrent();
    }
    if (found === undefined) throw new DisagreementError(`the engine cannot make step ${position} of a run again`);
    return found;
  });
}
