import type { NodeSelection } from '../../models/index.js';
import { argmax, bestIsFull, selects, third } from '../catalogue/load-balancing/node-selection.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<NodeSelection>('node-selection');

/** Node selection: for the document's five nodes, each of them as measured, idle, idle without memory, down or isolated. */
export const nodeSelectionSuite: readonly Binding[] = [
  holds(argmax),
  reached(argmax, bestIsFull),
  breaks(argmax, { variant: 'documented', finding: 'N2 and N3' }),
  breaks(argmax, { variant: 'room-not-asked', finding: 'N3' }),

  holds(selects),
  reached(selects, third),
  breaks(selects, { variant: 'one-next-best', finding: 'N2' }),
];
