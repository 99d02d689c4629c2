import { defineModel, type StateOf } from '../../checker/index.js';
import { repairedDesign, replicationActions } from './replication.js';
import { type ReadonlyState, system } from './state.js';
import { variants } from './variants.js';

/**
 * Causal consistency, for the Load Balancer's group: every member takes writes, and nobody sees one without what happened
 * before it. See README.md beside this file.
 */
export const replicationCausal = defineModel({
  ...system,
  name: 'replication-causal',
  about: 'Causal consistency: writes at every member, vector clocks, and members that die',
  actions: (language) => [
    ...replicationActions(language, repairedDesign),
    language.crash('a member crashes', 'replica', { spends: 'crashes', keeps: [] }),
  ],
  final: isAtRest,
  variants,
});

/** A state of this model, as properties see it. */
export type ReplicationCausalState = StateOf<typeof replicationCausal>;

/**
 * All who are up have the same, and every write that more than a dead member ever had is acknowledged; or too few are up. Who
 * is down has nothing.
 */
function isAtRest(): (s: ReadonlyState) => boolean {
  return (s) =>
    s.replica.every(({ up, writes }) => up || writes.isEmpty) &&
    (s.replica.count(({ up }) => up) < repairedDesign.copies ||
      s.client.every(
        (phase, w) =>
          s.replica.every(({ up, writes }) => !up || writes.has(w) === (phase === 'acknowledged')) && phase !== 'idle',
      ));
}
