import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions } from './coordinator.js';
import { detectorActions } from './detector.js';
import { environmentActions } from './environment.js';
import { participantActions } from './participant.js';
import { system } from './state.js';
import { repairedDesign, variants } from './variants.js';

/**
 * Transactions that lock rows at several participants, wait for each other, and are aborted and tried again: by a deadlock
 * detector that chooses victims, and by a timeout. See README.md beside this file.
 */
export const deadlock = defineModel({
  ...system,
  name: 'deadlock',
  about: 'Transactions that lock each other out, a detector that chooses victims, timeouts and retry',
  actions: (language) => [
    ...coordinatorActions(language, repairedDesign),
    ...participantActions(language),
    ...detectorActions(language, repairedDesign),
    ...environmentActions(language),
  ],
  // Everything that has begun has committed. Whose clients go on for ever is never at its end.
  final: () => (s) => s.transaction.every(({ phase }) => phase === 'committed'),
  variants,
});

export type DeadlockState = StateOf<typeof deadlock>;
