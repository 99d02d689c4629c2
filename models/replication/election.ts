import type { Action } from '../../checker/index.js';
import { copyLog, replicate } from './primary.js';
import type { Fields, MemberId, ReadonlyState, ReplicationLanguage, State } from './state.js';

/** How another member becomes primary: in a new epoch, with the log of a majority, which then follows no older primary. */
export function electionActions(language: ReplicationLanguage): readonly Action<Fields>[] {
  const { member, timer, fault, receive } = language;
  return [
    timer('begin a new epoch after a crash', {
      each: member,
      fair: 'weak',
      when: (s, m) => s.replica.at(m).up && isNext(language, s, m) && !isPrimaryUp(language, s, m),
      then: (s, m) => beginEpoch(language, s, m),
    }),

    // The primary may be up, or not: who suspects it does not know.
    fault('begin a new epoch on a mere suspicion', {
      each: member,
      spends: 'suspicions',
      when: (s, m) => s.replica.at(m).up && isNext(language, s, m),
      then: (s, m) => beginEpoch(language, s, m),
    }),

    receive('join the epoch', 'network', 'NewEpoch', {
      fair: 'weak',
      when: (s, { to, epoch }) => s.replica.at(to).up && epoch > s.replica.at(to).epoch,
      then: (s, { to, epoch }) => {
        const self = s.replica.at(to);
        self.epoch = epoch;
        self.role = 'backup';
        const { acceptedIn, log } = self;
        s.network.send('Joined', {
          to: primaryOf(language, epoch),
          from: to,
          epoch,
          acceptedIn,
          length: log.length,
        });
      },
    }),

    // With its own, one answer makes a majority of three. Of the logs of a majority that of the newest epoch, and of these
    // the longest, has all that was ever confirmed. Had it waited for the third, it would choose what it would have chosen of
    // one of the others.
    receive('become primary with the newest log of a majority', 'network', 'Joined', {
      fair: 'weak',
      when: (s, { to, epoch }) => s.replica.at(to).role === 'candidate' && epoch === s.replica.at(to).epoch,
      then: (s, { to, acceptedIn, length }) => {
        const self = s.replica.at(to);
        if (acceptedIn > self.acceptedIn || (acceptedIn === self.acceptedIn && length > self.log.length)) {
          copyLog(s, to, acceptedIn, length);
        }
        becomePrimary(language, s, to);
      },
    }),
  ];
}

/** Members take turns: each knows of which epochs it is the primary. */
export function primaryOf({ member }: ReplicationLanguage, epoch: number): MemberId {
  return member.valueAt(epoch % member.size);
}

/** Whether a member would be the primary of the epoch after its own. */
export function isNext(language: ReplicationLanguage, s: ReadonlyState, m: MemberId): boolean {
  return primaryOf(language, s.replica.at(m).epoch + 1) === m;
}

/** Whether the primary that a member follows is up. */
export function isPrimaryUp(language: ReplicationLanguage, s: ReadonlyState, m: MemberId): boolean {
  return s.replica.at(primaryOf(language, s.replica.at(m).epoch)).up;
}

function beginEpoch(language: ReplicationLanguage, s: State, m: MemberId): void {
  const self = s.replica.at(m);
  self.epoch += 1;
  self.role = 'candidate';
  for (const to of language.member.ids) if (to !== m) s.network.send('NewEpoch', { to, epoch: self.epoch });
}

/** What it has is from now on of its own epoch. */
export function becomePrimary(language: ReplicationLanguage, s: State, m: MemberId): void {
  const self = s.replica.at(m);
  self.role = 'primary';
  self.acceptedIn = self.epoch;
  for (let position = 0; position < self.log.length; position++) {
    const t = self.log.at(position);
    if (t !== null) s.ordered.at(self.epoch).push(t);
  }
  replicate(language, s, m);
}
