import type { Design } from './rules.js';
import { domainsOf, type Proposal, type ReadonlyState, type ReplicaId, range, type Slot, valuesOf } from './state.js';

export type Quorums = ReturnType<typeof quorumsOf>;

/**
 * Who supports what, and whether it is enough. A correct replica supports what it has sent; a Byzantine one, where
 * `helped`, everything. A quorum is of distinct replicas: each is asked once.
 */
export function quorumsOf(design: Design) {
  const { replica, views, sequenceNumbers, prepareQuorum, commitQuorum, primaryCounts } = design;
  const proposals = valuesOf(domainsOf(design).proposal);
  const primaries = range(0, views - 1).map((view) => replica.valueAt(view % replica.size));

  const primaryOf = (view: number): ReplicaId => primaries[view] ?? replica.valueAt(0);

  /** Whether the replica has pre-prepared or prepared the proposal. */
  const supports = (s: ReadonlyState, r: ReplicaId, { view, sequenceNumber, request }: Slot): boolean =>
    r === primaryOf(view)
      ? s.network.has('PrePrepare', { view, sequenceNumber, request })
      : s.network.has('Prepare', { from: r, view, sequenceNumber, request });

  /** Whether it has done so with any proposal for the sequence number. */
  const supportsAny = (s: ReadonlyState, r: ReplicaId, view: number, sequenceNumber: number): boolean => {
    for (const request of proposals) if (supports(s, r, { view, sequenceNumber, request })) return true;
    return false;
  };

  const isPrepared = (s: ReadonlyState, slot: Slot, helped: boolean): boolean => {
    const primary = primaryOf(slot.view);
    let supporters = 0;
    for (const r of replica.ids) {
      if (supports(s, r, slot) || (helped && s.byzantine.has(r))) supporters += r === primary ? primaryCounts : 1;
    }
    return supporters >= prepareQuorum;
  };

  /** Whoever is prepared sends a COMMIT at once, so that its COMMIT says that it was. */
  const hasPrepared = (s: ReadonlyState, r: ReplicaId, { view, sequenceNumber, request }: Slot): boolean =>
    s.network.has('Commit', { from: r, view, sequenceNumber, request });

  return {
    primaryOf,
    supports,
    supportsAny,
    isPrepared,
    hasPrepared,

    /** Whether the replica follows the protocol, and is up. */
    acts: (s: ReadonlyState, r: ReplicaId): boolean => !s.byzantine.has(r) && !s.crashed.has(r),

    /** Whether the replica supports a request at any sequence number. */
    supportsAnywhere: (s: ReadonlyState, r: ReplicaId, view: number, request: Proposal): boolean => {
      for (let sequenceNumber = 1; sequenceNumber <= sequenceNumbers; sequenceNumber++) {
        if (supports(s, r, { view, sequenceNumber, request })) return true;
      }
      return false;
    },

    /** The first sequence number for which it supports nothing; one beyond the last if there is none. */
    firstFree: (s: ReadonlyState, r: ReplicaId, view: number): number => {
      let sequenceNumber = 1;
      while (sequenceNumber <= sequenceNumbers && supportsAny(s, r, view, sequenceNumber)) sequenceNumber++;
      return sequenceNumber;
    },

    isCommitted: (s: ReadonlyState, slot: Slot, helped: boolean): boolean => {
      let supporters = 0;
      for (const r of replica.ids) if (hasPrepared(s, r, slot) || (helped && s.byzantine.has(r))) supporters += 1;
      return supporters >= commitQuorum;
    },

    /** The latest view, below another, in which the replica was prepared at a sequence number; −1 if in none. */
    lastPrepared: (s: ReadonlyState, r: ReplicaId, sequenceNumber: number, below: number): number => {
      for (let view = below - 1; view >= 0; view--) {
        for (const request of proposals) if (hasPrepared(s, r, { view, sequenceNumber, request })) return view;
      }
      return -1;
    },

    /** Whether a Byzantine replica can show a prepared certificate, made of messages really sent and of its own. */
    isForgeable: (s: ReadonlyState, slot: Slot): boolean => {
      const primary = primaryOf(slot.view);
      return (s.byzantine.has(primary) || supports(s, primary, slot)) && isPrepared(s, slot, true);
    },

    /** How many have sent a VIEW-CHANGE to this view, which is not the first, or to a later one: it is by these that a replica's view grows. */
    viewChanges: (s: ReadonlyState, view: number, helped: boolean): number => {
      let senders = 0;
      for (const r of replica.ids) {
        if (s.replica.at(r).view >= view || (helped && s.byzantine.has(r))) senders += 1;
      }
      return senders;
    },
  };
}
