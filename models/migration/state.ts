import {
  array,
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

/** What a node is to the service. Only the documented design quiesces an instance and releases it. */
const roles = oneOf('standby', 'active', 'forwarding', 'quiesced', 'released');

/** Parameters, nodes, clients and state. The service moves from Edge1, the source, to Core2, the target. */
export const system = defineSystem({
  parameters: {
    clients: integer({ min: 1, max: 3, default: 2 }),
    /** How many calls each client makes, one after the other; each writes. */
    calls: integer({ min: 1, max: 3, default: 1 }),
    /** Whether the target has had every write from the beginning, as a replica of the service's group; else it starts empty. */
    replicated: boolean({ default: true }),
    crashes: integer({ min: 0, max: 2, default: 1 }),
    /** Whether the source may crash while it has the only copy, as far as the manager knows. */
    onlyCopyMayCrash: boolean({ default: true }),
    losses: integer({ min: 0, max: 3, default: 1 }),
    duplicates: integer({ min: 0, max: 3 }),
    /** How often a client does not wait for an answer that may still come. */
    timeouts: integer({ min: 0, max: 3 }),
  },
  processes: ({ clients }) => ({
    node: processIds(2, { names: ['Edge1', 'Core2'] }),
    client: processIds(clients, {
      names: Array.from({ length: clients }, (_, index) => `Client${index + 1}`),
      interchangeable: true,
    }),
  }),
  state: ({ node, client, calls, replicated, crashes, losses, duplicates, timeouts }) => {
    const number = numbersOf(calls);
    // One epoch for the beginning, one for the migration, one for the failover; with both nodes dead there is no further.
    const epoch = integer({ min: 0, max: crashes > 0 ? 2 : 1 });
    return {
      loadBalancer: oneOf('watching', 'migrating'),
      manager: {
        phase: oneOf('idle', 'preparing', 'handing over', 'recovering', 'updating', 'settled'),
        /** The newest that it has given to anybody. */
        epoch,
        /** Whether the target is known to have everything that the source has acknowledged. */
        standbyIsReady: boolean({ default: replicated }),
        /** Whose crash it has detected. */
        crashed: set(node),
      },
      registry: { location: node, version: epoch },
      node: perProcess(node, {
        up: boolean({ default: true }),
        role: roles,
        /** The newest in which it has served or applied a write. */
        epoch,
        /** Whether it acknowledges a write only when the other node has it. */
        hasStandby: boolean(),
        /** The state of the service: the writes that it has accepted, each with the epoch in which it did. */
        accepted: perProcess(client, array(number, optional(epoch))),
        /** Those which the standby is not known to have. */
        unconfirmed: perProcess(client, set(number)),
      }),
      client: perProcess(client, {
        phase: oneOf('idle', 'calling', 'rejected'),
        /** Where its last lookup found the service. */
        cached: optional(node),
        served: integer({ min: 0, max: calls }),
      }),
      // Nothing is sent of which a copy is in flight, so only the adversary adds copies.
      network: messageBag(
        {
          Call: { to: node, client, number },
          ForwardedCall: { to: node, client, number },
          Answer: { client, number },
          Rejection: { client, number },
          Write: { to: node, epoch, client, number },
          Written: { to: node, client, number },
          Initiate: {},
          Prepare: { to: node, epoch },
          Prepared: {},
          HandOver: { to: node, epoch },
          TakeOver: { to: node, epoch, keepsStandby: boolean() },
          Ready: { epoch },
          Update: { location: node, version: epoch },
          Updated: { version: epoch },
          Deactivate: { to: node },
        },
        { copies: 1 + duplicates },
      ),
      crashes: budget(crashes),
      losses: budget(losses),
      duplicates: budget(duplicates),
      timeouts: budget(timeouts),
    };
  },
});

export type MigrationLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type ClientId = ProcessId<'client'>;

/** The numbers of a client's calls. */
export function numbersOf(calls: number) {
  return integer({ min: 1, max: calls });
}

/** A client's call, by its number. */
export interface Call {
  readonly client: ClientId;
  readonly number: number;
}

/** A call as it reaches a node. */
export interface ArrivingCall extends Call {
  readonly to: NodeId;
}

/** Where the service is in the beginning. */
export function sourceOf({ node }: MigrationLanguage): NodeId {
  return node.valueAt(0);
}

/** Where the load balancer wants it. */
export function targetOf({ node }: MigrationLanguage): NodeId {
  return node.valueAt(1);
}

export function otherThan(language: MigrationLanguage, node: NodeId): NodeId {
  return node === sourceOf(language) ? targetOf(language) : sourceOf(language);
}
