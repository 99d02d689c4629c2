import type { Action } from '../../checker/index.js';
import type { Assignment, EndToEndLanguage, Fields, Payload, ReadonlyState, RequestId, State } from './state.js';

/** A node of the group: executes, votes, and does what the coordinator decides. */
export function executionActions(language: EndToEndLanguage): readonly Action<Fields>[] {
  const { receive } = language;
  return [
    executeRequest(language, untouched),

    // The key is written together with the effect, and synchronously to the group, so that it survives any node (R1).
    receive('answer what the idempotency key stands for', 'network', 'Execute', {
      fair: 'weak',
      when: (s, { node: n, request: r, payload }) => s.node.at(n).up && payload === 'as sent' && hasTakenEffect(s, r),
      then: (s, message) => s.network.send('Executed', message),
    }),

    receive('fail to execute the request', 'network', 'Execute', {
      fair: 'weak',
      when: (s, { node: n, request: r, payload }) =>
        s.node.at(n).up && payload === 'as sent' && !s.request.at(r).feasible,
      then: (s, { node: n, request: r }) => s.network.send('Failed', { node: n, request: r }),
    }),

    receive('discard a damaged request', 'network', 'Execute', {
      fair: 'weak',
      when: (s, { node: n, payload }) => s.node.at(n).up && payload === 'damaged',
      then: () => {},
    }),

    receive('vote to commit', 'network', 'Prepare', {
      fair: 'weak',
      when: (s, { node: n, request: r }) => s.node.at(n).up && s.node.at(n).work.at(r).phase === 'executed',
      then: (s, assignment) => {
        const work = s.node.at(assignment.node).work.at(assignment.request);
        work.phase = 'prepared';
        work.voted = true;
        s.network.send('Vote', assignment);
      },
    }),

    // It has crashed in between, and what it had executed was not on disk yet.
    receive('refuse to commit', 'network', 'Prepare', {
      fair: 'weak',
      when: (s, { node: n, request: r }) => s.node.at(n).up && s.node.at(n).work.at(r).phase === 'none',
      then: (s, assignment) => {
        s.node.at(assignment.node).work.at(assignment.request).phase = 'aborted';
        s.network.send('Refusal', assignment);
      },
    }),

    receive('apply the changes', 'network', 'Commit', {
      fair: 'weak',
      when: (s, { node: n }) => s.node.at(n).up,
      then: (s, assignment) => {
        s.node.at(assignment.node).work.at(assignment.request).phase = 'committed';
        s.network.send('Acknowledgement', assignment);
      },
    }),

    // Also when it has not been asked to execute yet: what comes late is not executed any more.
    receive('roll back', 'network', 'Abort', {
      fair: 'weak',
      when: (s, { node: n }) => s.node.at(n).up,
      then: (s, assignment) => {
        const work = s.node.at(assignment.node).work.at(assignment.request);
        work.reset();
        work.phase = 'aborted';
        s.network.send('Acknowledgement', assignment);
      },
    }),
  ];
}

/** Whether a node that is asked to execute a request does it now. */
export type IsToBeExecuted = (s: ReadonlyState, { node, request }: Assignment) => boolean;

/** Neither has this node done anything for it, nor has it taken effect elsewhere. */
export const untouched: IsToBeExecuted = (s, { node, request }) =>
  s.node.at(node).work.at(request).phase === 'none' && !hasTakenEffect(s, request);

/** Within a transaction what is executed waits for the decision; else it takes effect at once. */
export function executeRequest({ receive }: EndToEndLanguage, isToBeExecuted: IsToBeExecuted): Action<Fields> {
  return receive('execute the request', 'network', 'Execute', {
    fair: 'weak',
    when: (s, message) =>
      s.node.at(message.node).up &&
      message.payload === 'as sent' &&
      s.request.at(message.request).feasible &&
      isToBeExecuted(s, message),
    then: (s, message) => {
      execute(s, message);
      // Only a node that is asked again and again has answered before, and not been heard.
      if (!s.network.has('Executed', message)) s.network.send('Executed', message);
    },
  });
}

export function execute(s: State, { node, request, payload }: Assignment & { readonly payload: Payload }): void {
  const work = s.node.at(node).work.at(request);
  if (!s.request.at(request).transactional) work.phase = 'committed';
  else if (work.phase === 'none') work.phase = 'executed';
  work.executed = payload;
}

/** Whether a request without a transaction has taken effect at some node: its idempotency key is known to the group. */
function hasTakenEffect(s: ReadonlyState, request: RequestId): boolean {
  return !s.request.at(request).transactional && s.node.some(({ work }) => work.at(request).phase === 'committed');
}
