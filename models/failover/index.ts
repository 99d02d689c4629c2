import { defineModel, type StateOf } from '../../checker/index.js';
import { membershipIn, repairedDesign } from './design.js';
import { environmentActions } from './environment.js';
import { ownProperties } from './properties.js';
import { managerActions } from './redundancy-manager.js';
import { isActive, system } from './state.js';
import { variants } from './variants.js';

/** The services of the document's five nodes, which fail: detection, failover to the groups, and time. See README.md beside this file. */
export const failover = defineModel({
  ...system,
  name: 'failover',
  about: 'Nodes fail, and their services move to other members of their groups, in time',
  initial: (language) => [
    language.action('every service runs where it is placed', {
      then: (s) => {
        const membership = membershipIn(language, repairedDesign);
        for (const id of language.service.ids)
          s.service.at(id).location = membership.of(id)[0] ?? language.node.valueAt(0);
      },
    }),
  ],
  actions: (language) => [...managerActions(language, repairedDesign), ...environmentActions(language, repairedDesign)],
  final:
    ({ node, service }) =>
    (s) =>
      service.ids.every((id) => isActive(s, id)) && node.ids.every((n) => s.node.at(n).suspected !== s.node.at(n).up),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type FailoverState = StateOf<typeof failover>;
