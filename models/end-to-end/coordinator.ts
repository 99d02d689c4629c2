import type { Action } from '../../checker/index.js';
import type { Assignment, EndToEndLanguage, Fields, ReadonlyState, RequestId, State } from './state.js';
import { isAssigned } from './state.js';

const by = 'Core1';

/** What the coordinator does about a node that it can commit at. */
export type Decide = (s: State, assignment: Assignment) => void;

/**
 * The decision counts when it is taken, and the client is told. It is told the node until that has acknowledged it, so
 * nothing can come between (T1 and T6 of the findings).
 */
export const decideForGood: Decide = (s, { request }) => {
  s.request.at(request).phase = 'ok';
};

/**
 * Core1 has the request executed at the node that was selected, as part of a transaction if it needs one, and on a failure
 * at an alternative. The node executes before it votes: who has voted has the result on disk, and whoever takes over after
 * a failure votes as well (M7). Two-phase commit is that of Gray, "Notes on data base operating systems" (1978).
 */
export function coordinatorActions(language: EndToEndLanguage): readonly Action<Fields>[] {
  const { request, node, alternatives, action, receive } = language;
  return [
    action('begin the transaction', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).phase === 'placed' && s.request.at(r).transactional,
      then: (s, r) => {
        const self = s.request.at(r);
        self.phase = 'begun';
        if (self.node !== null) self.unsettled.add(self.node);
      },
    }),

    action('send the RPC', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) =>
        s.request.at(r).transactional ? s.request.at(r).phase === 'begun' : s.request.at(r).phase === 'placed',
      then: sendRpc,
    }),

    receive('return the response', 'network', 'Executed', {
      by,
      fair: 'weak',
      when: (s, message) =>
        isAssigned(s, message) && message.payload === 'as sent' && !s.request.at(message.request).transactional,
      then: (s, { request: r, payload }) => {
        const self = s.request.at(r);
        self.phase = 'ok';
        self.result = payload;
      },
    }),

    receive('prepare the transaction', 'network', 'Executed', {
      by,
      fair: 'weak',
      when: (s, message) =>
        isAssigned(s, message) && message.payload === 'as sent' && s.request.at(message.request).transactional,
      then: (s, { node: n, request: r, payload }) => {
        const self = s.request.at(r);
        self.phase = 'preparing';
        self.result = payload;
        s.network.send('Prepare', { node: n, request: r });
      },
    }),

    commitOnVote(language, isAssigned, decideForGood),

    // Its authentication code does not match.
    receive('discard a damaged response', 'network', 'Executed', {
      by,
      fair: 'weak',
      when: (_, { payload }) => payload === 'damaged',
      then: () => {},
    }),

    receive('learn that the execution has failed', 'network', 'Failed', {
      by,
      fair: 'weak',
      when: isAssigned,
      then: (s, { request: r }) => giveUpNode(s, r),
    }),

    receive('learn that the node refuses to commit', 'network', 'Refusal', {
      by,
      fair: 'weak',
      when: isAssigned,
      then: (s, { request: r }) => giveUpNode(s, r),
    }),

    giveUpTimer(language, giveUpNode),

    action('fail over to an alternative', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).phase === 'failing over' && s.request.at(r).tried.size <= alternatives,
      then: (s, r) => {
        s.request.at(r).phase = 'placing';
      },
    }),

    action('return an error', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => s.request.at(r).phase === 'failing over' && s.request.at(r).tried.size > alternatives,
      then: (s, r) => {
        s.request.at(r).phase = 'error';
      },
    }),

    // The first time as well as again and again: until it is acknowledged.
    action('send COMMIT', {
      each: { node, request },
      by,
      fair: 'weak',
      when: (s, assignment) =>
        s.request.at(assignment.request).phase === 'ok' && mustBeTold(s, assignment) && isAssigned(s, assignment),
      then: (s, assignment) => s.network.send('Commit', assignment),
    }),

    action('send ABORT', {
      each: { node, request },
      by,
      fair: 'weak',
      when: (s, assignment) => mustBeTold(s, assignment) && !isAssigned(s, assignment),
      then: (s, assignment) => s.network.send('Abort', assignment),
    }),

    noteAcknowledgement(language, () => {}),
  ];
}

export function commitOnVote(
  { receive }: EndToEndLanguage,
  counts: (s: ReadonlyState, vote: Assignment) => boolean,
  decide: Decide,
): Action<Fields> {
  return receive('commit the transaction', 'network', 'Vote', { by, fair: 'weak', when: counts, then: decide });
}

export function noteAcknowledgement({ receive }: EndToEndLanguage, alsoDo: Decide): Action<Fields> {
  return receive('note the acknowledgement', 'network', 'Acknowledgement', {
    by,
    fair: 'weak',
    then: (s, { node, request }) => {
      s.request.at(request).unsettled.delete(node);
      alsoDo(s, { node, request });
    },
  });
}

export function sendRpc(s: State, request: RequestId): void {
  const self = s.request.at(request);
  self.phase = 'executing';
  if (self.node === null) return;
  const rpc = { node: self.node, request, payload: 'as sent' } as const;
  // A node that is asked again may still have it before it, if it was down.
  if (!s.network.has('Execute', rpc)) s.network.send('Execute', rpc);
}

/** In a model without time it is due when no answer can come; earlier it is a fault. */
export function giveUpTimer(
  { request, timer }: EndToEndLanguage,
  giveUp: (s: State, request: RequestId) => void,
): Action<Fields> {
  return timer('give up a node that does not answer', {
    each: request,
    by,
    fair: 'weak',
    when: (s, r) => isWaiting(s, r) && !mayAnswer(s, r),
    then: giveUp,
  });
}

/** Whatever comes from the node from now on is too late. */
export function giveUpNode(s: State, request: RequestId): void {
  const self = s.request.at(request);
  self.phase = 'failing over';
  self.node = null;
  self.result = null;
}

export function isWaiting(s: ReadonlyState, request: RequestId): boolean {
  const { phase } = s.request.at(request);
  return phase === 'executing' || phase === 'preparing';
}

/** Whether an answer of the node is in flight, or something that it can still answer. */
export function mayAnswer(s: ReadonlyState, request: RequestId): boolean {
  const { node } = s.request.at(request);
  if (node === null) return false;
  const assignment = { node, request };
  if (
    isRpcInFlight(s, 'Executed', assignment) ||
    s.network.has('Failed', assignment) ||
    s.network.has('Vote', assignment) ||
    s.network.has('Refusal', assignment)
  ) {
    return true;
  }
  return s.node.at(node).up && (isRpcInFlight(s, 'Execute', assignment) || s.network.has('Prepare', assignment));
}

function isRpcInFlight(s: ReadonlyState, kind: 'Execute' | 'Executed', { node, request }: Assignment): boolean {
  return (
    s.network.has(kind, { node, request, payload: 'as sent' }) ||
    s.network.has(kind, { node, request, payload: 'damaged' })
  );
}

/** Whether a node has not acknowledged what became of the transaction, and nothing about it is in flight. */
function mustBeTold(s: ReadonlyState, assignment: Assignment): boolean {
  return (
    s.request.at(assignment.request).unsettled.has(assignment.node) &&
    !s.network.has('Commit', assignment) &&
    !s.network.has('Abort', assignment) &&
    !s.network.has('Acknowledgement', assignment)
  );
}
