import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  type View,
} from '../../checker/index.js';
import { dashboard, nodeOrder } from '../topology/nodes.js';

/** The most requests that a node of the document carries: one for each point of CPU. */
const MOST_REQUESTS = Math.max(...dashboard.map(({ cpu }) => cpu));

/** Where the chart "Cascading Failure Prevention" is; `resumed` and `with the operator` are where it ends. */
const boxes = oneOf(
  'resumed',
  'assess impact',
  'isolate',
  'monitor dependencies',
  'load shedding',
  'redistribute',
  'emergency protocol',
  'more failures?',
  'recover',
  'verify',
  'with the operator',
);

/** Parameters, nodes and state. */
export const system = defineSystem({
  parameters: {
    /** How many nodes fail by themselves; those that break down under overload are not counted. */
    failures: integer({ min: 0, max: 4, default: 1 }),
    /** How many requests are moved or shed in one step at most. */
    batch: integer({ min: 1, max: MOST_REQUESTS, default: 1 }),
    /** Whether the load of a node is two services that move as a whole, half of its requests each, and not single requests. */
    wholeServices: boolean({ default: false }),
  },
  processes: () => ({ node: processIds(nodeOrder.length, { names: nodeOrder }) }),
  state: ({ node, failures }) => ({
    node: perProcess(node, {
      up: boolean({ default: true }),
      /** Whether its failure is detected, and whether the chart has come to it. */
      detected: boolean(),
      assessed: boolean(),
      /** How many requests it carries, by the node that carried them in the beginning. Those of a dead node wait. */
      carries: perProcess(node, integer({ min: 0, max: MOST_REQUESTS })),
    }),
    chart: boxes,
    /** Whether an operator has been told that there is an emergency. */
    operatorIsTold: boolean(),
    failures: budget(failures),
  }),
});

export type CascadeLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
