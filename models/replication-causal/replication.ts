import type { Action } from '../../checker/index.js';
import type { CausalLanguage, Fields, MemberId, ReadonlyState, WriteId } from './state.js';

/** The choices in which causally consistent designs differ. */
export interface Design {
  /** Whether a member can apply a write now. */
  readonly isReady: (language: CausalLanguage, s: ReadonlyState, m: MemberId, w: WriteId) => boolean;
  /** How many members have a write when its client is told that it is done. */
  readonly copies: number;
}

/**
 * Birman, Schiper and Stephenson, "Lightweight causal and atomic group multicast" (1991), section 5.1: the next of its
 * origin, and all is there that its origin had applied before. What comes early waits, what comes twice is old.
 */
export const repairedDesign: Design = {
  isReady: (language, s, m, w) =>
    isNextOfItsOrigin(s, m, w) &&
    language.member.ids.every(
      (other) => other === s.stamp.at(w).origin || s.stamp.at(w).clock.at(other) <= s.replica.at(m).clock.at(other),
    ),
  copies: 2,
};

export function isNextOfItsOrigin(s: ReadonlyState, m: MemberId, w: WriteId): boolean {
  const { origin, clock } = s.stamp.at(w);
  return clock.at(origin) === s.replica.at(m).clock.at(origin) + 1;
}

/** "All replicas serve" (Active-Active): every member takes writes, and each applies those of the others in causal order. */
export function replicationActions(language: CausalLanguage, design: Design): readonly Action<Fields>[] {
  const { member, write, action, receive, fault } = language;
  const { isReady, copies } = design;
  return [
    // Not fair: clients may have nothing to write.
    action('take a write', {
      each: { member, write },
      when: (s, { member: m, write: w }) => s.replica.at(m).up && s.client.at(w) === 'idle',
      then: (s, { member: m, write: w }) => {
        const self = s.replica.at(m);
        self.writes.add(w);
        self.clock.tick(m);
        s.stamp.at(w).origin = m;
        s.stamp.at(w).clock.merge(self.clock);
        s.client.set(w, copies === 1 ? 'acknowledged' : 'writing');
        for (const to of member.ids) if (to !== m) s.network.send('Replicate', { to, write: w });
      },
    }),

    receive('apply a write', 'network', 'Replicate', {
      fair: 'weak',
      when: (s, { to, write: w }) => s.replica.at(to).up && isReady(language, s, to, w),
      then: (s, { to, write: w }) => {
        const self = s.replica.at(to);
        self.writes.add(w);
        self.clock.merge(s.stamp.at(w).clock);
        const have = s.replica.count(({ up, writes }) => up && writes.has(w));
        if (s.client.at(w) === 'writing' && have >= copies) s.client.set(w, 'acknowledged');
        // It sends the write again, too, to whoever lacks it.
        for (const other of member.ids) {
          const message = { to: other, write: w };
          if (!s.replica.at(other).writes.has(w) && !s.network.has('Replicate', message)) {
            s.network.send('Replicate', message);
          }
        }
      },
    }),

    // As long as anybody has a write who is up, it is sent again to whoever lacks it.
    fault('what only the dead had is lost', {
      each: { to: member, write },
      when: (s, { to, write: w }) => s.network.has('Replicate', { to, write: w }) && !isHeldByLiving(s, w),
      then: (s, { to, write: w }) => s.network.receive('Replicate', { to, write: w }),
    }),
  ];
}

function isHeldByLiving(s: ReadonlyState, w: WriteId): boolean {
  return s.replica.some(({ up, writes }) => up && writes.has(w));
}
