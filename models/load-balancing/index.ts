import { defineModel, type StateOf } from '../../checker/index.js';
import { environmentActions } from './environment.js';
import { baseLoads, carry, type Load } from './load.js';
import { loadBalancerActions } from './load-balancer.js';
import { nodeActions } from './node.js';
import { repairedDesign } from './placement.js';
import { ownProperties } from './properties.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * A load balancer places requests on the document's five nodes by the document's formula, while nodes crash, drop messages and
 * lie. See README.md beside this file.
 */
export const loadBalancing = defineModel({
  ...system,
  name: 'load-balancing',
  about: 'Requests are placed on five unlike nodes, moved, and freed, while nodes crash, omit and lie',
  initial: (language) => [
    language.action('the nodes carry their base loads', {
      then: (s) => {
        const base = baseLoads(language);
        for (const n of language.node.ids) carry(s, n, base[n] as Load, 1);
      },
    }),
  ],
  actions: (language) => [
    ...loadBalancerActions(language, repairedDesign),
    ...nodeActions(language),
    ...environmentActions(language),
  ],
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type LoadBalancingState = StateOf<typeof loadBalancing>;
