import { type Call, type MigrationLanguage, type NodeId, numbersOf, otherThan, type State } from './state.js';
import { accept, answer, sendWrite } from './writes.js';

/** Each write of the active instance goes to the standby, which is fenced: a write of an older epoch comes too late. */
export function replicationActions(language: MigrationLanguage) {
  const { node, client, calls, action, receive } = language;
  return [
    receive('apply a write', 'network', 'Write', {
      fair: 'strong',
      when: (s, { to, epoch }) => s.node.at(to).up && epoch >= s.node.at(to).epoch,
      then: (s, write) => {
        s.node.at(write.to).epoch = write.epoch;
        applyWrite(language, s, write);
      },
    }),

    receive('refuse a late write', 'network', 'Write', {
      fair: 'strong',
      when: (s, { to, epoch }) => s.node.at(to).up && epoch < s.node.at(to).epoch,
      then: () => {},
    }),

    receive('learn that the standby has a write', 'network', 'Written', {
      fair: 'strong',
      when: (s, { to }) => s.node.at(to).up,
      then: (s, { to, client: c, number }) => {
        const unconfirmed = s.node.at(to).unconfirmed.at(c);
        if (!unconfirmed.has(number)) return;
        unconfirmed.delete(number);
        answer(s, { client: c, number });
      },
    }),

    action('send a write again', {
      each: { from: node, client, number: numbersOf(calls) },
      fair: 'weak',
      when: (s, { from, client: c, number }) => {
        const self = s.node.at(from);
        return (
          self.up &&
          self.unconfirmed.at(c).has(number) &&
          !s.network.has('Written', { to: from, client: c, number }) &&
          !s.network.has('Write', { to: otherThan(language, from), epoch: self.epoch, client: c, number })
        );
      },
      then: (s, { from, ...call }) => sendWrite(language, s, from, call),
    }),
  ];
}

/** A standby that has the write already says so again. */
export function applyWrite(
  language: MigrationLanguage,
  s: State,
  { to, epoch, client, number }: Call & { readonly to: NodeId; readonly epoch: number },
): void {
  accept(s, to, { client, number }, epoch);
  const confirmation = { to: otherThan(language, to), client, number };
  if (!s.network.has('Written', confirmation)) s.network.send('Written', confirmation);
}
