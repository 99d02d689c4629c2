import { type CascadeState, lastingFailures } from '../../models/index.js';
import {
  alive,
  almostFull,
  handedOver,
  noOverload,
  resumed,
  settles,
  shortOf66,
} from '../catalogue/fault-tolerance/cascading-failure.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<CascadeState>('cascade');

const faults = Object.values(lastingFailures);
const one = { faults };
/** A second node fails between any two steps, each of which moves as many requests as fit. */
const two = { parameters: { failures: 2, batch: 72 }, faults };
const twoInBatches = { parameters: { failures: 2, batch: 8 }, faults };

/** What becomes of the load of failed nodes: whether it overloads the others, and how the chart ends. */
export const cascadeSuite: readonly Binding[] = [
  holds(noOverload, one),
  holds(noOverload, two),
  reached(noOverload, almostFull),
  reached(noOverload, shortOf66, { parameters: two.parameters }),
  breaks(noOverload, { ...two, variant: 'no-shedding', finding: 'M5', faults: [] }),
  // Whoever sheds nothing can stand one failure, and no more.
  holds(noOverload, { parameters: { failures: 1, batch: 8 }, variant: 'no-shedding', faults }),
  limit(noOverload, {
    parameters: { failures: 2, batch: 8 },
    variant: 'no-shedding',
    finding: 'M5',
    nearest: { failures: 1, batch: 8 },
  }),
  // No node's two services fit two others whole.
  limit(noOverload, { parameters: { wholeServices: true }, finding: 'M5', nearest: {} }),

  holds(settles, one),
  holds(settles, two),
  reached(settles, resumed),
  breaks(settles, { ...two, variant: 'documented', finding: 'M6', faults: [] }),
  breaks(settles, { ...two, variant: 'degraded-for-ever', finding: 'M6', faults: [] }),

  holds(alive, one),
  holds(alive, two),
  reached(alive, handedOver),
  breaks(alive, { variant: 'documented', finding: 'M6' }),
  breaks(alive, { variant: 'high-risk-shutdown', finding: 'M6' }),
  breaks(alive, { ...two, variant: 'no-shedding', finding: 'M5', faults: [] }),

  ...[noOverload, settles, alive].map((obligation) => holds(obligation, { ...twoInBatches, profile: 'ci' })),
];
