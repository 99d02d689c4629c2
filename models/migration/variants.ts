import type { Action, Variant } from '../../checker/index.js';
import { canObey, copyState, handOver, isCopied, passOn, reportStandby } from './hand-over.js';
import { commandSurvivor, detectCrash, recoverFrom } from './manager.js';
import { register } from './registry.js';
import { applyWrite } from './replication.js';
import { type Fields, type MigrationLanguage, type NodeId, type State, sourceOf, targetOf } from './state.js';
import { accept, answer, sendWrite } from './writes.js';

type Design = Variant<Fields> | ((language: MigrationLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (M1, M2, M3 of findings.md) or seeded mistake. */
export const variants = {
  repaired: {
    about: 'Copied while it serves, handed over in a new epoch, forwarding; the survivor of a crash takes over',
  },

  documented: (language) => ({
    about: 'As the document has it: quiesce, transfer, update the registry, deactivate; M1, M2 and M3 together',
    add: [transferConnections(language), releaseResources(language)],
    replace: {
      'copy the state to the target': quiesce(language),
      'serve a call': acknowledgeAtOnce(language, { replicates: false }),
      'detect a crash': detectCrash(language, commandTheFailedNode),
      'learn that the registry is up to date': deactivateSource(language),
    },
    remove: [
      'report that the standby is ready',
      'order the hand-over',
      'order the hand-over again',
      'hand over to the target',
      'hand over again',
      'command the survivor again',
      'forward a call',
      'serve a forwarded call',
    ],
  }),

  'no-forwarding': (language) => ({
    about: 'M1: who has handed over knows nothing of the service any more, and a cached lookup finds nobody',
    replace: {
      'hand over to the target': handOver(language, 'standby', isCopied),
    },
  }),

  'no-roll-back': (language) => ({
    about: 'M2: when the target dies after the hand-over was ordered, the source is not told to go on',
    replace: {
      'detect a crash': detectCrash(language, (s, crashed) => {
        const isAfterHandOver = s.manager.phase !== 'idle' && s.manager.phase !== 'preparing';
        if (crashed === sourceOf(language) || !isAfterHandOver) recoverFrom(language)(s, crashed);
      }),
    },
  }),

  'commands-the-failed-node': (language) => ({
    about: 'M3: the manager commands the node that has failed to take over',
    replace: { 'detect a crash': detectCrash(language, commandTheFailedNode) },
    remove: ['command the survivor again'],
  }),

  'hand-over-without-a-fence': (language) => ({
    about: 'The source hands over, and goes on serving in its old epoch beside the target',
    replace: { 'hand over to the target': handOver(language, 'active', isCopied) },
  }),

  'failover-in-the-old-epoch': (language) => ({
    about: 'The survivor of a crash takes over in the epoch that the dead node may have written in',
    replace: { 'detect a crash': detectCrash(language, (s) => commandSurvivor(language, s)) },
  }),

  'late-writes-applied': (language) => ({
    about: 'A node applies what an older epoch sends',
    replace: { 'refuse a late write': applyLateWrite(language) },
  }),

  'late-updates-registered': (language) => ({
    about: 'The registry writes down whatever update comes last',
    replace: { 'ignore a late update': registerLateUpdate(language) },
  }),

  'hands-over-before-the-copy': (language) => ({
    about: 'The source reports that the standby is ready, and hands over, before the standby has everything',
    replace: {
      'report that the standby is ready': reportStandby(language, whateverIsCopied),
      'hand over to the target': handOver(language, 'forwarding', whateverIsCopied),
    },
  }),

  'asynchronous-replication': (language) => ({
    about: 'R8: a write is acknowledged before the standby has it',
    replace: { 'serve a call': acknowledgeAtOnce(language, { replicates: true }) },
  }),
} satisfies { readonly [name: string]: Design };

const whateverIsCopied = () => true;

/** M1: from here on calls are rejected. What the source has is sent to the target ("Transfer Service State"). */
function quiesce(language: MigrationLanguage): Action<Fields> {
  return language.receive('quiesce the service', 'network', 'Prepare', {
    fair: 'strong',
    when: canObey,
    then: (s, { to }) => {
      s.node.at(to).role = 'quiesced';
      copyState(language, s, to);
    },
  });
}

/** "Transfer Active Connections": the target initialises when it has the state and these. */
function transferConnections(language: MigrationLanguage): Action<Fields> {
  return language.action('transfer the active connections', {
    each: language.node,
    fair: 'weak',
    when: (s, n) =>
      s.node.at(n).up &&
      s.node.at(n).role === 'quiesced' &&
      isCopied(language, s, n) &&
      s.manager.phase === 'preparing' &&
      !s.network.has('Ready', { epoch: s.manager.epoch }) &&
      !s.network.has('TakeOver', { to: targetOf(language), epoch: s.manager.epoch, keepsStandby: false }),
    then: (s, n) => passOn(language, s, { to: n, epoch: s.manager.epoch }, false),
  });
}

function deactivateSource(language: MigrationLanguage): Action<Fields> {
  return language.receive('learn that the registry is up to date', 'network', 'Updated', {
    by: 'Replication manager',
    fair: 'strong',
    when: (s, { version }) => s.manager.phase === 'updating' && version === s.manager.epoch,
    then: (s) => {
      s.manager.phase = 'settled';
      s.network.send('Deactivate', { to: sourceOf(language) });
    },
  });
}

function releaseResources({ receive }: MigrationLanguage): Action<Fields> {
  return receive('release the resources', 'network', 'Deactivate', {
    fair: 'strong',
    when: (s, { to }) => s.node.at(to).up,
    then: (s, { to }) => {
      const self = s.node.at(to);
      self.reset({ keep: ['epoch'] });
      self.role = 'released';
    },
  });
}

/** M3: "Initiate Failover" is sent to the node that has failed. */
function commandTheFailedNode(s: State, crashed: NodeId): void {
  s.manager.phase = 'recovering';
  s.manager.epoch += 1;
  s.network.send('TakeOver', { to: crashed, epoch: s.manager.epoch, keepsStandby: false });
}

function applyLateWrite(language: MigrationLanguage): Action<Fields> {
  return language.receive('apply a late write', 'network', 'Write', {
    fair: 'strong',
    when: (s, { to, epoch }) => s.node.at(to).up && epoch < s.node.at(to).epoch,
    then: (s, write) => applyWrite(language, s, write),
  });
}

function registerLateUpdate({ receive }: MigrationLanguage): Action<Fields> {
  return receive('register a late update', 'network', 'Update', {
    by: 'Registry',
    fair: 'strong',
    when: (s, { version }) => version < s.registry.version,
    then: register,
  });
}

function acknowledgeAtOnce(
  language: MigrationLanguage,
  { replicates }: { readonly replicates: boolean },
): Action<Fields> {
  return language.receive('serve a call', 'network', 'Call', {
    fair: 'strong',
    when: (s, { to }) => s.node.at(to).up && s.node.at(to).role === 'active',
    then: (s, { to, client, number }) => {
      const self = s.node.at(to);
      const call = { client, number };
      if (accept(s, to, call, self.epoch) && replicates && self.hasStandby) {
        self.unconfirmed.at(client).add(number);
        sendWrite(language, s, to, call);
      }
      answer(s, call);
    },
  });
}
