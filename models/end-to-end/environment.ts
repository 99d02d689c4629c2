import { type Action, oneOf } from '../../checker/index.js';
import { giveUpNode, isWaiting } from './coordinator.js';
import { cloud1, core2, type EndToEndLanguage, type Fields, payloads } from './state.js';

/** The adversary, in the nodes' declared modes: Core2 crashes, Cloud1 omits. Payloads are damaged between the nodes. */
export function environmentActions(language: EndToEndLanguage): readonly Action<Fields>[] {
  const { request, node, fault, restart } = language;
  const [omitting, crashing] = [cloud1(language), core2(language)];
  return [
    fault('Core2 crashes', {
      by: 'Core2',
      spends: 'crashes',
      means: 'crash',
      when: (s) => s.node.at(crashing).up,
      then: (s) => {
        const self = s.node.at(crashing);
        self.up = false;
        // What it has voted for, or been told, is on disk, and so is what was committed at once.
        for (const r of request.ids) if (self.work.at(r).phase === 'executed') self.work.at(r).reset();
      },
    }),

    restart('Core2 restarts', 'node'),

    fault('Cloud1 drops an RPC', {
      each: { request, kind: oneOf('Execute', 'Executed'), payload: payloads },
      by: 'Cloud1',
      spends: 'omissions',
      when: (s, { request: r, kind, payload }) => s.network.has(kind, { node: omitting, request: r, payload }),
      then: (s, { request: r, kind, payload }) => s.network.lose(kind, { node: omitting, request: r, payload }),
    }),

    fault('Cloud1 drops a message', {
      each: {
        request,
        kind: oneOf('Failed', 'Prepare', 'Vote', 'Refusal', 'Commit', 'Abort', 'Acknowledgement'),
      },
      by: 'Cloud1',
      spends: 'omissions',
      when: (s, { request: r, kind }) => s.network.has(kind, { node: omitting, request: r }),
      then: (s, { request: r, kind }) => s.network.lose(kind, { node: omitting, request: r }),
    }),

    fault('a payload is damaged on the way', {
      each: { request, node, kind: oneOf('Execute', 'Executed') },
      by: 'Network',
      spends: 'damages',
      when: (s, { request: r, node: n, kind }) => s.network.has(kind, { node: n, request: r, payload: 'as sent' }),
      then: (s, { request: r, node: n, kind }) => {
        s.network.lose(kind, { node: n, request: r, payload: 'as sent' });
        s.network.send(kind, { node: n, request: r, payload: 'damaged' });
      },
    }),

    fault('give up a node that would still answer', {
      each: request,
      by: 'Fault Tolerance',
      spends: 'timeouts',
      when: isWaiting,
      then: giveUpNode,
    }),
  ];
}
