import type { Action } from '../../checker/index.js';
import type { CausalLanguage, Fields, MemberId, ReadonlyState, State, WriteId } from './state.js';

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

  const canApply = (s: ReadonlyState, m: MemberId, w: WriteId) => s.replica.at(m).up && isReady(language, s, m, w);

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

    // Whoever has a write sends it again for ever to those who may lack it, be it its own or another's.
    receive('apply a write', 'network', 'Replicate', {
      fair: 'weak',
      when: (s, { to, write: w }) => canApply(s, to, w) && isHeldByLiving(s, w),
      then: (s, { to, write: w }) => apply(s, to, w),
    }),

    // It may have been sent before the crash, or not.
    fault('apply what a dead member had sent', {
      each: { member, write },
      when: (s, { member: m, write: w }) =>
        s.network.has('Replicate', { to: m, write: w }) && canApply(s, m, w) && !isHeldByLiving(s, w),
      then: (s, { member: m, write: w }) => apply(s, m, w),
    }),

    action('acknowledge a write', {
      each: write,
      fair: 'weak',
      when: (s, w) =>
        s.client.at(w) === 'writing' && s.replica.count(({ up, writes }) => up && writes.has(w)) >= copies,
      then: (s, w) => s.client.set(w, 'acknowledged'),
    }),
  ];
}

function isHeldByLiving(s: ReadonlyState, w: WriteId): boolean {
  return s.replica.some(({ up, writes }) => up && writes.has(w));
}

function apply(s: State, m: MemberId, w: WriteId): void {
  const self = s.replica.at(m);
  self.writes.add(w);
  self.clock.merge(s.stamp.at(w).clock);
}
