import { defineModel, type StateOf } from '../../checker/index.js';
import { failoverActions } from './failover.js';
import { repairedDesign, replicationActions } from './replication.js';
import { type ReadonlyState, system } from './state.js';
import { variants } from './variants.js';

/**
 * Eventual consistency, for the groups of the RPC Handler and of Analytics: a primary whose writes spread within the
 * recovery point, though messages are lost and it may die. See README.md beside this file.
 */
export const replicationEventual = defineModel({
  ...system,
  name: 'replication-eventual',
  about: 'Eventual consistency: how far replicas may lag behind, and what is lost when their primary dies',
  actions: (language) => [
    ...replicationActions(language, repairedDesign),
    ...failoverActions(language, repairedDesign),
  ],
  final: isAtRest,
  variants,
});

/** A state of this model, as properties see it. */
export type ReplicationEventualState = StateOf<typeof replicationEventual>;

/**
 * Every write is acknowledged, and all who are up have it; or nobody is left that could have it, too. Who is down has
 * nothing, and crashed once.
 */
function isAtRest(): (s: ReadonlyState) => boolean {
  return (s) =>
    s.replica.every(({ up, writes }) => up || writes.isEmpty) &&
    s.crashes.spent === s.replica.count(({ up }) => !up) &&
    (s.replica.count(({ up }) => up) < repairedDesign.copies ||
      (s.client.every((phase) => phase === 'acknowledged') &&
        s.replica.every(({ up, writes }) => !up || writes.isFull)));
}
