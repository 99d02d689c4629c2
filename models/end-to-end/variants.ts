import type { Action, Variant } from '../../checker/index.js';
import { accessControlActions, type Gate, rejectStranger } from './access-control.js';
import { clientActions } from './client.js';
import { commitOnVote, type Decide, decideForGood, giveUpNode, noteAcknowledgement, sendRpc } from './coordinator.js';
import { execute, executeRequest, type IsToBeExecuted } from './execution.js';
import { notTriedYet, placementActions } from './placement.js';
import { prepareFirst } from './prepare-first.js';
import { type EndToEndLanguage, type Fields, isAssigned, type ReadonlyState, type RequestId } from './state.js';

type Design = Variant<Fields> | ((language: EndToEndLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (M6, M7, T1, R1 of findings.md) or seeded mistake. */
export const variants = {
  repaired: {
    about:
      'Executed before it votes, at one node after another; what is decided stays; an idempotency key without a transaction',
  },

  documented: (language) => ({
    about: 'As the flow chart has it: M6, M7, T1 and R1 together',
    ...together(
      prepareFirst(language, commitForNow, notRolledBack),
      failOverForEver(language),
      abortWhenCommitFails(language),
      { remove: [answerFromKey] },
    ),
  }),

  'prepare-before-execute': (language) => ({
    about: 'M7: a node votes before it has executed, and after a failover one commits that never voted',
    ...prepareFirst(language, decideForGood, nothingHasTakenEffect),
  }),

  'unbounded-failover': (language) => ({
    about: 'M6: after every failure an alternative is selected, for ever',
    ...failOverForEver(language),
  }),

  'commit-failure-aborts': (language) => ({
    about: 'T1: a commit that is not acknowledged is turned into an abort, and the client told of an error',
    ...together(abortWhenCommitFails(language), {
      replace: { 'commit the transaction': commitOnVote(language, isAssigned, commitForNow) },
    }),
  }),

  'no-idempotency-key': (language) => ({
    about: 'R1: an alternative executes again what another node has executed, whose answer was lost',
    replace: { 'execute the request': executeRequest(language, isUntouchedHere) },
    remove: [answerFromKey],
  }),

  'late-votes-count': (language) => ({
    about: 'The coordinator commits on the vote of a node that it has given up',
    replace: { 'commit the transaction': commitOnVote(language, () => true, decideForGood) },
  }),

  'damage-unnoticed': (language) => ({
    about: 'Messages have no authentication code: a node executes whatever it gets',
    replace: { 'discard a damaged request': executeWhatIsDamaged(language) },
  }),

  'checked-at-the-service': (language) => ({
    about: 'Access is controlled where the RPC is about to be sent, when the transaction has long begun',
    replace: byName([
      ...clientActions(language, 'placing'),
      ...accessControlActions(language, whereTheRpcIsSent),
      sendRpcOfTheAdmitted(language),
    ]),
  }),

  'strangers-use-up-the-limit': (language) => ({
    about: 'Whoever is rejected, because nobody knows who it is, counts for the rate limit all the same',
    replace: {
      'reject: not authenticated': rejectStranger(language, (s, r) => s.window.admitted.add(r)),
    },
  }),
} satisfies { readonly [name: string]: Design };

const answerFromKey = 'answer what the idempotency key stands for';

function together(...designs: readonly Variant<Fields>[]): Variant<Fields> {
  return {
    replace: Object.assign({}, ...designs.map(({ replace }) => replace)),
    add: designs.flatMap(({ add = [] }) => add),
    remove: designs.flatMap(({ remove = [] }) => remove),
  };
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

const isUntouchedHere: IsToBeExecuted = (s, { node, request }) => s.node.at(node).work.at(request).phase === 'none';

/** Who has voted beforehand executes as well; the idempotency key stands for what has been executed without a transaction. */
const nothingHasTakenEffect: IsToBeExecuted = (s, { node, request }) =>
  s.request.at(request).transactional
    ? s.node.at(node).work.at(request).phase === 'none' || s.node.at(node).work.at(request).phase === 'prepared'
    : s.node.every(({ work }) => work.at(request).phase === 'none');

/** Whatever comes is executed, as often as it comes, unless the node has been told to abort it. */
const notRolledBack: IsToBeExecuted = (s, { node, request }) => s.node.at(node).work.at(request).phase !== 'aborted';

/** M6: "Select Alternative Node", and when all have been tried, those that have failed before. */
function failOverForEver(language: EndToEndLanguage): Variant<Fields> {
  const { request, action, receive } = language;
  return {
    replace: {
      ...byName(
        placementActions(
          language,
          (s, assignment) => notTriedYet(s, assignment) || s.request.at(assignment.request).tried.isFull,
        ),
      ),
      'fail over to an alternative': action('fail over to an alternative', {
        each: request,
        by: 'Core1',
        fair: 'weak',
        when: (s, r) => s.request.at(r).phase === 'failing over',
        then: (s, r) => {
          s.request.at(r).phase = 'placing';
        },
      }),
      // A node comes to be asked again for what it has rolled back.
      'fail to execute the request': receive('fail to execute the request', 'network', 'Execute', {
        fair: 'weak',
        when: (s, { node, request: r }) =>
          s.node.at(node).up && (!s.request.at(r).feasible || s.node.at(node).work.at(r).phase === 'aborted'),
        then: (s, { node, request: r }) => {
          if (!s.network.has('Failed', { node, request: r })) s.network.send('Failed', { node, request: r });
        },
      }),
    },
    remove: ['return an error'],
  };
}

/** The first half of T1: COMMIT is sent, and its acknowledgement waited for. */
const commitForNow: Decide = (s, { node, request }) => {
  s.request.at(request).phase = 'committing';
  s.network.send('Commit', { node, request });
};

/** The second half: "Commit, Failure, Abort Transaction, Return Error". */
function abortWhenCommitFails(language: EndToEndLanguage): Variant<Fields> {
  const { request, timer } = language;
  return {
    replace: {
      'note the acknowledgement': noteAcknowledgement(language, (s, { request: r }) => {
        if (s.request.at(r).phase === 'committing') s.request.at(r).phase = 'ok';
      }),
    },
    add: [
      timer('abort, as the commit is not acknowledged', {
        each: request,
        by: 'Core1',
        fair: 'weak',
        when: (s, r) => {
          const { phase, node } = s.request.at(r);
          if (phase !== 'committing' || node === null) return false;
          const assignment = { node, request: r };
          const isCommitUnderWay = s.node.at(node).up && s.network.has('Commit', assignment);
          return !isCommitUnderWay && !s.network.has('Acknowledgement', assignment);
        },
        then: (s, r) => {
          giveUpNode(s, r);
          s.request.at(r).phase = 'error';
        },
      }),
    ],
  };
}

function executeWhatIsDamaged({ receive }: EndToEndLanguage): Action<Fields> {
  return receive('discard a damaged request', 'network', 'Execute', {
    fair: 'weak',
    when: (s, { node, request, payload }) =>
      payload === 'damaged' &&
      s.node.at(node).up &&
      s.request.at(request).feasible &&
      s.node.at(node).work.at(request).phase === 'none',
    // What it answers is intact, of a request that was not.
    then: (s, message) => {
      execute(s, message);
      s.network.send('Executed', { ...message, payload: 'as sent' });
    },
  });
}

const whereTheRpcIsSent: Gate = {
  isAt: isBeforeRpc,
  admitted: 'begun',
};

function isBeforeRpc(s: ReadonlyState, r: RequestId): boolean {
  const { phase, transactional } = s.request.at(r);
  return phase === (transactional ? 'begun' : 'placed');
}

function sendRpcOfTheAdmitted({ request, action }: EndToEndLanguage): Action<Fields> {
  return action('send the RPC', {
    each: request,
    by: 'Core1',
    fair: 'weak',
    when: (s, r) => (s.request.at(r).phase === 'begun' || isBeforeRpc(s, r)) && s.request.at(r).passed === 'rate limit',
    then: sendRpc,
  });
}
