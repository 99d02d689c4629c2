import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';
import { caps, nodeOrder } from '../topology/nodes.js';

/** Parameters, nodes, requests and state. Memory is counted in tenths of a gigabyte. */
export const system = defineSystem({
  parameters: {
    /** How many requests there are at once at most. */
    requests: integer({ min: 1, max: 6, default: 3 }),
    /** What a request takes, at first as the document has it: in percent, */
    cpu: integer({ min: 1, max: 27, default: 15 }),
    /** in tenths of a gigabyte, */
    memory: integer({ min: 1, max: 115, default: 20 }),
    /** and in a second. */
    transactions: integer({ min: 1, max: 200, default: 5 }),
    /** How many of the requests, the first ones, take a third of that. */
    small: integer({ min: 0, max: 6 }),
    /** How much of the differences between the nodes' base loads there is, in percent: 100 is the document's table. */
    spread: integer({ min: 0, max: 100, default: 100 }),
    crashes: integer({ min: 0, max: 2, default: 1 }),
    /** Whether Core2 is among those that crash; else it is Edge1 alone. */
    coreMayCrash: boolean(),
    /** How many messages Edge2 and Cloud1 drop. */
    omissions: integer({ min: 0, max: 3, default: 1 }),
    /** How often Core1 reports what is not so. */
    lies: integer({ min: 0, max: 3, default: 1 }),
  },
  processes: ({ requests }) => ({
    node: processIds(nodeOrder.length, { names: nodeOrder }),
    request: processIds(requests, { names: Array.from({ length: requests }, (_, index) => `Request${index + 1}`) }),
  }),
  state: ({ node, request, requests, cpu, memory, transactions, crashes, omissions, lies }) => ({
    node: perProcess(node, {
      /** A node that is down is removed when the load balancer has noticed. */
      status: oneOf('up', 'crashed', 'removed'),
      /** Which fault has been injected last. */
      struckBy: oneOf('nothing', 'crash', 'omission', 'Byzantine'),
      // What it really carries: its base load and what runs. Room enough for a design that passes the caps.
      cpu: integer({ min: 0, max: caps.cpu + requests * cpu }),
      memory: integer({ min: 0, max: 10 * caps.memory + requests * memory }),
      transactions: integer({ min: 0, max: caps.transactions + requests * transactions }),
      running: set(request),
      /** Of these it has reported the end, and does not know that the load balancer has heard. */
      finished: set(request),
    }),
    /** The load balancer's books. What it has placed on a node counts there until it hears that it has finished. */
    request: perProcess(request, {
      phase: oneOf('idle', 'waiting', 'placed'),
      node: optional(node),
    }),
    /** What was running when metrics were last collected. Only a design that goes by metrics looks at it. */
    metrics: perProcess(node, set(request)),
    // Nothing is sent of which a copy is in flight, unless a lie has made a message forgotten, or is the copy.
    network: messageBag(
      {
        Allocate: { request, to: node },
        Finished: { request, from: node },
      },
      { copies: 1 + lies },
    ),
    crashes: budget(crashes),
    omissions: budget(omissions),
    lies: budget(lies),
  }),
});

export type LoadBalancingLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type RequestId = ProcessId<'request'>;
