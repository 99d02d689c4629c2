import type { Action } from '../../checker/index.js';
import {
  type Fields,
  type MigrationLanguage,
  type NodeId,
  otherThan,
  type ReadonlyState,
  type State,
} from './state.js';
import { sendWrite } from './writes.js';

/** What the manager wants of a node in a new epoch. */
export interface Command {
  readonly to: NodeId;
  readonly epoch: number;
}

/** How the service passes from one node to the other: copy first, then hand over in a new epoch, or take over. */
export function handOverActions(language: MigrationLanguage) {
  const { client, receive } = language;
  return [
    receive('copy the state to the target', 'network', 'Prepare', {
      fair: 'strong',
      when: (s, request) => canObey(s, request) && !s.node.at(request.to).hasStandby,
      then: (s, { to }) => {
        s.node.at(to).hasStandby = true;
        copyState(language, s, to);
      },
    }),

    reportStandby(language, isCopied),

    handOver(language, 'forwarding', isCopied),

    receive('hand over again', 'network', 'HandOver', {
      fair: 'strong',
      when: (s, { to, epoch }) => s.node.at(to).up && s.node.at(to).role !== 'active' && epoch >= s.node.at(to).epoch,
      then: (s, order) => passOn(language, s, order),
    }),

    receive('take over', 'network', 'TakeOver', {
      fair: 'strong',
      when: (s, { to, epoch }) => s.node.at(to).up && epoch > s.node.at(to).epoch,
      then: (s, { to, epoch, keepsStandby }) => {
        const self = s.node.at(to);
        self.role = 'active';
        self.epoch = epoch;
        self.hasStandby = keepsStandby;
        for (const c of client.ids) self.unconfirmed.at(c).clear();
        reportReady(s, epoch);
      },
    }),

    receive('report again to be ready', 'network', 'TakeOver', {
      fair: 'strong',
      when: (s, { to, epoch }) => s.node.at(to).up && epoch === s.node.at(to).epoch,
      then: (s, { epoch }) => reportReady(s, epoch),
    }),
  ];
}

type CopyTest = (language: MigrationLanguage, s: ReadonlyState, node: NodeId) => boolean;

/** The manager asks again until it is so: the request waits for the copy. */
export function reportStandby(language: MigrationLanguage, isReady: CopyTest): Action<Fields> {
  return language.receive('report that the standby is ready', 'network', 'Prepare', {
    fair: 'strong',
    when: (s, request) => canObey(s, request) && s.node.at(request.to).hasStandby && isReady(language, s, request.to),
    then: (s) => {
      if (!s.network.has('Prepared')) s.network.send('Prepared');
    },
  });
}

/** Before it lets go the standby has every write; whatever comes from now on belongs to the new epoch. */
export function handOver(
  language: MigrationLanguage,
  becomes: 'forwarding' | 'standby' | 'active',
  isReady: CopyTest,
): Action<Fields> {
  return language.receive('hand over to the target', 'network', 'HandOver', {
    fair: 'strong',
    when: (s, order) => canObey(s, order) && isReady(language, s, order.to),
    then: (s, order) => {
      const self = s.node.at(order.to);
      self.role = becomes;
      self.hasStandby = false;
      passOn(language, s, order);
    },
  });
}

/** Whether a node is the active instance and the command is none that a newer epoch has overtaken. */
export function canObey(s: ReadonlyState, { to, epoch }: Command): boolean {
  const self = s.node.at(to);
  return self.up && self.role === 'active' && epoch > self.epoch;
}

/** Sends everything that a node has accepted to the other one. */
export function copyState(language: MigrationLanguage, s: State, from: NodeId): void {
  const self = s.node.at(from);
  for (const client of language.client.ids) {
    for (let number = 1; number <= language.calls; number++) {
      if (self.accepted.at(client).at(number) === null) continue;
      self.unconfirmed.at(client).add(number);
      sendWrite(language, s, from, { client, number });
    }
  }
}

/** Whether the other node is known to have everything that this one has accepted. */
export function isCopied({ client }: MigrationLanguage, s: ReadonlyState, node: NodeId): boolean {
  const { unconfirmed } = s.node.at(node);
  for (const c of client.ids) if (!unconfirmed.at(c).isEmpty) return false;
  return true;
}

/** Makes the other node the active instance of an epoch, with this one as its standby or alone. */
export function passOn(language: MigrationLanguage, s: State, { to, epoch }: Command, keepsStandby = true): void {
  const command = { to: otherThan(language, to), epoch, keepsStandby };
  if (!s.network.has('TakeOver', command)) s.network.send('TakeOver', command);
}

function reportReady(s: State, epoch: number): void {
  if (!s.network.has('Ready', { epoch })) s.network.send('Ready', { epoch });
}
