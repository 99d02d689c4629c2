import {
  boolean,
  budget,
  countdown,
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
  startingAt,
  type View,
} from '../../checker/index.js';
import { callees, LONGEST_WAY, type Place, places } from './nodes.js';

/** The document's timeout of failure detection, in milliseconds: the longest that anybody here waits. */
export const DETECTION_TIMEOUT = 3000;

/** Parameters, processes and state. */
export const system = defineSystem({
  parameters: {
    /** The node on which the service is called. */
    target: startingAt('Edge1', oneOf(...callees)),
    /** The node on which a call is tried again. */
    alternative: startingAt('Edge2', oneOf(...callees)),
    /** How many calls the client makes, one after the other. */
    calls: integer({ min: 1, max: 3, default: 2 }),
    /** The document's `max_retry_attempts`. */
    retries: integer({ min: 0, max: 4, default: 3 }),
    /**
     * What the network may be. In a `timely` one a message arrives within the time of its link or never, and timeouts are
     * measured; in an `asynchronous` one anything takes any time.
     */
    network: startingAt('either', oneOf('timely', 'asynchronous', 'either')),
    /** Of one attempt, with the backoff before the next one; in milliseconds. It is longer than any round trip. */
    timeout: integer({ min: 2 * LONGEST_WAY + 1, max: DETECTION_TIMEOUT, default: 1250 }),
    crashes: integer({ min: 0, max: 2, default: 1 }),
    /** Of nodes that have crashed; in an asynchronous network only, since recovery takes longer than a call. */
    restarts: integer({ min: 0, max: 2, default: 1 }),
    /** How many messages the network loses. */
    losses: integer({ min: 0, max: 8, default: 3 }),
    /** How many messages are dropped by nodes whose failure mode is omission. */
    omissions: integer({ min: 0, max: 8, default: 1 }),
    /** How often the manager does not wait for a response that may still come; in an asynchronous network only. */
    timeouts: integer({ min: 0, max: 3, default: 1 }),
  },
  processes: ({ target, alternative, calls }) => ({
    node: processIds(2, { names: [target, alternative] }),
    call: processIds(calls, { names: ['Call1', 'Call2', 'Call3'] }),
  }),
  state: ({ node, call, calls, retries, timeout, crashes, restarts, losses, omissions, timeouts }) => {
    const highest = highestNumber({ calls, crashes, losses, omissions, timeouts });
    const numberOrNone = integer({ min: 0, max: highest });
    return {
      /** Whether the network is a timely one, for good. */
      isTimely: boolean(),
      /** How many calls the client has made. */
      made: integer({ min: 0, max: calls }),
      manager: {
        /** The client's call that has neither a response nor an error yet. */
        waitsFor: optional(call),
        /** How often the request has been forwarded; nobody counts beyond one too many. */
        attempts: integer({ min: 0, max: retries + 2 }),
        /** To whom it was last forwarded. */
        asked: node,
        timeout: countdown({ max: Math.max(timeout, DETECTION_TIMEOUT) }),
        /** Due when the round trip of the route is over. The manager does not look at it: it is for properties. */
        promise: countdown({ max: 2 * LONGEST_WAY + 1 }),
      },
      /** The service gives each call a number of its own; its state is replicated on both nodes. */
      service: { lastNumber: numberOrNone },
      /** The idempotency keys: for each call that was executed its number, else 0. No crash of a node harms them. */
      key: perProcess(call, numberOrNone),
      node: perProcess(node, {
        up: boolean({ default: true }),
        /** For each call that it has to answer the number, else 0. */
        response: perProcess(call, numberOrNone),
        /** Keys in its own memory, in a variant only. */
        ownKey: perProcess(call, numberOrNone),
      }),
      network: messageBag(
        {
          Request: { to: node, call },
          Response: { from: node, call, number: integer({ min: 1, max: highest }) },
        },
        // Only after a premature timeout is there more than one message of a call on its way.
        { copies: 1 + timeouts },
      ),
      /** Of the one message that is on its way in a timely network. */
      way: countdown({ max: LONGEST_WAY }),
      /** What has become of each call. No node knows of it. */
      call: perProcess(call, {
        outcome: oneOf('none', 'response', 'error'),
        /** The number that the client was given, else 0. */
        answer: numberOrNone,
        /** How often the call was executed; nobody counts beyond one too many. */
        executions: integer({ min: 0, max: 2 }),
        /** The number that its first execution gave it, else 0. */
        number: numberOrNone,
        /** Whether a message of the call was dropped. */
        dropped: boolean(),
      }),
      crashes: budget(crashes),
      restarts: budget(restarts),
      losses: budget(losses),
      omissions: budget(omissions),
      timeouts: budget(timeouts),
    };
  },
});

export type RpcLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type NodeId = ProcessId<'node'>;
export type CallId = ProcessId<'call'>;

/** The highest number that the service can give: a design that executes a call again does so because of a fault. */
export function highestNumber(
  limits: Readonly<Record<'calls' | 'crashes' | 'losses' | 'omissions' | 'timeouts', number>>,
): number {
  return limits.calls + limits.crashes + limits.losses + limits.omissions + limits.timeouts;
}

export function targetOf({ node }: RpcLanguage): NodeId {
  return node.valueAt(0);
}

/** The alternative of the target, and the other way round. */
export function alternativeOf({ node }: RpcLanguage, n: NodeId): NodeId {
  return node.valueAt(n === node.valueAt(0) ? 1 : 0);
}

export function placeOf(language: RpcLanguage, n: NodeId): Place {
  return places[n === targetOf(language) ? language.target : language.alternative];
}
