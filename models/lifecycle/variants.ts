import type { Action, Variant } from '../../checker/index.js';
import { isConnected } from './connections.js';
import { documentedShutdown, documentedStartUp, type Order, safeOrder } from './procedures.js';
import { recoveryActions } from './recovery.js';
import { recoveryServiceLast, shutdownActions } from './shutdown.js';
import { afterRecovery, type MayConnect, startUpActions } from './start-up.js';
import type { Fields, LifecycleLanguage } from './state.js';

type Design = Variant<Fields> | ((language: LifecycleLanguage) => Variant<Fields>);

/** The repaired design, the documented one, one for each half of M8 of findings.md, and one for each other mistake. */
export const variants = {
  repaired: {
    about: 'Monitoring starts before the connections, and every node is let go before it closes them',
  },

  documented: (language) => ({
    about: 'As the document has its three procedures: M8, and what it does not say of a node that comes back',
    ...procedures(language, { startUp: documentedStartUp, shutdown: documentedShutdown }, atOnce),
    add: [hearFirstHeartbeat(language)],
    remove: ['let a node go', 'take leave of the others', 'select another target, as this one has failed'],
  }),

  'monitoring-after-connections': (language) => ({
    about: 'M8: start-up establishes the connections, and starts to monitor them later',
    ...procedures(language, { ...safeOrder, startUp: documentedStartUp }, afterRecovery),
    add: [hearFirstHeartbeat(language)],
  }),

  'connections-closed-first': (language) => ({
    about: 'M8: shutdown closes the connections before it stops the monitors',
    ...procedures(language, { ...safeOrder, shutdown: documentedShutdown }, afterRecovery),
    remove: ['let a node go', 'take leave of the others'],
  }),

  'monitors-stopped-first': (language) => ({
    about: 'M8, repaired in haste: the two steps are exchanged, and the others are not told',
    ...procedures(language, { ...safeOrder, shutdown: withoutLeave }, afterRecovery),
    remove: ['let a node go', 'take leave of the others'],
  }),

  'back-before-recovery': (language) => ({
    about: 'A node that has been restarted connects at once, and is isolated afterwards',
    ...procedures(language, safeOrder, atOnce),
  }),

  'cascades-seen-at-the-end': {
    about: 'During a recovery nobody looks whether its target fails as well',
    remove: ['select another target, as this one has failed'],
  },

  'closed-before-flushed': (language) => ({
    about: 'A node leaves when its transactions are complete, and flushes its replication queue afterwards',
    ...procedures(language, { ...safeOrder, shutdown: flushedLast }, afterRecovery),
  }),
} satisfies { readonly [name: string]: Design };

const withoutLeave = safeOrder.shutdown.filter((step) => step !== 'take leave of the others');

const flushedLast: Order['shutdown'] = [
  'stop accepting requests',
  'complete the transactions in flight',
  'persist the state',
  'take leave of the others',
  'stop health monitoring',
  'close the connections',
  'flush the replication queue',
  'release the resources',
];

const atOnce: MayConnect = () => true;

function procedures(language: LifecycleLanguage, order: Order, mayConnect: MayConnect): Variant<Fields> {
  return {
    replace: byName([
      ...startUpActions(language, order, mayConnect),
      ...shutdownActions(language, order, recoveryServiceLast),
      ...recoveryActions(language, order),
    ]),
  };
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

/** Where monitoring starts when there are connections already, a node watches another from its first heartbeat on. */
function hearFirstHeartbeat(language: LifecycleLanguage): Action<Fields> {
  const { node, action } = language;
  return action('hear the first heartbeat', {
    each: { one: node, other: node },
    fair: 'weak',
    when: (s, { one, other }) =>
      one !== other &&
      s.node.at(one).monitoring &&
      !s.node.at(one).watches.has(other) &&
      s.node.at(other).monitoring &&
      isConnected(s, { one: other, other: one }),
    then: (s, { one, other }) => s.node.at(one).watches.add(other),
  });
}
