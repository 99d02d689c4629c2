import { defineModel, type StateOf } from '../../checker/index.js';
import { accessControlActions, atTheEntrance } from './access-control.js';
import { clientActions } from './client.js';
import { coordinatorActions } from './coordinator.js';
import { environmentActions } from './environment.js';
import { executionActions } from './execution.js';
import { notTriedYet, placementActions } from './placement.js';
import { isAtRest, ownProperties } from './properties.js';
import { cloud1, system } from './state.js';
import { variants } from './variants.js';

/**
 * A request from the client to the response: access control, selection of a node, transaction, execution, failover. See
 * README.md beside this file.
 */
export const endToEnd = defineModel({
  ...system,
  name: 'end-to-end',
  about: 'Requests from client to response: access control, execution with failover, and two-phase commit',
  initial: (language) => [
    language.action('the service runs on Cloud1', { then: (s) => s.service.add(cloud1(language)) }),
  ],
  actions: (language) => [
    ...clientActions(language, 'received'),
    ...accessControlActions(language, atTheEntrance),
    ...placementActions(language, notTriedYet),
    ...coordinatorActions(language),
    ...executionActions(language),
    ...environmentActions(language),
  ],
  final: isAtRest,
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type EndToEndState = StateOf<typeof endToEnd>;
