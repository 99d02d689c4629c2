import { defineModel, type StateOf } from '../../checker/index.js';
import { managerActions } from './communication-manager.js';
import { repairedDesign } from './design.js';
import { environmentActions, initialActions } from './environment.js';
import { isAtRest, ownProperties } from './properties.js';
import { serviceActions } from './service.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * Remote procedure calls through a communication manager that retries on an alternative node: timeouts, lost messages,
 * crashes, and the keys by which a service knows what it has executed. See README.md beside this file.
 */
export const rpc = defineModel({
  ...system,
  name: 'rpc',
  about: 'Remote procedure calls with timeouts, three retries on alternating nodes, and idempotency keys',
  time: { unit: 'ms' },
  initial: initialActions,
  actions: (language) => [
    ...managerActions(language, repairedDesign),
    ...serviceActions(language),
    ...environmentActions(language, repairedDesign),
  ],
  final: () => isAtRest,
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type RpcState = StateOf<typeof rpc>;
