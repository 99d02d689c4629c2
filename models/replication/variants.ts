import type { Action, Variant } from '../../checker/index.js';
import { becomePrimary, isNext, isPrimaryUp } from './election.js';
import { answer, isWaiting, isWrite, primaryActions, putInOrder, type Quorum, takeOverLog } from './primary.js';
import type { Fields, MemberId, ReadonlyState, ReplicationLanguage, TransactionId } from './state.js';

type Design = Variant<Fields> | ((language: ReplicationLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone. */
export const variants = {
  repaired: {
    about: 'A majority must have a transaction before it is confirmed, and it reads what a majority has',
  },

  documented: (language) => ({
    about: 'As the document has it: all must acknowledge a write (R7), and any replica serves reads',
    ...readsAnywhere(language),
    replace: { ...readsAnywhere(language).replace, ...confirmedBy(language, everybody) },
  }),

  'write-all': (language) => ({
    about: 'R7: a write counts when all members have it, so that one dead replica stops all',
    replace: confirmedBy(language, everybody),
  }),

  'reads-anywhere': (language) => ({
    about: 'Any replica serves reads, key by key, while the group is half updated',
    ...readsAnywhere(language),
  }),

  'acknowledges-at-once': (language) => ({
    about: 'A transaction is confirmed before anybody but the primary has it',
    replace: confirmedBy(language, () => 1),
  }),

  'takes-over-without-asking': (language) => ({
    about: 'A new primary goes on with the log that it has, whatever a majority has',
    replace: {
      'begin a new epoch after a crash': language.timer('begin a new epoch after a crash', {
        each: language.member,
        fair: 'weak',
        when: (s, m) => s.replica.at(m).up && isNext(language, s, m) && !isPrimaryUp(language, s, m),
        then: (s, m) => {
          s.replica.at(m).epoch += 1;
          becomePrimary(language, s, m);
        },
      }),
    },
  }),

  'old-epochs-heard': ({ receive }) => ({
    about: 'A replica takes over the log of a primary whose epoch is over',
    replace: {
      'take over the log': receive('take over the log', 'network', 'Replicate', {
        fair: 'weak',
        when: (s, { to, epoch, length }) =>
          s.replica.at(to).up &&
          s.replica.at(to).role === 'backup' &&
          (epoch !== s.replica.at(to).acceptedIn || length > s.replica.at(to).log.length) &&
          !s.network.has('Acknowledge', { from: to, epoch, length }),
        then: takeOverLog,
      }),
    },
  }),
} satisfies { readonly [name: string]: Design };

const everybody: Quorum = (members) => members;

function confirmedBy(language: ReplicationLanguage, quorum: Quorum): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(
    primaryActions(language, quorum)
      .filter(({ name }) => name === 'confirm a transaction')
      .map((action) => [action.name, action]),
  );
}

/** "All replicas serve": each key is read where the client happens to be served. */
function readsAnywhere(language: ReplicationLanguage): Variant<Fields> {
  const { member, transaction, action } = language;
  const at = { member, transaction };
  return {
    replace: {
      'put a transaction in order and replicate it': action('put a transaction in order and replicate it', {
        each: at,
        fair: 'weak',
        when: (s, { member: m, transaction: t }) =>
          s.replica.at(m).role === 'primary' && s.client.at(t) === 'writing' && !s.replica.at(m).log.includes(t),
        then: (s, { member: m, transaction: t }) => putInOrder(language, s, m, t),
      }),
    },
    add: [
      action('read the first key', {
        each: at,
        fair: 'weak',
        when: (s, { member: m, transaction: t }) =>
          s.replica.at(m).up && s.client.at(t) === 'reading' && !s.seen.at(t).isSeen,
        then: (s, { member: m, transaction: t }) => {
          s.seen.at(t).x = latestAt(s, m);
          s.seen.at(t).isSeen = true;
        },
      }),
      action('read the second key', {
        each: at,
        fair: 'weak',
        when: (s, { member: m, transaction: t }) => s.replica.at(m).up && isWaiting(s, t) && s.seen.at(t).isSeen,
        then: (s, { member: m, transaction: t }) => {
          const { x } = s.seen.at(t);
          s.seen.at(t).reset();
          answer(language, s, t, { x, y: latestAt(s, m) });
        },
      }),
    ],
  };
}

/** Who has written last, as far as a replica knows. */
function latestAt(s: ReadonlyState, m: MemberId): TransactionId | null {
  const { log } = s.replica.at(m);
  let latest: TransactionId | null = null;
  for (let position = 0; position < log.length; position++) {
    const t = log.at(position);
    if (t !== null && isWrite(s, t)) latest = t;
  }
  return latest;
}
