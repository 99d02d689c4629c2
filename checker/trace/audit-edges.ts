import { labelsOf } from '../compile/index.js';
import { DisagreementError } from '../errors.js';
import type { TransitionSystem } from '../language/index.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import type { Edges } from '../store/index.js';
import { isSame } from './retrace.js';

/** A state of an exploration that has kept its edges, by number and as it is. */
export interface ExpandedState {
  readonly id: number;
  readonly state: Snapshot;
  /** Any state of the exploration. */
  readonly stateOf: (id: number) => Snapshot;
}

/**
 * Compares the edges that were kept of a state with what the plain model can do there: the same steps, each with a label of
 * its action, and two of them with the same one if they are of the same instance. A property of runs could otherwise hold
 * because an edge was lost. Says nothing of a state that was not expanded.
 * @throws DisagreementError if they differ
 */
export function auditEdges(plain: PlainModel, edges: Edges, { id, state, stateOf }: ExpandedState): void {
  const { begins, ends, targets, labels } = edges;
  const begin = (begins[id] ?? 0) - 1;
  if (begin < 0) return;
  const steps = [...plain.transitions(state)].filter((transition) => !isSame(transition.state, state));
  const instances = new Map<number, string>();
  const agrees = (transition: Transition, position: number): boolean => {
    const label = labels[begin + position] ?? -1;
    const instance = instanceOf(transition);
    const known = instances.get(label) ?? instance;
    instances.set(label, known);
    const target = targets[begin + position] ?? id;
    return (
      known === instance &&
      isLabelOf(plain.instance, edges, transition, label) &&
      isSame(stateOf(target), transition.state)
    );
  };
  if (steps.length === (ends[id] ?? 0) - begin && steps.every(agrees)) return;
  throw new DisagreementError(
    `the transitions kept of a state are not those of the plain model: ${JSON.stringify(state)}`,
  );
}

function isLabelOf(system: TransitionSystem, { firstDuration }: Edges, { action }: Transition, label: number): boolean {
  if (action.range.over === 'time') return label >= firstDuration;
  const range = labelsOf(system)[system.actions.indexOf(action)];
  return range !== undefined && label >= range.first && label < range.first + range.size;
}

/** All occurrences of a fault are one instance. */
function instanceOf({ action, indices }: Transition): string {
  return JSON.stringify(action.kind === 'fault' ? [action.name] : [action.name, indices]);
}
