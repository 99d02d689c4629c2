import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions } from './coordinator.js';
import { environmentActions } from './environment.js';
import { participantActions } from './participant.js';
import { ownProperties } from './properties.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * Two-phase commit as a protocol that has to run: a coordinator and participants with logs, locks and timeouts,
 * crashes and restarts, and a network that loses and duplicates. See README.md beside this file.
 */
export const twoPhaseCommit = defineModel({
  ...system,
  name: 'two-phase-commit',
  about: 'Two-phase commit with logs, locks, timeouts, crashes and an unreliable network',
  actions: (language) => [
    ...coordinatorActions(language),
    ...participantActions(language),
    ...environmentActions(language),
  ],
  // Everything that is up has finished, and will not hear from what is down.
  final: () => (s) =>
    s.participant.every((each) => !each.up || each.decision.every((decision) => decision !== 'none')) &&
    (!s.coordinator.up ||
      s.coordinator.acknowledged.every((acknowledged) =>
        s.participant.every((each, p) => !each.up || acknowledged.has(p)),
      )),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type TwoPhaseCommitState = StateOf<typeof twoPhaseCommit>;
