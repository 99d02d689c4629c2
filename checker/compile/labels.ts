import { type Action, resolvedRange, type StateType, type TransitionSystem } from '../language/index.js';
import { universeOf } from './universe.js';

/** The labels of an action's instances: one for each value of its range, in order; of a fault one for all. */
export interface LabelRange {
  readonly first: number;
  readonly size: number;
}

/**
 * Numbers the instances of all actions from 0: an action with one value of `each`, or with one message. What the effect
 * chooses makes no other instance. Nobody asks which instance of a fault occurred, for faults are never fair.
 */
export function labelsOf({ actions, fields }: TransitionSystem): readonly LabelRange[] {
  let first = 0;
  return actions.map((action) => {
    const range = { first, size: action.kind === 'fault' ? 1 : instancesOf(action, fields) };
    first += range.size;
    return range;
  });
}

function instancesOf(action: Action, fields: TransitionSystem['fields']): number {
  const range = resolvedRange(action, fields);
  switch (range.over) {
    case 'once':
      return 1;
    case 'domain':
      return range.domain.size;
    case 'domains':
      return Object.values(range.domains).reduce((product, { size }) => product * size, 1);
    // How far time passes is what tells one passing of time from another; `Edges` numbers that.
    case 'time':
      return 0;
    case 'messages':
    case 'forgeries':
      return messagesOf(fields[range.network]);
  }
}

function messagesOf(type: StateType | undefined): number {
  switch (type?.kind) {
    case 'message set':
    case 'message bag':
      return universeOf(type.messages).size;
    case 'channels':
      return type.processes.size ** 2 * universeOf(type.messages).size;
    default:
      return 0;
  }
}
