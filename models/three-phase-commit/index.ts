import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions } from './coordinator.js';
import { environmentActions } from './environment.js';
import { newestEpoch } from './epochs.js';
import { participantActions } from './participant.js';
import { ownProperties } from './properties.js';
import { refusalActions } from './refusal.js';
import { system } from './state.js';
import { terminationActions } from './termination.js';
import { variants } from './variants.js';

/**
 * Skeen's three-phase commit with the termination protocol, the election of a new coordinator, and epochs. See README.md
 * beside this file.
 */
export const threePhaseCommit = defineModel({
  ...system,
  name: 'three-phase-commit',
  about: 'Three-phase commit with termination protocol, election and epochs, and failure detectors that may be wrong',
  actions: (language) => [
    ...coordinatorActions(language),
    ...participantActions(language, newestEpoch),
    ...terminationActions(language),
    ...refusalActions(language),
    ...environmentActions(language),
  ],
  final:
    ({ transaction }) =>
    (s) =>
      s.participant.every(({ up, decision }) => !up || decision.at(transaction.valueAt(0)) !== 'none'),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type ThreePhaseCommitState = StateOf<typeof threePhaseCommit>;
