import type { Action, Variant } from '../../checker/index.js';
import { nodeOrder } from '../topology/nodes.js';
import { type Design, EIGHTY_PERCENT, repairedDesign, UP_TO_THE_CAP } from './design.js';
import { optimizerActions } from './optimizer.js';
import { ANALYSIS_INTERVAL, type Fields, type OptimizationLanguage } from './state.js';

type OptimizationVariant = Variant<Fields> | ((language: OptimizationLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone. */
export const variants = {
  repaired: { about: 'Analysis every 10 s, optimization every 60 s; 80 % of the cap is the threshold for both nodes' },

  documented: redesigned(
    '80 % as it stands, which is above the cap (N3), and the loop of the diagram, every 10 s (N7)',
    {
      threshold: EIGHTY_PERCENT,
      room: EIGHTY_PERCENT,
      interval: ANALYSIS_INTERVAL,
    },
  ),

  'absolute-threshold': redesigned('N3: 80 % of the node and not of the cap, both to leave it and to come', {
    threshold: EIGHTY_PERCENT,
    room: EIGHTY_PERCENT,
  }),

  'no-hysteresis': redesigned('A node takes a service that makes it a bottleneck itself', { room: UP_TO_THE_CAP }),

  'no-hysteresis-every-10-seconds': redesigned('The same, and the loop of the diagram, which runs every 10 s (N7)', {
    room: UP_TO_THE_CAP,
    interval: ANALYSIS_INTERVAL,
  }),

  'copies-to-Cloud1': redesigned('Cloud1, which has the most throughput, is given whatever is too much elsewhere', {
    room: Number.POSITIVE_INFINITY,
    admits: ({ node }, target) => target === node.valueAt(nodeOrder.indexOf('Cloud1')),
  }),

  'released-first': redesigned('What is being copied from a node is no longer counted there', {
    isReleasedFirst: true,
  }),

  'optimizes-every-other-minute': redesigned('The interval is twice as long as the document has it', {
    interval: 2 * repairedDesign.interval,
  }),
} satisfies { readonly [name: string]: OptimizationVariant };

/** The repaired design with other choices. */
function redesigned(about: string, choices: Partial<Design>): OptimizationVariant {
  return (language) => ({
    about,
    replace: byName(optimizerActions(language, { ...repairedDesign, ...choices })),
  });
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}
