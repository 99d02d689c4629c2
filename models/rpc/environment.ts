import { type Action, integer } from '../../checker/index.js';
import { reportError, retry } from './communication-manager.js';
import type { Design } from './design.js';
import { drop, isUnderWay } from './network.js';
import { type Fields, highestNumber, type NodeId, placeOf, type ReadonlyState, type RpcLanguage } from './state.js';

/** Which network it is, the environment chooses once and for all. */
export function initialActions({ network, action }: RpcLanguage): readonly Action<Fields>[] {
  const timely = action('the network is timely', {
    then: (s) => {
      s.isTimely = true;
      // The document gives recovery 30 seconds: whoever crashes does not come back before the call is over.
      while (s.restarts.left > 0) s.restarts.spend();
    },
  });
  const asynchronous = action('the network is asynchronous', {
    then: (s) => {
      s.isTimely = false;
    },
  });
  return [...(network === 'asynchronous' ? [] : [timely]), ...(network === 'timely' ? [] : [asynchronous])];
}

/** What the adversary does, each limited by a budget, and the automatic restart. Each node fails in its own mode only. */
export function environmentActions(language: RpcLanguage, design: Design): readonly Action<Fields>[] {
  const { node, restart } = language;
  return [
    ...node.ids.flatMap((n) =>
      placeOf(language, n).failureMode === 'crash' ? crash(language, n) : omissions(language, n),
    ),
    restart('automatic restart', 'node', { spends: 'restarts' }),
    ...lossesOf(language),
    prematureTimeout(language, design),
  ];
}

function crash(language: RpcLanguage, n: NodeId): Action<Fields> {
  const name = nameOf(language, n);
  return language.fault(`${name} crashes`, {
    by: name,
    spends: 'crashes',
    means: 'crash',
    when: (s) => isBusy(s, n),
    then: (s) => {
      const self = s.node.at(n);
      for (const c of language.call.ids) if (self.response.at(c) > 0) drop(s, c);
      self.reset();
      self.up = false;
    },
  });
}

/** When a node crashes that has nothing to do, nobody notices before the next request comes: it may as well crash then. */
function isBusy(s: ReadonlyState, n: NodeId): boolean {
  const { up, response } = s.node.at(n);
  return up && (response.some((number) => number > 0) || s.network.some('Request', ({ to }) => to === n));
}

/** A node whose failure mode is omission fails to receive, and to send. */
function omissions(language: RpcLanguage, n: NodeId): readonly Action<Fields>[] {
  const { call, fault } = language;
  const name = nameOf(language, n);
  return [
    fault(`${name} drops a request`, {
      each: call,
      by: name,
      spends: 'omissions',
      when: (s, c) => s.network.has('Request', { to: n, call: c }),
      then: (s, c) => {
        s.network.lose('Request', { to: n, call: c });
        drop(s, c);
      },
    }),
    fault(`${name} drops a response`, {
      each: call,
      by: name,
      spends: 'omissions',
      when: (s, c) => s.node.at(n).response.at(c) > 0,
      then: (s, c) => {
        s.node.at(n).response.set(c, 0);
        drop(s, c);
      },
    }),
  ];
}

function lossesOf(language: RpcLanguage): readonly Action<Fields>[] {
  const { node, call, fault } = language;
  return [
    fault('loss of a request', {
      each: { to: node, lost: call },
      by: 'Network',
      spends: 'losses',
      when: (s, { to, lost }) => s.network.has('Request', { to, call: lost }),
      then: (s, { to, lost }) => {
        s.network.lose('Request', { to, call: lost });
        drop(s, lost);
      },
    }),
    fault('loss of a response', {
      each: { from: node, lost: call, number: integer({ min: 1, max: highestNumber(language) }) },
      by: 'Network',
      spends: 'losses',
      when: (s, { from, lost, number }) => s.network.has('Response', { from, call: lost, number }),
      then: (s, { from, lost, number }) => {
        s.network.lose('Response', { from, call: lost, number });
        drop(s, lost);
      },
    }),
  ];
}

/** A response that may still come is not waited for. */
function prematureTimeout(language: RpcLanguage, design: Design): Action<Fields> {
  return language.fault('premature timeout', {
    by: 'Fault Tolerance',
    spends: 'timeouts',
    when: (s) => !s.isTimely && isUnderWay(language, s),
    then: (s) => {
      if (s.manager.attempts <= design.retries(language)) retry(language, design, s);
      else reportError(s);
    },
  });
}

function nameOf({ node }: RpcLanguage, n: NodeId): string {
  return node.names[n] ?? '';
}
