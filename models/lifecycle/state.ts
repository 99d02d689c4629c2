import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';

const nodeNames = ['Edge1', 'Core2', 'Edge2'];

/** The longest procedure has so many steps. */
const mostSteps = 8;

/** Parameters, nodes and state. Each of these nodes is linked with both others. */
export const system = defineSystem({
  parameters: {
    /** Of Edge1 and Core2. */
    crashes: integer({ min: 0, max: 3, default: 1 }),
    /** How many requests clients send. */
    requests: integer({ min: 0, max: 2, default: 1 }),
    /** Whether nodes are shut down, as their operators like. */
    shutdowns: boolean({ default: true }),
  },
  processes: () => ({
    node: processIds(nodeNames.length, { names: nodeNames }),
  }),
  state: ({ node, crashes, requests }) => ({
    node: perProcess(node, {
      power: oneOf('off', 'on', 'crashed', 'released'),
      /** The procedure that it goes through, or has gone through last, and how many steps of it are done. */
      procedure: oneOf('start-up', 'shutdown'),
      done: integer({ min: 0, max: mostSteps }),
      /** Whether its health monitoring runs, which sends heartbeats over its connections, and watches for those of others. */
      monitoring: boolean(),
      /** To whom it is connected. A node that crashes closes no connection, so that the other end may still be open. */
      connections: set(node),
      /** Whose heartbeats it waits for. */
      watches: set(node),
      /** Who has crashed since it began to watch them; it does not know yet. */
      lost: set(node),
      /** Whom it takes for failed. */
      suspects: set(node),
      processing: boolean(),
      work: oneOf('none', 'in flight', 'to be replicated'),
      /** Whether all that it has done is on disk. */
      persisted: boolean({ default: true }),
    }),
    /** The recovery from the failure of each node, which the Recovery Service of Edge2 leads. */
    recovery: perProcess(node, { done: integer({ min: 0, max: mostSteps }), target: optional(node) }),
    /** The service registry: where the services of each node run. */
    registry: perProcess(node, node),
    crashes: budget(crashes),
    requests: budget(requests),
  }),
});

export type LifecycleLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;

/** Two nodes, one of which does something about the other. */
export interface Pair {
  readonly one: NodeId;
  readonly other: NodeId;
}

/** Where the Recovery Service runs. */
export function edge2({ node }: LifecycleLanguage): NodeId {
  return node.valueAt(2);
}
