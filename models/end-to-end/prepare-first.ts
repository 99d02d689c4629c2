import type { Action, Variant } from '../../checker/index.js';
import { type Decide, giveUpNode, giveUpTimer, sendRpc } from './coordinator.js';
import { executeRequest, type IsToBeExecuted } from './execution.js';
import { type EndToEndLanguage, type Fields, isAssigned } from './state.js';

/**
 * The order of the document's flow chart: the transaction is begun and prepared at the node that was selected, then the RPC
 * is sent, and after a failure sent to an alternative, which is asked for no vote.
 */
export function prepareFirst(
  language: EndToEndLanguage,
  decide: Decide,
  isToBeExecuted: IsToBeExecuted,
): Variant<Fields> {
  const { request, action, receive } = language;
  const by = 'Core1';
  return {
    replace: {
      'begin the transaction': action('begin the transaction', {
        each: request,
        by,
        fair: 'weak',
        when: (s, r) => {
          const { phase, transactional, tried } = s.request.at(r);
          return phase === 'placed' && transactional && tried.size === 1;
        },
        then: (s, r) => {
          s.request.at(r).phase = 'begun';
        },
      }),
      'send the RPC': action('send the RPC', {
        each: request,
        by,
        fair: 'weak',
        when: (s, r) => {
          const { phase, transactional, tried } = s.request.at(r);
          return phase === 'prepared' || (phase === 'placed' && (!transactional || tried.size > 1));
        },
        then: (s, r) => {
          const { node, transactional, unsettled } = s.request.at(r);
          if (transactional && node !== null) unsettled.add(node);
          sendRpc(s, r);
        },
      }),
      'prepare the transaction': action('prepare the transaction', {
        each: request,
        by,
        fair: 'weak',
        when: (s, r) => s.request.at(r).phase === 'begun',
        then: (s, r) => {
          const { node, unsettled } = s.request.at(r);
          s.request.at(r).phase = 'preparing';
          if (node === null) return;
          unsettled.add(node);
          s.network.send('Prepare', { node, request: r });
        },
      }),
      'commit the transaction': receive('commit the transaction', 'network', 'Executed', {
        by,
        fair: 'weak',
        when: (s, message) =>
          isAssigned(s, message) && message.payload === 'as sent' && s.request.at(message.request).transactional,
        then: (s, message) => {
          s.request.at(message.request).result = message.payload;
          decide(s, message);
        },
      }),
      // "Preparing, Timeout, Aborting": only where the execution fails an alternative is selected.
      'give up a node that does not answer': giveUpTimer(language, (s, r) => {
        const { phase } = s.request.at(r);
        giveUpNode(s, r);
        if (phase === 'preparing') s.request.at(r).phase = 'error';
      }),
      'vote to commit': voteBeforehand(language),
      'execute the request': executeRequest(language, isToBeExecuted),
    },
    add: [
      receive('learn that the node has voted', 'network', 'Vote', {
        by,
        fair: 'weak',
        when: isAssigned,
        then: (s, { request: r }) => {
          s.request.at(r).phase = 'prepared';
        },
      }),
    ],
    remove: ['refuse to commit'],
  };
}

/** Before there is anything to commit. */
function voteBeforehand({ receive }: EndToEndLanguage): Action<Fields> {
  return receive('vote to commit', 'network', 'Prepare', {
    fair: 'weak',
    when: (s, { node, request }) => s.node.at(node).up && s.node.at(node).work.at(request).phase === 'none',
    then: (s, assignment) => {
      const work = s.node.at(assignment.node).work.at(assignment.request);
      work.phase = 'prepared';
      work.voted = true;
      s.network.send('Vote', assignment);
    },
  });
}
