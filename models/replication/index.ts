import { defineModel, type StateOf } from '../../checker/index.js';
import { electionActions, primaryOf } from './election.js';
import { majority, primaryActions } from './primary.js';
import { type ReadonlyState, type ReplicationLanguage, system } from './state.js';
import { variants } from './variants.js';

/**
 * Strong consistency, for the Transaction Coordinator's group: transactions on two keys, put in order by a primary, on a
 * majority of the members before they count. See README.md beside this file.
 */
export const replication = defineModel({
  ...system,
  name: 'replication',
  about: 'Strong consistency: transactions on two keys in a group with a primary, majorities and epochs',
  initial: (language) => [
    language.action('the first member is the primary', {
      then: (s) => {
        s.replica.at(primaryOf(language, 0)).role = 'primary';
      },
    }),
  ],
  actions: (language) => [
    ...primaryActions(language),
    ...electionActions(language),
    language.crash('a member crashes', 'replica', { spends: 'crashes', keeps: [] }),
  ],
  final: isAtRest,
  variants,
});

/** A state of this model, as properties see it. */
export type ReplicationState = StateOf<typeof replication>;

/** Every transaction is done and all who are up have the same log; or too few are up. Who is down has nothing. */
function isAtRest({ member }: ReplicationLanguage): (s: ReadonlyState) => boolean {
  return (s) =>
    s.replica.every(({ up, epoch, log }) => up || (epoch === 0 && log.length === 0)) &&
    (s.replica.count(({ up }) => up) < majority(member.size) ||
      (s.client.every((phase) => phase === 'acknowledged' || phase === 'answered') && areEqual(s)));
}

function areEqual(s: ReadonlyState): boolean {
  return s.replica.every(
    (one) =>
      !one.up ||
      s.replica.every(
        (other) =>
          !other.up ||
          (other.log.length === one.log.length &&
            s.client.every((_, t) => other.log.includes(t) === one.log.includes(t))),
      ),
  );
}
