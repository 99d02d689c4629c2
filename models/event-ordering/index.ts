import { defineModel, type StateOf } from '../../checker/index.js';
import { broadcastActions } from './broadcast.js';
import { deliverByPriority } from './delivery.js';
import { environmentActions } from './environment.js';
import { isAtRest, ownProperties } from './properties.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * Causal broadcast with priorities among three nodes: vector clocks, retransmission, loss, duplicates and crashes; and a
 * sequencer, for one order everywhere. See README.md beside this file.
 */
export const eventOrdering = defineModel({
  ...system,
  name: 'event-ordering',
  about: 'Messages with priorities, delivered in causal order',
  actions: (language) => [...broadcastActions(language), deliverByPriority(language), ...environmentActions(language)],
  final: () => isAtRest,
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type EventOrderingState = StateOf<typeof eventOrdering>;
