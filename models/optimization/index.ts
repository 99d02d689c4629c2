import { defineModel, type StateOf } from '../../checker/index.js';
import { repairedDesign } from './design.js';
import { environmentActions, initialActions, observerActions } from './environment.js';
import { optimizerActions } from './optimizer.js';
import { ownProperties } from './properties.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * The optimization loop: bottlenecks are looked for, services are moved from them, and loads change. See README.md beside
 * this file.
 */
export const optimization = defineModel({
  ...system,
  name: 'optimization',
  about: 'The optimization loop moves services away from bottlenecks, within the caps of CPU and memory',
  time: { unit: 's', step: 10 },
  initial: initialActions,
  actions: (language) => [
    ...optimizerActions(language, repairedDesign),
    ...environmentActions(language),
    ...observerActions(language),
  ],
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type OptimizationState = StateOf<typeof optimization>;
