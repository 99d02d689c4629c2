import type { Fixed, NewViewOrder } from './new-view-order.js';
import { quorumsOf } from './quorums.js';
import type { Design } from './rules.js';
import type { ReadonlyState, ReplicaId } from './state.js';

/** Whether a NEW-VIEW for the view may impose the order, its own VIEW-CHANGE counted where the sender is correct. */
export type IsJustified = (
  s: ReadonlyState,
  view: number,
  order: NewViewOrder,
  sender: ReplicaId | null,
  helped: boolean,
) => boolean;

/**
 * The order of a new view follows from a quorum of view changes: at each sequence number the proposal of the prepared
 * certificate with the latest view, the null request below such a one, and else nothing (Castro and Liskov, 1999, section
 * 4.4). Whoever has the view changes can verify it, and each has them in the end: so what is asked is whether there is
 * such a quorum.
 *
 * Byzantine view changes, where `helped`, carry any certificate that can be shown, or none. It is no loss to count all of
 * them: one that a correct replica carries they can show as well.
 */
export function justification(design: Design): IsJustified {
  const { viewChangeQuorum } = design;
  const { hasPrepared, isForgeable, lastPrepared } = quorumsOf(design);
  const quorums = coalitionsOf(design.replica.ids);

  const isFixedBy = (
    s: ReadonlyState,
    view: number,
    members: readonly ReplicaId[],
    sequenceNumber: number,
    fixed: Fixed,
    isGap: boolean,
    helped: boolean,
  ): boolean => {
    let latest = -1;
    for (const r of members) latest = Math.max(latest, lastPrepared(s, r, sequenceNumber, view));
    if (latest < 0 && (fixed === 'free' || (fixed === null && isGap))) return true;
    if (fixed === 'free') return false;
    if (latest >= 0) {
      const slot = { view: latest, sequenceNumber, request: fixed };
      if (members.some((r) => hasPrepared(s, r, slot))) return true;
    }
    if (!helped) return false;
    for (let shown = Math.max(latest, 0); shown < view; shown++) {
      if (isForgeable(s, { view: shown, sequenceNumber, request: fixed })) return true;
    }
    return false;
  };

  return (s, view, order, sender, helped) => {
    const needed = viewChangeQuorum - (helped ? s.byzantine.size : 0);
    return quorums.some(
      (members) =>
        members.length >= needed &&
        (sender === null || members.includes(sender)) &&
        members.every((r) => s.network.has('ViewChange', { from: r, view })) &&
        order.fixed.every((fixed, index) =>
          isFixedBy(s, view, members, index + 1, fixed, index + 1 < order.last, helped),
        ),
    );
  };
}

/** Every set of replicas. */
export function coalitionsOf([first, ...others]: readonly ReplicaId[]): readonly (readonly ReplicaId[])[] {
  if (first === undefined) return [[]];
  return coalitionsOf(others).flatMap((members) => [members, [first, ...members]]);
}
