import type { Action } from '../../checker/index.js';
import { coalitionsOf } from './new-view.js';
import type { Fields, PbftLanguage, ReplicaId } from './state.js';

/** Which replicas are Byzantine, from the beginning and for good: one initial state for each choice. */
export function placementOfByzantineReplicas({
  replica,
  byzantine,
  byzantinePosition,
  action,
}: PbftLanguage): readonly Action<Fields>[] {
  const first = replica.valueAt(0);
  const allowed = (members: readonly ReplicaId[]) =>
    members.length === byzantine &&
    (byzantinePosition === 'any' || members.includes(first) === (byzantinePosition === 'primary'));
  return coalitionsOf(replica.ids)
    .filter(allowed)
    .map((members) =>
      action(`Byzantine: ${members.map((r) => replica.names[r]).join(', ') || 'nobody'}`, {
        then: (s) => {
          for (const r of members) s.byzantine.add(r);
        },
      }),
    );
}

/** A crashed replica is silent for good. */
export function crashes({ replica, fault }: PbftLanguage): readonly Action<Fields>[] {
  return [
    fault('crash', {
      each: replica,
      spends: 'crashes',
      when: (s, r) => !s.byzantine.has(r) && !s.crashed.has(r),
      then: (s, r) => s.crashed.add(r),
    }),
  ];
}
