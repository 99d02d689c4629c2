import type { Action } from '../../checker/index.js';
import type { Fields, MemberId, ReadonlyState, ReplicationLanguage, State, TransactionId } from './state.js';
import { type Found, recorderOf } from './transactions.js';

/** How many members, the primary included, must have a transaction for it to count. */
export type Quorum = (members: number) => number;

/** Two majorities have a member in common. */
export const majority: Quorum = (members) => Math.floor(members / 2) + 1;

/**
 * The document's "Data Replication Flow", for a whole group: clients' transactions, put in order by the primary of an epoch,
 * and replicated. With majorities and epochs it is Oki and Liskov's "Viewstamped replication" (1988), told as Liskov and
 * Cowling do in "Viewstamped replication revisited" (2012). Transactions that only read are ordered like others, so that
 * what they read is of a primary that a majority still follows.
 */
export function primaryActions(language: ReplicationLanguage, quorum: Quorum = majority): readonly Action<Fields>[] {
  const { member, transaction, action, receive } = language;
  const { invoke } = recorderOf(language);
  return [
    // Not fair: clients may want nothing.
    action('begin to write', {
      each: transaction,
      when: (s, t) => s.client.at(t) === 'idle',
      then: (s, t) => {
        s.client.set(t, 'writing');
        invoke(s.history, t, 'Write');
      },
    }),

    action('begin to read', {
      each: transaction,
      when: (s, t) => s.client.at(t) === 'idle',
      then: (s, t) => {
        s.client.set(t, 'reading');
        invoke(s.history, t, 'Read');
      },
    }),

    // Whatever primary it reaches: a client who is not answered asks all. It is known by its name where it is known.
    action('put a transaction in order and replicate it', {
      each: { member, transaction },
      fair: 'weak',
      when: (s, { member: m, transaction: t }) =>
        s.replica.at(m).role === 'primary' && isWaiting(s, t) && !s.replica.at(m).log.includes(t),
      then: (s, { member: m, transaction: t }) => putInOrder(language, s, m, t),
    }),

    receive('take over the log', 'network', 'Replicate', {
      fair: 'weak',
      when: (s, { to, epoch, length }) =>
        s.replica.at(to).up &&
        epoch >= s.replica.at(to).epoch &&
        (epoch > s.replica.at(to).acceptedIn || length > s.replica.at(to).log.length),
      then: takeOverLog,
    }),

    action('confirm a transaction', {
      each: { member, transaction },
      fair: 'weak',
      when: (s, { member: m, transaction: t }) => isWaiting(s, t) && hasQuorum(language, s, m, t, quorum),
      then: (s, { member: m, transaction: t }) => confirm(language, s, m, t),
    }),
  ];
}

export function isWaiting(s: ReadonlyState, t: TransactionId): boolean {
  return s.client.at(t) === 'writing' || s.client.at(t) === 'reading';
}

export function putInOrder(language: ReplicationLanguage, s: State, m: MemberId, t: TransactionId): void {
  const { epoch, log } = s.replica.at(m);
  log.push(t);
  s.ordered.at(epoch).push(t);
  replicate(language, s, m);
}

/** "Replicate Data": all that it has, to every other member. */
export function replicate({ member }: ReplicationLanguage, s: State, primary: MemberId): void {
  const { epoch, log } = s.replica.at(primary);
  for (const to of member.ids) if (to !== primary) s.network.send('Replicate', { to, epoch, length: log.length });
}

/** And join the epoch that it is of. */
export function takeOverLog(
  s: State,
  { to, epoch, length }: { readonly to: MemberId; readonly epoch: number; readonly length: number },
): void {
  const self = s.replica.at(to);
  self.role = 'backup';
  self.epoch = epoch;
  self.acceptedIn = epoch;
  copyLog(s, to, epoch, length);
  s.network.send('Acknowledge', { from: to, epoch, length });
}

/** In place of its own log, the beginning of what the primary of an epoch has put in order. */
export function copyLog(s: State, m: MemberId, epoch: number, length: number): void {
  const { log } = s.replica.at(m);
  log.clear();
  for (let position = 0; position < length; position++) {
    const t = s.ordered.at(epoch).at(position);
    if (t !== null) log.push(t);
  }
}

/** Whether a member is the primary and enough others have a transaction, too, by what it has put in order itself. */
export function hasQuorum(
  { member }: ReplicationLanguage,
  s: ReadonlyState,
  primary: MemberId,
  t: TransactionId,
  quorum: Quorum,
): boolean {
  const { role, epoch, log } = s.replica.at(primary);
  if (role !== 'primary' || !log.includes(t)) return false;
  let have = 1;
  for (const from of member.ids) {
    for (let length = log.length; log.at(length - 1) !== null; length--) {
      if (s.network.has('Acknowledge', { from, epoch, length })) {
        have++;
        break;
      }
      if (log.at(length - 1) === t) break;
    }
  }
  return have >= quorum(member.size);
}

/** What a transaction found is what those before it in the log have written. */
export function confirm(language: ReplicationLanguage, s: State, m: MemberId, t: TransactionId): void {
  const { log } = s.replica.at(m);
  let last: TransactionId | null = null;
  for (let position = 0; log.at(position) !== t; position++) {
    const before = log.at(position);
    if (before !== null && isWrite(s, before)) last = before;
  }
  answer(language, s, t, { x: last, y: last });
}

/** The client of a transaction hears what became of it. */
export function answer(language: ReplicationLanguage, s: State, t: TransactionId, found: Found): void {
  const { respond } = recorderOf(language);
  if (s.client.at(t) === 'writing') {
    respond(s.history, t, 'Write', found);
    s.client.set(t, 'acknowledged');
  } else {
    respond(s.history, t, 'Read', found);
    s.client.set(t, 'answered');
  }
}

export function isWrite(s: ReadonlyState, t: TransactionId): boolean {
  return s.client.at(t) === 'writing' || s.client.at(t) === 'acknowledged';
}
