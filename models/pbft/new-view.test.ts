import { expect, it } from 'vitest';
import { always, check, defineModel, type Property } from '../../checker/index.js';
import { placementOfByzantineReplicas } from './adversary.js';
import { coalitionsOf, justification } from './new-view.js';
import { newViewOrders } from './new-view-order.js';
import { protocolActions } from './protocol.js';
import { literature } from './rules.js';
import {
  domainsOf,
  type PbftLanguage,
  type Proposal,
  type ReadonlyState,
  type ReplicaId,
  range,
  type Slot,
  system,
  valuesOf,
} from './state.js';

/** What a view change says of a sequence number: a prepared certificate, or null. */
type Claim = Slot | null;

/**
 * Every order that follows from some quorum of view changes, by writing them all down: each Byzantine member of the quorum
 * claims, at each number, nothing or any certificate that can be shown.
 */
function ordersByEnumeration(language: PbftLanguage, s: ReadonlyState, view: number, helped: boolean): Set<string> {
  const { replica, viewChangeQuorum, prepareQuorum } = language;
  const proposals = valuesOf(domainsOf(language).proposal);
  const numbers = valuesOf(domainsOf(language).sequenceNumber);
  const primaryOf = (of: number) => replica.valueAt(of % replica.size);
  const isByzantine = (r: ReplicaId) => s.byzantine.has(r);

  const slots = range(0, view - 1).flatMap((earlier) =>
    numbers.flatMap((sequenceNumber) => proposals.map((request): Slot => ({ view: earlier, sequenceNumber, request }))),
  );
  const canShow = (slot: Slot) => {
    const primary = primaryOf(slot.view);
    const signs = (r: ReplicaId) =>
      isByzantine(r) ||
      (r === primary ? s.network.has('PrePrepare', slot) : s.network.has('Prepare', { from: r, ...slot }));
    return signs(primary) && replica.ids.filter(signs).length >= prepareQuorum;
  };
  const claimsOf = (r: ReplicaId, number: number): readonly Claim[] => {
    const there = slots.filter(({ sequenceNumber }) => sequenceNumber === number);
    if (isByzantine(r)) return [null, ...there.filter(canShow)];
    return [there.filter((slot) => s.network.has('Commit', { from: r, ...slot })).at(-1) ?? null];
  };
  const decisions = (members: readonly ReplicaId[], number: number): Set<Proposal | 'none'> => {
    const combined = members.reduce<readonly (readonly Claim[])[]>(
      (claims, r) => claims.flatMap((made) => claimsOf(r, number).map((claim) => made.concat(claim))),
      [[]],
    );
    return new Set(
      combined.flatMap((claims): readonly (Proposal | 'none')[] => {
        const shown = claims.filter((claim) => claim !== null);
        const latest = Math.max(...shown.map((claim) => claim.view));
        return shown.length === 0
          ? ['none']
          : shown.filter((claim) => claim.view === latest).map(({ request }) => request);
      }),
    );
  };

  const quorums = coalitionsOf(replica.ids).filter(
    (members) =>
      members.length >= viewChangeQuorum &&
      members.every((r) => (isByzantine(r) ? helped : s.network.has('ViewChange', { from: r, view }))) &&
      (isByzantine(primaryOf(view)) || members.includes(primaryOf(view))),
  );
  const found = new Set<string>();
  for (const members of quorums) {
    let decided: readonly (readonly (Proposal | 'none')[])[] = [[]];
    for (const number of numbers) {
      decided = decided.flatMap((before) => [...decisions(members, number)].map((decision) => [...before, decision]));
    }
    for (const each of decided) {
      const last = each.findLastIndex((decision) => decision !== 'none') + 1;
      const order = each.map((decision, index) => (decision !== 'none' ? decision : index < last ? null : 'free'));
      found.add(JSON.stringify(order));
    }
  }
  return found;
}

const audited = defineModel({
  ...system,
  name: 'pbft-audited',
  initial: placementOfByzantineReplicas,
  actions: (language) => protocolActions(literature(language)),
  properties: (language): { readonly [id: string]: Property<ReadonlyState> } => {
    const isJustified = justification(literature(language));
    const orders = newViewOrders(language);
    const later = range(1, language.views - 1);
    const agrees = (s: ReadonlyState, view: number, helped: boolean) => {
      const primary = language.replica.valueAt(view % language.replica.size);
      const sender = s.byzantine.has(primary) ? null : primary;
      const justified = orders.filter((order) => isJustified(s, view, order, sender, helped));
      const enumerated = ordersByEnumeration(language, s, view, helped);
      return (
        justified.length === enumerated.size && justified.every(({ fixed }) => enumerated.has(JSON.stringify(fixed)))
      );
    };
    return {
      unaided: always('an order is justified by correct replicas if they have sent a quorum for it', (s) =>
        later.every((view) => agrees(s, view, false)),
      ),
      helped: always('an order is justified if Byzantine replicas can complete a quorum for it', (s) =>
        later.every((view) => agrees(s, view, true)),
      ),
    };
  },
});

const threeReplicas = { replicas: 3, faulty: 1 };
const quorumsOfTwo = { prepareQuorum: 2, commitQuorum: 2, viewChangeQuorum: 2 };

it.each([
  { views: 2, requests: 1 },
  { views: 2, requests: 1, viewChangeQuorum: 2 },
  { ...threeReplicas, ...quorumsOfTwo, views: 2 },
  { ...threeReplicas, ...quorumsOfTwo, views: 2, requests: 1, sequenceNumbers: 2 },
  { ...threeReplicas, ...quorumsOfTwo, views: 3, unsettledViews: 3, requests: 1 },
  { replicas: 4, faulty: 1, byzantine: 2, views: 2, requests: 1 },
])('a new view is justified as if every view change were written down, with %o', async (parameters) => {
  const instance = audited.instantiate({ parameters });
  const result = await check(instance, { properties: instance.properties });
  expect(result.failure).toBeNull();
  expect(result.complete).toBe(true);
  expect(
    result.actions.find(({ name }) => name === 'send NEW-VIEW, helped by a Byzantine replica')?.taken,
  ).toBeGreaterThan(0);
  expect(result.properties.map(({ id, verdict }) => ({ id, verdict }))).toMatchObject([
    { id: 'unaided', verdict: 'holds' },
    { id: 'helped', verdict: 'holds' },
  ]);
});
