import { compile } from '../compile/index.js';
import { DisagreementError } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import type { StateStore } from '../store/index.js';
import type { Ancestry, Decision, Run, Runs } from './run.js';

/** The ids of the states of a run that leads to where a property was decided. */
function pathTo(parents: Ancestry, decision: Decision): readonly number[] {
  return decision.at === 'state'
    ? parents.pathTo(decision.state)
    : [...parents.pathTo(decision.source), decision.target];
}

/** The run through these states, where the store keeps them as the model has them. */
function loadRun(store: StateStore, path: readonly number[]): Run {
  return path.map((id) => {
    store.load(id);
    return store.registers.current.slice();
  });
}

export function runsIn(instance: Instance, store: StateStore, parents: Ancestry, symmetry: boolean): Runs {
  const storedRunTo = (decision: Decision) => loadRun(store, pathTo(parents, decision));
  if (!symmetry) return { symmetry, storedRunTo, runTo: storedRunTo };
  return {
    symmetry,
    storedRunTo,
    runTo: (decision, property) =>
      followRun(instance, store, pathTo(parents, decision), decision.at === 'step' ? property : undefined, symmetry),
  };
}

/**
 * The runs of an exploration whose store forgets states: those that were kept, depth first, or those that lead through
 * states with the hashes of the path. No state stands for its permutations.
 */
export function runsRecalled(
  instance: Instance,
  store: StateStore,
  parents: Ancestry & { readonly areKept: boolean },
  recalled: (decision: Decision) => Run,
): Runs {
  const runTo = (decision: Decision, property?: Property) => {
    if (!parents.areKept) return recalled(decision);
    return followRun(instance, store, pathTo(parents, decision), decision.at === 'step' ? property : undefined, false);
  };
  return { symmetry: false, runTo, storedRunTo: runTo };
}

/**
 * A run through these states where the store keeps only what stands for them (a representative, a hash): from an initial
 * state on, each time the first successor that the next id of the path stands for.
 * @param deciding the property that the last step has to decide, if it is one of steps: then that is any such step
 * @throws DisagreementError if there is no such run
 */
function followRun(
  instance: Instance,
  store: StateStore,
  path: readonly number[],
  deciding: Property | undefined,
  symmetry: boolean,
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
      // Of several such steps from here the engine may have met another one first.
      decidedByStep: () => {
        if (isLast) found ??= arrived;
      },
      arrived: () => {
        if (found !== undefined) return;
        arrived = current.slice();
        if ((!isLast || deciding === undefined) && program.identify() === wanted) found = arrived;
        current.set(arrived);
      },
    },
    { symmetry, store: () => store },
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
