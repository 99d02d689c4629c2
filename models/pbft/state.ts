import {
  boolean,
  budget,
  type Domain,
  defineSystem,
  integer,
  type LanguageOf,
  map,
  messageSet,
  oneOf,
  optional,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
} from '../../checker/index.js';
import { newViewOrders } from './new-view-order.js';
import { quorumSizes } from './quorum-sizes.js';

/** The nodes of the system's document; what it does not name is numbered. */
const nodes = ['Core1', 'Core2', 'Cloud1', 'Edge1', 'Edge2'];

const quorum = () => integer({ min: 1, max: 9 });

/** Parameters, replicas, requests and state. */
export const system = defineSystem({
  parameters: {
    replicas: integer({ min: 1, max: 9, default: 4 }),
    /** How many Byzantine replicas the protocol is built for: the f of the literature. */
    faulty: integer({ min: 0, max: 4 }),
    /** Of how many replicas, the primary included, a request must be pre-prepared or prepared. */
    prepareQuorum: quorum(),
    commitQuorum: quorum(),
    viewChangeQuorum: quorum(),
    views: integer({ min: 1, max: 6, default: 4 }),
    requests: integer({ min: 1, max: 3, default: 2 }),
    sequenceNumbers: integer({ min: 1, max: 3, default: 1 }),
    /** How many replicas really are Byzantine. */
    byzantine: integer({ min: 0, max: 4 }),
    /** Whether the primary of the first view is among them. */
    byzantinePosition: oneOf('any', 'primary', 'backup'),
    crashes: integer({ min: 0, max: 4, default: 0 }),
    /** Into how many views replicas can come before the network has settled. */
    unsettledViews: integer({ min: 1, max: 6, default: 2 }),
  },
  defaults: ({ replicas, ...given }, variant) => {
    const faulty = given.faulty ?? Math.floor((replicas - 1) / 3);
    return { faulty, ...quorumSizes(replicas, faulty, variant), byzantine: faulty };
  },
  processes: ({ replicas, requests }) => ({
    replica: processIds(replicas, {
      names: Array.from({ length: replicas }, (_, index) => nodes[index] ?? `Replica${index + 1}`),
    }),
    request: processIds(requests, { names: ['a', 'b', 'c'], interchangeable: true }),
  }),
  state: (context) => {
    const { replica, request, views, sequenceNumbers, faulty, crashes } = context;
    const { view, sequenceNumber, proposal } = domainsOf(context);
    return {
      replica: perProcess(replica, {
        view,
        /** Since its VIEW-CHANGE to this view, until it has the NEW-VIEW. */
        changingView: boolean(),
        /** What is committed here, by sequence number; null is the null request. */
        committed: map(sequenceNumber, proposal),
        /** Which of it has been executed. Each execution is a reply to the client. */
        executed: map(sequenceNumber, request),
      }),
      /** What correct replicas have sent. What Byzantine ones send is never stored: see README.md. */
      network: messageSet({
        /** From the primary of the view. */
        PrePrepare: { view, sequenceNumber, request: proposal },
        Prepare: { from: replica, view, sequenceNumber, request: proposal },
        Commit: { from: replica, view, sequenceNumber, request: proposal },
        /** The prepared certificates that it carries follow from the sender's COMMITs. */
        ViewChange: { from: replica, view },
        /** From the primary of the view. It carries its pre-prepares up to this sequence number. */
        NewView: { view, last: integer({ min: 0, max: sequenceNumbers }) },
      }),
      byzantine: set(replica),
      crashed: set(replica),
      crashes: budget(crashes),
      /** From now on no timeout is premature. */
      settled: boolean(),
      /** Constants, for the properties. */
      bounds: {
        faulty: constant(faulty),
        lastView: constant(views - 1),
        requests: constant(request.size),
        sequenceNumbers: constant(sequenceNumbers),
      },
    };
  },
});

export type PbftLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type Replica = View<Fields['replica']['element']>;
export type ReadonlyReplica = ReadonlyView<Fields['replica']['element']>;

export type ReplicaId = ProcessId<'replica'>;
export type RequestId = ProcessId<'request'>;

/** A client's request, or the null request, which fills a gap. */
export type Proposal = RequestId | null;

/** What a replica does with a proposal in its view. */
export interface Turn {
  readonly replica: ReplicaId;
  readonly sequenceNumber: number;
  readonly request: Proposal;
}

/** A request that is to be executed at most once at a replica. */
export interface RequestTurn extends Turn {
  readonly request: RequestId;
}

/** A proposal in a view: what a prepared certificate is about. */
export interface Slot {
  readonly view: number;
  readonly sequenceNumber: number;
  readonly request: Proposal;
}

interface Sizes {
  readonly request: Domain<RequestId> & { readonly names: readonly string[]; readonly ids: readonly RequestId[] };
  readonly views: number;
  readonly sequenceNumbers: number;
}

/** The domains of what messages and actions carry. */
export function domainsOf({ request, views, sequenceNumbers }: Sizes) {
  // Only below another sequence number can there be a gap to fill.
  const proposal: Domain<Proposal> = sequenceNumbers > 1 ? optional(request) : request;
  const [nothing, ...others] = newViewOrders({ request, sequenceNumbers }).map(({ name }) => name);
  return {
    view: integer({ min: 0, max: views - 1 }),
    sequenceNumber: integer({ min: 1, max: sequenceNumbers }),
    proposal,
    order: oneOf(nothing ?? 'nothing', ...others),
  };
}

/** Every number from one to another, both included. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The values of a small domain. */
export function valuesOf<Value>(domain: Domain<Value>): readonly Value[] {
  return Array.from({ length: domain.size }, (_, code) => domain.valueAt(code));
}

function constant(value: number) {
  return integer({ min: value, max: value });
}
