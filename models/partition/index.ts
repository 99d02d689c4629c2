import { defineModel, type StateOf } from '../../checker/index.js';
import { repairedDesign } from './design.js';
import { environmentActions } from './environment.js';
import { membershipActions } from './membership.js';
import { isAtRest, ownProperties } from './properties.js';
import { replicationActions } from './replication.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * The five nodes of the document on its eight links, which fail and heal: heartbeats, groups, majorities, leases,
 * clients' writes on both sides, and their reconciliation. See README.md beside this file.
 */
export const partition = defineModel({
  ...system,
  name: 'partition',
  about: 'Groups of nodes that serve clients while links fail: majorities, leases, epochs and reconciliation',
  initial: ({ node, action }) => [
    action('all are one group', {
      then: (s) => {
        for (const n of node.ids) {
          s.writer.group.add(n);
          s.node.at(n).service = 'serving';
          for (const m of node.ids) s.node.at(n).group.add(m);
        }
      },
    }),
  ],
  actions: (language) => [
    ...membershipActions(language, repairedDesign),
    ...replicationActions(language, repairedDesign),
    ...environmentActions(language),
  ],
  final: isAtRest,
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type PartitionState = StateOf<typeof partition>;
