import { defineModel, type StateOf } from '../../checker/index.js';
import { chartActions } from './chart.js';
import { repairedDesign } from './design.js';
import { environmentActions } from './environment.js';
import { initialRequests } from './load.js';
import { isAtRest, ownProperties } from './properties.js';
import { redistributionActions } from './redistribution.js';
import { system } from './state.js';
import { variants } from './variants.js';

/** The load of failed nodes and the chart that is to keep their failure from spreading. See README.md beside this file. */
export const cascade = defineModel({
  ...system,
  name: 'cascade',
  about: 'Nodes fail, and their load is moved or shed before it overloads the others',
  initial: ({ node, action }) => [
    action('every node carries the load of the dashboard', {
      then: (s) => {
        for (const n of node.ids) s.node.at(n).carries.set(n, initialRequests(n));
      },
    }),
  ],
  actions: (language) => [
    ...chartActions(language, repairedDesign),
    ...redistributionActions(language, repairedDesign),
    ...environmentActions(language),
  ],
  final: () => (s) => isAtRest(s) && s.node.every(({ up, detected }) => up !== detected),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type CascadeState = StateOf<typeof cascade>;
