import { type ArrivingCall, type MigrationLanguage, otherThan, type State } from './state.js';
import { accept, answer, sendWrite } from './writes.js';

/** The instances of the service, as clients know them: the active one serves, one that has handed over forwards. */
export function serviceActions(language: MigrationLanguage) {
  const { receive } = language;
  return [
    receive('serve a call', 'network', 'Call', {
      fair: 'strong',
      when: (s, { to }) => s.node.at(to).up && s.node.at(to).role === 'active',
      then: (s, call) => serve(language, s, call),
    }),

    receive('forward a call', 'network', 'Call', {
      fair: 'strong',
      when: (s, { to }) => s.node.at(to).up && s.node.at(to).role === 'forwarding',
      then: (s, { to, client, number }) => {
        const forwarded = { to: otherThan(language, to), client, number };
        if (!s.network.has('ForwardedCall', forwarded)) s.network.send('ForwardedCall', forwarded);
      },
    }),

    // Whoever is not active yet holds it: the hand-over is under way. At most one call of each client waits so.
    receive('serve a forwarded call', 'network', 'ForwardedCall', {
      fair: 'strong',
      when: (s, { to }) => s.node.at(to).up && s.node.at(to).role === 'active',
      then: (s, call) => serve(language, s, call),
    }),

    receive('reject a call', 'network', 'Call', {
      fair: 'strong',
      when: (s, { to }) => s.node.at(to).up && s.node.at(to).role !== 'active' && s.node.at(to).role !== 'forwarding',
      then: (s, { client, number }) => {
        if (!s.network.has('Rejection', { client, number })) s.network.send('Rejection', { client, number });
      },
    }),
  ];
}

/** A write is accepted once, whatever the client sends again, and acknowledged when the standby has it, too. */
function serve(language: MigrationLanguage, s: State, { to, client, number }: ArrivingCall): void {
  const self = s.node.at(to);
  const call = { client, number };
  if (accept(s, to, call, self.epoch) && self.hasStandby) {
    self.unconfirmed.at(client).add(number);
    sendWrite(language, s, to, call);
  }
  if (!self.unconfirmed.at(client).has(number)) answer(s, call);
}
