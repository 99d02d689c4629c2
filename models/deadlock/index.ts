import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions } from './coordinator.js';
import { detectorActions } from './detector.js';
import { environmentActions } from './environment.js';
import { participantActions } from './participant.js';
import { system } from './state.js';
import { repairedDesign, variants } from './variants.js';

/**
 * Transactions that lock their rows at several participants, wait for each other, and are aborted and tried again by the
 * order of a deadlock detector. See README.md beside this file.
 */
export const deadlock = defineModel({
  ...system,
  name: 'deadlock',
  about: 'Transactions that lock each other out, a detector that chooses victims among them, and retry',
  actions: (language) => [
    ...coordinatorActions(language, repairedDesign),
    ...participantActions(language),
    ...detectorActions(language, repairedDesign),
    ...environmentActions(language),
  ],
  variants,
});

export type DeadlockState = StateOf<typeof deadlock>;
