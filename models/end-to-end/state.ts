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

/** What comes of a request, in the words of the flow chart. */
const phases = oneOf(
  'unsent',
  'received',
  'rejected',
  'placing',
  'migrating',
  'placed',
  'begun',
  'preparing',
  'prepared',
  'executing',
  'committing',
  'failing over',
  'ok',
  'error',
);

/** Who sends a request: somebody who may, a stranger, or somebody without permission. */
export const callers = oneOf('authorised', 'unauthenticated', 'unauthorised');

/** How far a request has come through access control: the last check that it has passed. */
const checks = oneOf('none', 'authentication', 'authorisation', 'rate limit');

/** What a message carries of a request or of its result. A damaged one is as good as any other that was not sent. */
export const payloads = oneOf('as sent', 'damaged');

/** Parameters, nodes and state. The service that requests are for is Analytics, whose replication group these nodes are. */
export const system = defineSystem({
  parameters: {
    requests: integer({ min: 1, max: 3, default: 1 }),
    /** How many requests are admitted in one window of the rate limiter. */
    rateLimit: integer({ min: 1, max: 3, default: 1 }),
    /** How many nodes are tried after the first; the document's `max_retry_attempts` is 3, and the group has two more. */
    alternatives: integer({ min: 0, max: 2, default: 1 }),
    /** Of Core2. */
    crashes: integer({ min: 0, max: 2, default: 1 }),
    /** How many messages Cloud1 drops of those that it gets or sends. */
    omissions: integer({ min: 0, max: 4, default: 2 }),
    /** How many payloads are damaged on the way. */
    damages: integer({ min: 0, max: 2 }),
    /** How often Core1 takes a node for failed that would still have answered. */
    timeouts: integer({ min: 0, max: 2 }),
  },
  processes: ({ requests }) => ({
    request: processIds(requests, { names: requestNames(requests), interchangeable: true }),
    node: processIds(3, { names: ['Cloud1', 'Core2', 'Core1'] }),
  }),
  state: ({ request, node, rateLimit, alternatives, crashes, omissions, damages, timeouts }) => ({
    request: perProcess(request, {
      caller: callers,
      /** "Requires Transaction?" */
      transactional: boolean(),
      /** Whether it can be executed at all: whatever node tries it, "Execute on Node" ends in "Failure" if not. */
      feasible: boolean({ default: true }),
      phase: phases,
      passed: checks,
      /** Where it is to be executed. */
      node: optional(node),
      /** Where it was to be executed at some time. */
      tried: set(node),
      /** Who has yet to acknowledge what became of the transaction. */
      unsettled: set(node),
      /** What the response carries. */
      result: optional(payloads),
    }),
    /** Who has been admitted since the window of the rate limiter began. The limit never changes. */
    window: { admitted: set(request), limit: integer({ min: rateLimit, max: rateLimit }) },
    /** How many alternatives are tried at most; it never changes. */
    alternatives: integer({ min: alternatives, max: alternatives }),
    /** Where the service runs. */
    service: set(node),
    node: perProcess(node, {
      up: boolean({ default: true }),
      /** What the node has done for each request. */
      work: perProcess(request, {
        /** Without a transaction what is executed is committed at once. */
        phase: oneOf('none', 'executed', 'prepared', 'committed', 'aborted'),
        /** What was executed, if anything. */
        executed: optional(payloads),
        /** Whether it has voted to commit. */
        voted: boolean(),
      }),
    }),
    network: messageBag({
      Execute: { node, request, payload: payloads },
      Executed: { node, request, payload: payloads },
      Failed: { node, request },
      Prepare: { node, request },
      Vote: { node, request },
      Refusal: { node, request },
      Commit: { node, request },
      Abort: { node, request },
      Acknowledgement: { node, request },
    }),
    crashes: budget(crashes),
    omissions: budget(omissions),
    damages: budget(damages),
    timeouts: budget(timeouts),
  }),
});

function requestNames(requests: number): string[] {
  return Array.from({ length: requests }, (_, index) => `Request${index + 1}`);
}

export type EndToEndLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type RequestId = ProcessId<'request'>;
export type Payload = 'as sent' | 'damaged';
export type Phase = ReadonlyView<Fields['request']['element']>['phase'];

/** A request, and the node that works on it: what every message names. */
export interface Assignment {
  readonly node: NodeId;
  readonly request: RequestId;
}

/** The primary of the group, where the service runs in the beginning, and the node that drops messages. */
export function cloud1({ node }: EndToEndLanguage): NodeId {
  return node.valueAt(0);
}

/** The node that crashes. */
export function core2({ node }: EndToEndLanguage): NodeId {
  return node.valueAt(1);
}

/** Whether this is the node that a request has been given to, the last one if there were several. */
export function isAssigned(s: ReadonlyState, { node, request }: Assignment): boolean {
  return s.request.at(request).node === node;
}
