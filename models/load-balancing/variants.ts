import type { Action, Variant } from '../../checker/index.js';
import { type Select, score, selectAsCharted, selectBest } from '../node-selection/selection.js';
import { caps, type NodeName, nodeOrder } from '../topology/nodes.js';
import { crashOf } from './environment.js';
import { hearOfEnd, loadBalancerActions } from './load-balancer.js';
import { type Design, repairedDesign } from './placement.js';
import type { Fields, LoadBalancingLanguage } from './state.js';

type LoadBalancingVariant = Variant<Fields> | ((language: LoadBalancingLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw or seeded mistake alone. */
export const variants = {
  repaired: {
    about:
      'The best node that has room by the books, in which a request counts from its allocation to its reported end',
  },

  documented: redesigned("The chart's scores, and a bound of 80 % that lies above the cap (N2 and N3)", {
    select: selectAsCharted,
    migrationThreshold: (100 * 80) / caps.cpu,
  }),

  'no-capacity-check': redesigned('The best node by the formula, whether it has room or not', { select: selectBest }),

  'minimum-instead-of-maximum': redesigned('The node with the lowest score, whether it has room or not', {
    select: selectWorst,
  }),

  'threshold-above-the-cap': redesigned('N3: the 80 % are of the whole processor, of which no node uses more than 72', {
    migrationThreshold: (100 * 80) / caps.cpu,
  }),

  'stale-metrics': (language) => ({
    about: 'Room is what the metrics show that were collected last, and requests do not count before they run',
    ...redesign(language, { counts: (s, request, node) => s.metrics.at(node).has(request) }),
    add: [collectMetrics(language)],
  }),

  'end-reported-by-anybody': (language) => ({
    about: 'The load balancer believes of whomever that a request has finished',
    replace: { 'free what the request took': hearOfEnd(language, () => true) },
  }),

  'injector-ignores-the-mode': (language) => ({
    about: 'The failure injector crashes whichever node it likes',
    add: nodeOrder.filter((name) => !crashesAnyway(name)).map((name) => crashOf(language, name)),
  }),
} satisfies { readonly [name: string]: LoadBalancingVariant };

function redesigned(about: string, choice: Partial<Design>): LoadBalancingVariant {
  return (language) => ({ about, ...redesign(language, choice) });
}

/** The repaired design with another choice. */
function redesign(language: LoadBalancingLanguage, choice: Partial<Design>): Variant<Fields> {
  const actions = loadBalancerActions(language, { ...repairedDesign, ...choice });
  return { replace: Object.fromEntries(actions.map((action) => [action.name, action])) };
}

/** "Collect Metrics", every ten seconds. */
function collectMetrics({ node, request, timer }: LoadBalancingLanguage): Action<Fields> {
  return timer('collect the metrics', {
    by: 'Performance monitor',
    fair: 'weak',
    then: (s) => {
      for (const n of node.ids) {
        s.metrics.at(n).clear();
        for (const r of request.ids) if (s.node.at(n).running.has(r)) s.metrics.at(n).add(r);
      }
    },
  });
}

function selectWorst(...[request, nodes]: Parameters<Select>): NodeName | null {
  const there = nodes.filter(({ up }) => up);
  return there.toSorted((one, other) => score(request, one) - score(request, other))[0]?.node ?? null;
}

function crashesAnyway(name: NodeName): boolean {
  return name === 'Edge1' || name === 'Core2';
}
