import { defineModel, type StateOf } from '../../checker/index.js';
import { coordinatorActions, repairedDesign } from './coordinator.js';
import { environmentActions } from './environment.js';
import { ownProperties } from './properties.js';
import { system } from './state.js';
import { variants } from './variants.js';

/** How long the two and three phases of commit take, and the coordinator's decision. See README.md beside this file. */
export const commitLatency = defineModel({
  ...system,
  name: 'commit-latency',
  about: 'How long two-phase and three-phase commit take from Core1, and when the coordinator has decided',
  actions: (language) => [...coordinatorActions(language, repairedDesign), ...environmentActions(language)],
  // Whoever is silent acknowledges nothing: then the coordinator cannot forget the transaction.
  final: () => (s) => s.phase === 'completed' || s.participant.some(({ silent }) => silent),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type CommitLatencyState = StateOf<typeof commitLatency>;
