import type { LoadBalancingState } from '../../models/index.js';
import { almostFull, crashed, faultModes, lied, nodeBounds, omitted } from '../catalogue/architecture/nodes.js';
import { cpu, memory, transactions } from '../catalogue/load-balancing/distribution.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<LoadBalancingState>('load-balancing');

const crashOfEdge1 = 'crash of Edge1';
const crashOfCore2 = 'crash of Core2';
const lie = 'Core1 lies about a request';
const faults = [crashOfEdge1, 'Edge2 omits to receive', 'Edge2 omits to send', lie];

/** The document's request, three at once; one crash, one message dropped, one lie. */
const byDefault = { faults };
/** A third of its share of the processor: some have to move. */
const lighter = { faults, parameters: { cpu: 5 } };
/** One of the three takes a third of all. */
const unequal = { faults, parameters: { small: 1 } };
const calm = { crashes: 0, omissions: 0, lies: 0 };
/** So much that two nodes can take one each, Edge2 up to its cap of CPU; four are asked for at once. */
const heavy = { parameters: { requests: 4, cpu: 22, memory: 60, transactions: 120, ...calm } };
/** One more at once. */
const four: Instance = { faults, parameters: { requests: 4 }, profile: 'ci' };
const twoOfEach: Instance = {
  faults,
  parameters: { cpu: 5, crashes: 2, omissions: 2, lies: 2 },
  profile: 'ci',
};

const everywhere = (obligation: Obligation<LoadBalancingState>): readonly Binding[] =>
  [byDefault, lighter, unequal, heavy, four, twoOfEach].map((instance) => holds(obligation, instance));

const coreCrashes = { faults: [...faults, crashOfCore2], parameters: { coreMayCrash: true } };

/** All nodes have the same base load, and Cloud1 has room: it is given requests, of which it omits messages. */
const levelled = {
  faults: ['Cloud1 omits to receive', 'Cloud1 omits to send'],
  parameters: { spread: 0, crashes: 0, lies: 0 },
};
/** The base loads differ so little that those who are left, whoever fails, carry about the same. */
const nearlyLevelled = { faults: coreCrashes.faults, parameters: { spread: 34, coreMayCrash: true } };

const withoutCheck = { ...heavy, variant: 'no-capacity-check', finding: 'seeded: nobody asks whether there is room' };
const byLeastScore = { ...heavy, variant: 'minimum-instead-of-maximum', finding: 'seeded: minimum for maximum' };
const stale = { ...heavy, variant: 'stale-metrics', finding: 'seeded: placed by what was measured last' };

/** What breaks the distribution of each kind of load. */
const distributed = ({ fits, balanced, filled, shared }: typeof cpu): readonly Binding[] => [
  ...everywhere(fits),
  holds(fits, coreCrashes),
  holds(fits, levelled),
  reached(fits, filled),
  breaks(fits, withoutCheck),
  breaks(fits, byLeastScore),
  breaks(fits, stale),

  ...everywhere(balanced),
  holds(balanced, levelled),
  reached(balanced, shared),
  breaks(balanced, byLeastScore),
  breaks(balanced, stale),
];

/** As far as this the base loads may differ, in percent of what they do, and their coefficient of variation is below 0.15. */
const nearest = { cpu: 77, memory: 34, transactions: 42 };

const unevenFromTheStart = ({ variation, evenWithRequests }: typeof cpu, spread: number): Binding[] => [
  holds(variation, { parameters: { ...calm, spread } }),
  holds(variation, levelled),
  holds(variation, nearlyLevelled),
  reached(variation, evenWithRequests, { parameters: { ...calm, spread } }),
  breaks(variation, {
    variant: 'minimum-instead-of-maximum',
    finding: 'seeded: minimum for maximum',
    parameters: { ...calm, spread },
  }),
  limit(variation, { finding: 'N5', parameters: calm, nearest: { ...calm, spread } }),
];

/** Load balancing: what nodes carry, who fails, and how the load is distributed. */
export const loadBalancingSuite: readonly Binding[] = [
  ...everywhere(nodeBounds),
  holds(nodeBounds, coreCrashes),
  holds(nodeBounds, levelled),
  reached(nodeBounds, almostFull),
  breaks(nodeBounds, { variant: 'documented', finding: 'N2 and N3' }),
  breaks(nodeBounds, { variant: 'no-capacity-check', finding: 'N3' }),

  holds(faultModes, byDefault),
  holds(faultModes, coreCrashes),
  holds(faultModes, levelled),
  reached(faultModes, crashed),
  reached(faultModes, omitted),
  reached(faultModes, lied),
  breaks(faultModes, { variant: 'injector-ignores-the-mode', finding: 'seeded: crashes whoever it is' }),

  ...distributed(cpu),
  breaks(cpu.fits, { variant: 'documented', finding: 'N2 and N3' }),
  breaks(cpu.fits, { variant: 'end-reported-by-anybody', finding: 'seeded: the liar is believed', faults: [lie] }),
  holds(cpu.balanced, coreCrashes),
  ...unevenFromTheStart(cpu, nearest.cpu),

  ...distributed(memory),
  breaks(memory.balanced, withoutCheck),
  holds(memory.balanced, nearlyLevelled),
  limit(memory.balanced, {
    ...coreCrashes,
    faults: [crashOfCore2],
    finding: 'without Core2 the others are uneven',
    nearest: {},
  }),
  ...unevenFromTheStart(memory, nearest.memory),

  ...distributed(transactions),
  breaks(transactions.balanced, withoutCheck),
  holds(transactions.balanced, coreCrashes),
  ...unevenFromTheStart(transactions, nearest.transactions),
];
