import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions } from './coordinator.js';
import { detectorActions } from './detector.js';
import { environmentActions } from './environment.js';
import { lockProperties } from './locks.js';
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
  initial: ({ host, action }) => [
    action('Core2 detects deadlocks', { then: (s) => s.detector.active.add(host.valueAt(0)) }),
  ],
  actions: (language) => [
    ...coordinatorActions(language, repairedDesign),
    ...participantActions(language),
    ...detectorActions(language, repairedDesign),
    ...environmentActions(language),
  ],
  properties: ({ transaction, reachable }) => ({
    ...lockProperties,
    lowestPriorityFirst: reachable('T1, which has the lowest priority, has committed, and no other has', (s) =>
      s.transaction.every(({ phase }, t) => (phase === 'committed') === (t === transaction.valueAt(0))),
    ),
  }),
  variants,
});

/** A state of this model, as properties see it. */
export type DeadlockState = StateOf<typeof deadlock>;
