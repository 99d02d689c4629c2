import { defineModel, type StateOf } from '../../checker/index.js';
import { environmentActions } from './environment.js';
import { monitoringActions } from './monitoring.js';
import { safeOrder } from './procedures.js';
import { isAtRest, ownProperties } from './properties.js';
import { recoveryActions } from './recovery.js';
import { requestActions } from './requests.js';
import { recoveryServiceLast, shutdownActions } from './shutdown.js';
import { afterRecovery, startUpActions } from './start-up.js';
import { system } from './state.js';
import { variants } from './variants.js';

/** Start-up, shutdown and failure recovery, step by step, while nodes monitor each other. See README.md beside this file. */
export const lifecycle = defineModel({
  ...system,
  name: 'lifecycle',
  about: 'Start-up, shutdown and failure recovery of nodes that monitor each other',
  initial: ({ node, action }) => [
    action('everything is off', {
      then: (s) => {
        for (const n of node.ids) s.registry.set(n, n);
      },
    }),
  ],
  actions: (language) => [
    ...startUpActions(language, safeOrder, afterRecovery),
    ...requestActions(language),
    ...shutdownActions(language, safeOrder, recoveryServiceLast),
    ...monitoringActions(language),
    ...recoveryActions(language, safeOrder),
    ...environmentActions(language),
  ],
  final: isAtRest,
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type LifecycleState = StateOf<typeof lifecycle>;
