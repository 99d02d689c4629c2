import { type Action, UsageError } from '../../checker/index.js';
import { coalitionsOf } from './new-view.js';
import type { Fields, PbftLanguage, ReplicaId } from './state.js';

/**
 * Which replicas are Byzantine, from the beginning and for good: one initial state for each choice.
 * @throws UsageError if there is none.
 */
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
  const choices = coalitionsOf(replica.ids).filter(allowed);
  if (choices.length === 0) {
    throw new UsageError(
      `model "pbft": of ${replica.size} replicas, ${byzantine} cannot be Byzantine in the position "${byzantinePosition}"`,
    );
  }
  return choices.map((members) =>
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
      means: 'crash',
      when: (s, r) => !s.byzantine.has(r) && !s.crashed.has(r),
      then: (s, r) => s.crashed.add(r),
    }),
  ];
}
