import type { Action } from '../../checker/index.js';
import { type FailureMode, failureModes, type NodeName, nodeOrder } from '../topology/nodes.js';
import type { Fields, LoadBalancingLanguage, NodeId } from './state.js';

/** The document's failure injector: it crashes, silences and corrupts whose failure mode that is, and nobody else. */
export function environmentActions(language: LoadBalancingLanguage): readonly Action<Fields>[] {
  const thoseOf = (mode: FailureMode) => nodeOrder.filter((name) => failureModes[name] === mode);
  const crashing = thoseOf('crash').filter((name) => language.coreMayCrash || name === 'Edge1');
  return [
    ...crashing.map((name) => crashOf(language, name)),
    ...thoseOf('omission').flatMap((name) => omissionsOf(language, name)),
    ...thoseOf('Byzantine').map((name) => liesOf(language, name)),
  ];
}

/** It stays down, and what it ran is lost. The load balancer notices later. */
export function crashOf(language: LoadBalancingLanguage, name: NodeName): Action<Fields> {
  const { request, fault } = language;
  const n = idOf(language, name);
  return fault(`crash of ${name}`, {
    by: name,
    spends: 'crashes',
    means: 'crash',
    then: (s) => {
      const node = s.node.at(n);
      if (node.status !== 'up') return;
      node.reset();
      node.status = 'crashed';
      node.struckBy = 'crash';
      for (const r of request.ids) {
        while (s.network.has('Allocate', { request: r, to: n })) s.network.lose('Allocate', { request: r, to: n });
      }
    },
  });
}

/** Messages to it and from it are dropped. */
function omissionsOf(language: LoadBalancingLanguage, name: NodeName): readonly Action<Fields>[] {
  const { request, fault } = language;
  const n = idOf(language, name);
  return [
    fault(`${name} omits to receive`, {
      each: request,
      by: name,
      spends: 'omissions',
      when: (s, r) => s.network.has('Allocate', { request: r, to: n }),
      then: (s, r) => {
        s.network.lose('Allocate', { request: r, to: n });
        s.node.at(n).struckBy = 'omission';
      },
    }),
    fault(`${name} omits to send`, {
      each: request,
      by: name,
      spends: 'omissions',
      when: (s, r) => s.network.has('Finished', { request: r, from: n }),
      then: (s, r) => {
        s.network.lose('Finished', { request: r, from: n });
        s.node.at(n).struckBy = 'omission';
      },
    }),
  ];
}

/** Of any request, its own or another's, it says that it has finished. It signs what it sends, so that it is known who says so. */
function liesOf(language: LoadBalancingLanguage, name: NodeName): Action<Fields> {
  const { request, fault } = language;
  const n = idOf(language, name);
  return fault(`${name} lies about a request`, {
    each: request,
    by: name,
    spends: 'lies',
    then: (s, r) => {
      s.network.send('Finished', { request: r, from: n });
      s.node.at(n).struckBy = 'Byzantine';
    },
  });
}

function idOf({ node }: LoadBalancingLanguage, name: NodeName): NodeId {
  return node.valueAt(nodeOrder.indexOf(name));
}
