import { always, alwaysStep, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each process a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(index: ProcessId): Value;
  every(test: (value: Value, index: ProcessId) => boolean): boolean;
  some(test: (value: Value, index: ProcessId) => boolean): boolean;
  count(test: (value: Value, index: ProcessId) => boolean): number;
}

type Payload = 'as sent' | 'damaged';

/** A request on its way through the system, and what the nodes have done for it. */
export interface RequestFlowState {
  readonly request: Each<Request>;
  /** Who has been let in since the limiter's window began, and how many may be. */
  readonly window: {
    readonly admitted: { has(request: ProcessId): boolean; readonly size: number };
    readonly limit: number;
  };
  /** How many nodes are tried after the first, at most. */
  readonly alternatives: number;
  readonly node: Each<{ readonly up: boolean; readonly work: Each<Work> }>;
  /** What the nodes are sent about requests. */
  readonly network: {
    some(
      kind: (typeof orders)[number],
      test: (order: { readonly node: ProcessId; readonly request: ProcessId }) => boolean,
    ): boolean;
  };
}

/** What a node is told to do. */
const orders = ['Execute', 'Prepare', 'Commit', 'Abort'] as const;

interface Request {
  readonly caller: 'authorised' | 'unauthenticated' | 'unauthorised';
  readonly transactional: boolean;
  readonly feasible: boolean;
  readonly phase: string;
  /** The last check of access that it has passed. */
  readonly passed: 'none' | 'authentication' | 'authorisation' | 'rate limit';
  /** Where it is executed; once it is answered, where it was. */
  readonly node: ProcessId | null;
  readonly tried: { readonly size: number };
  readonly result: Payload | null;
}

interface Work {
  readonly phase: 'none' | 'executed' | 'prepared' | 'committed' | 'aborted';
  readonly executed: Payload | null;
  readonly voted: boolean;
}

/** What the adversary has done so far. */
export interface AdversaryState {
  readonly crashes: { readonly spent: number };
  readonly omissions: { readonly spent: number };
  readonly damages: { readonly spent: number };
  readonly timeouts: { readonly spent: number };
}

const flow = 'Data Flow, "End-to-End Request Processing"';

export const answered: Obligation<RequestFlowState> = {
  id: 'P29.answered',
  property: systemProperties.P29,
  source: flow,
  formula: leadsTo(
    'every request is answered in the end, by a response, an error or a rejection',
    (s) => s.request.some((request) => isWaiting(request)),
    // Clients have so many requests, so that each is answered if at some time none waits.
    (s) => s.request.every((request) => !isWaiting(request)),
  ),
};

/**
 * In a transaction what is prepared where it was executed is going to be committed: the response is the decision. What is
 * prepared elsewhere is going to be aborted.
 */
export const exactlyOnce: Obligation<RequestFlowState> = {
  id: 'P29.exactlyOnce',
  property: systemProperties.P29,
  source: flow,
  formula: always(
    'a request that was answered by a response has been executed exactly once, as it was sent, and so was its result',
    (s) =>
      s.request.every(
        ({ phase, node, result, feasible }, r) =>
          phase !== 'ok' ||
          (feasible &&
            result === 'as sent' &&
            s.node.count(({ work }, n) => stands(work.at(r), n === node)) === 1 &&
            s.node.every(({ work }, n) => !stands(work.at(r), n === node) || work.at(r).executed === 'as sent')),
      ),
    { given: (s) => s.request.some(({ phase }) => phase === 'ok') },
  ),
};

/** Whoever is told of an error relies on it: what the chart aborts, others may have committed (T1). */
export const allOrNothing: Obligation<RequestFlowState> = {
  id: 'P29.allOrNothing',
  property: systemProperties.P29,
  source: `${flow}: "Abort Transaction, Return Error"`,
  formula: always(
    'where an error was returned for a transaction, nothing of it is committed, nor ever is',
    (s) =>
      s.request.every(
        ({ phase, transactional }, r) =>
          phase !== 'error' || !transactional || s.node.every(({ work }) => work.at(r).phase !== 'committed'),
      ),
    { given: (s) => s.request.some(({ phase, transactional }) => phase === 'error' && transactional) },
  ),
};

export const voted: Obligation<RequestFlowState> = {
  id: 'P29.voted',
  property: systemProperties.P29,
  source: `${flow}: "Prepare Phase, Send RPC"; Two-Phase Commit`,
  formula: always(
    'a transaction is committed only at a node that has voted for it',
    (s) =>
      s.request.every(
        ({ transactional }, r) =>
          !transactional || s.node.every(({ work }) => work.at(r).phase !== 'committed' || work.at(r).voted),
      ),
    { given: (s) => s.request.some(({ transactional }, r) => transactional && isCommittedSomewhere(s, r)) },
  ),
};

export const admitted: Obligation<RequestFlowState> = {
  id: 'P29.admitted',
  property: systemProperties.P29,
  source: 'Security Considerations, "Access Control"',
  formula: always(
    'no request is processed unless its caller is known and permitted, and it was admitted within the rate limit',
    (s) =>
      s.window.admitted.size <= s.window.limit &&
      s.request.every(
        (request) => hasPassedRightly(request) && (!isProcessed(request) || request.passed === 'rate limit'),
      ),
    { given: (s) => s.request.some((request) => request.passed !== 'none' || isProcessed(request)) },
  ),
};

/** Without it P29 would be kept by a system that rejects everybody. */
export const reasoned: Obligation<RequestFlowState & AdversaryState> = {
  id: 'P29.reasoned',
  property: systemProperties.P29,
  source: `Security Considerations, "Access Control": "Invalid", "Unauthorized", "Exceeded", each to "Reject"; ${flow}: "Return Error"`,
  formula: alwaysStep(
    'the checks of access are made in order, nobody is rejected but for the check that fails, no error is returned if ' +
      'nothing has failed or an alternative is left, no answer is taken back, and nobody works who is down',
    (before, after) =>
      !isOrderTakenByTheDead(before, after) &&
      after.request.every((request, r) => {
        const earlier = before.request.at(r);
        if (request.passed !== earlier.passed && request.passed !== nextCheck[earlier.passed]) return false;
        if (request.phase === earlier.phase) return true;
        if (isAnswered(earlier)) return false;
        if (request.phase === 'rejected') return fails(before, request);
        if (request.phase !== 'error') return true;
        return request.tried.size > before.alternatives && (!request.feasible || hasAnythingFailed(before));
      }),
  ),
};

export const answeredAfterFailover: Witness<RequestFlowState> = {
  id: 'P29.answered/reached:failover',
  formula: reachable('a response, after a node has failed', (s) =>
    s.request.some(({ phase, tried }) => phase === 'ok' && tried.size > 1),
  ),
};

export const executedTwice: Witness<RequestFlowState> = {
  id: 'P29.exactlyOnce/reached:again',
  formula: reachable(
    'a response by one node, while another has executed the request as well and will have to roll it back',
    (s) =>
      s.request.some(
        ({ phase, transactional, node }, r) =>
          phase === 'ok' &&
          transactional &&
          s.node.some(
            ({ work }, n) => n !== node && (work.at(r).phase === 'executed' || work.at(r).phase === 'prepared'),
          ),
      ),
  ),
};

export const answeredFromKey: Witness<RequestFlowState> = {
  id: 'P29.exactlyOnce/reached:key',
  formula: reachable(
    'a response, without a transaction, by another node than the one that has executed the request',
    (s) =>
      s.request.some(
        ({ phase, transactional, node }, r) =>
          phase === 'ok' &&
          !transactional &&
          s.node.some(({ work }, n) => n !== node && work.at(r).phase === 'committed'),
      ),
  ),
};

export const errorAfterVote: Witness<RequestFlowState> = {
  id: 'P29.allOrNothing/reached:error',
  formula: reachable('an error, after a node has voted to commit', (s) =>
    s.request.some(
      ({ phase }, r) =>
        phase === 'error' && s.node.some(({ work }) => work.at(r).phase === 'prepared' && work.at(r).voted),
    ),
  ),
};

export const committedAtAlternative: Witness<RequestFlowState> = {
  id: 'P29.voted/reached:alternative',
  formula: reachable('a transaction is committed at an alternative', (s) =>
    s.request.some(({ transactional, tried }, r) => transactional && tried.size > 1 && isCommittedSomewhere(s, r)),
  ),
};

export const notPermitted: Witness<RequestFlowState> = {
  id: 'P29.admitted/reached:permission',
  formula: reachable('somebody is rejected who is known, and not permitted to send requests', (s) =>
    s.request.some(
      ({ phase, caller, passed }) => phase === 'rejected' && caller === 'unauthorised' && passed === 'authentication',
    ),
  ),
};

export const errorWithoutFault: Witness<RequestFlowState & AdversaryState> = {
  id: 'P29.reasoned/reached:error',
  formula: reachable(
    'an error is returned though nothing has failed: the request cannot be executed',
    (s) => !hasAnythingFailed(s) && s.request.some(({ phase }) => phase === 'error'),
  ),
};

function isAnswered({ phase }: Request): boolean {
  return ['rejected', 'ok', 'error'].includes(phase);
}

function isWaiting(request: Request): boolean {
  return request.phase !== 'unsent' && !isAnswered(request);
}

const nextCheck = {
  none: 'authentication',
  authentication: 'authorisation',
  authorisation: 'rate limit',
  'rate limit': null,
} as const;

/** Whether a request fails the check that comes next. */
function fails(s: RequestFlowState, { passed, caller }: Request): boolean {
  if (passed === 'none') return caller === 'unauthenticated';
  if (passed === 'authentication') return caller === 'unauthorised';
  return isLimitReached(s);
}

/** Whether each check that it has passed is one that its caller can pass. */
function hasPassedRightly({ passed, caller }: Request): boolean {
  return passed === 'none' || caller === 'authorised' || (passed === 'authentication' && caller === 'unauthorised');
}

/** Whether more has been done for it than to control access and to look for a node. */
function isProcessed({ phase }: Request): boolean {
  return !['unsent', 'received', 'rejected', 'placing'].includes(phase);
}

/** Whether work has taken effect, or is going to. */
function stands({ phase }: Work, isWhereItIsExecuted: boolean): boolean {
  return phase === 'committed' || (phase === 'prepared' && isWhereItIsExecuted);
}

function isCommittedSomewhere(s: RequestFlowState, r: ProcessId): boolean {
  return s.node.some(({ work }) => work.at(r).phase === 'committed');
}

function isOrderTakenByTheDead(before: RequestFlowState, after: RequestFlowState): boolean {
  return orders.some((kind) =>
    before.network.some(
      kind,
      ({ node, request }) =>
        !before.node.at(node).up &&
        !after.node.at(node).up &&
        !after.network.some(kind, (order) => order.node === node && order.request === request),
    ),
  );
}

/** By requests that have indeed passed all checks. */
function isLimitReached({ request, window }: RequestFlowState): boolean {
  return request.count(({ passed }, r) => passed === 'rate limit' && window.admitted.has(r)) >= window.limit;
}

function hasAnythingFailed({ crashes, omissions, damages, timeouts }: AdversaryState): boolean {
  return crashes.spent + omissions.spent + damages.spent + timeouts.spent > 0;
}
