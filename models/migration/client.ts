import type { ClientId, MigrationLanguage, NodeId, ReadonlyState, State } from './state.js';

/** The clients: look the service up, call where the last lookup found it, and look it up again when no answer can come. */
export function clientActions({ client, calls, action, receive, timer }: MigrationLanguage) {
  return [
    // Not fair, like the call: a client may want nothing for ever, and may call long after it has looked, and again.
    action('look up the service', {
      each: client,
      when: (s, c) => {
        const { phase, cached, served } = s.client.at(c);
        return phase === 'idle' && served < calls && cached !== s.registry.location;
      },
      then: (s, c) => {
        s.client.at(c).cached = s.registry.location;
      },
    }),

    action('call the service', {
      each: client,
      when: (s, c) => {
        const self = s.client.at(c);
        return self.phase === 'idle' && self.cached !== null && self.served < calls;
      },
      then: (s, c) => {
        const { cached } = s.client.at(c);
        if (cached !== null) call(s, c, cached);
      },
    }),

    receive('take the answer', 'network', 'Answer', {
      fair: 'strong',
      when: (s, { client: c, number }) => s.client.at(c).phase === 'calling' && number === numberOf(s, c),
      then: (s, { client: c }) => {
        const self = s.client.at(c);
        self.served += 1;
        self.phase = 'idle';
      },
    }),

    timer('look up again and call again', {
      each: client,
      fair: 'weak',
      // In a model without time it is due when no answer can come. A call to a node that is down would change nothing.
      when: (s, c) => s.client.at(c).phase === 'calling' && !isUnderWay(s, c) && s.node.at(s.registry.location).up,
      then: lookUpAndCall,
    }),

    receive('learn of the rejection', 'network', 'Rejection', {
      fair: 'strong',
      when: (s, { client: c, number }) => s.client.at(c).phase === 'calling' && number === numberOf(s, c),
      then: (s, { client: c }) => {
        s.client.at(c).phase = 'rejected';
      },
    }),

    action('call again after the rejection', {
      each: client,
      fair: 'weak',
      when: (s, c) => s.client.at(c).phase === 'rejected',
      then: lookUpAndCall,
    }),
  ];
}

/** The number of the call that a client makes, or will make next. */
function numberOf(s: ReadonlyState, client: ClientId): number {
  return s.client.at(client).served + 1;
}

/** What a client does that waits no longer. The lookup and the call are one step: the call may arrive as late as it likes. */
export function lookUpAndCall(s: State, client: ClientId): void {
  s.client.at(client).cached = s.registry.location;
  call(s, client, s.registry.location);
}

function call(s: State, client: ClientId, to: NodeId): void {
  s.client.at(client).phase = 'calling';
  const message = { to, client, number: numberOf(s, client) };
  if (!s.network.has('Call', message)) s.network.send('Call', message);
}

/** Whether a client's call, or the answer to it, is still on its way through nodes that are up. */
export function isUnderWay(s: ReadonlyState, client: ClientId): boolean {
  const number = numberOf(s, client);
  return (
    s.network.has('Answer', { client, number }) ||
    s.network.has('Rejection', { client, number }) ||
    s.node.some(
      ({ up, role, unconfirmed }, node) =>
        up &&
        ((role === 'active' && unconfirmed.at(client).has(number)) ||
          s.network.has('Call', { to: node, client, number }) ||
          s.network.has('ForwardedCall', { to: node, client, number })),
    )
  );
}
