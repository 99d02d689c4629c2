import type { OptimizationState } from '../../models/index.js';
import {
  cpuWithinCap,
  fullOnTheWay,
  memoryWithinCap,
  noPingPong,
  rate,
  reacts,
  relieved,
  severalInAMinute,
  takesAllItMay,
  twoOnTheirWay,
} from '../catalogue/optimization/adaptation.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<OptimizationState>('optimization');

/** The model's own parameters: the load of any service may change twice. */
const twoChanges = { parameters: {}, faults: ['the load rises', 'the load falls'] };
/** Migrations are counted, and each takes ten seconds: the soonest that a service can be moved again. */
const counted = { parameters: { observed: true, changes: 1, tens: 1 }, faults: ['the load rises', 'the load falls'] };
/** The same for the two services that are on bottlenecks from the start. */
const twoCounted = { parameters: { observed: true, changes: 0, tens: 1, services: 2 } };
const noChange = { parameters: { changes: 0 }, faults: [] };

/** The optimization loop: who is given what, and when. */
export const optimizationSuite: readonly Binding[] = [
  holds(cpuWithinCap, twoChanges),
  reached(cpuWithinCap, takesAllItMay),
  breaks(cpuWithinCap, { variant: 'absolute-threshold', finding: 'N3', faults: ['the load rises'] }),
  breaks(cpuWithinCap, { variant: 'documented', finding: 'N3', faults: ['the load rises'] }),

  holds(memoryWithinCap, twoChanges),
  holds(memoryWithinCap, noChange),
  reached(memoryWithinCap, fullOnTheWay),
  breaks(memoryWithinCap, {
    ...noChange,
    variant: 'copies-to-Cloud1',
    finding: 'seeded: Cloud1 is full at the baseline',
  }),
  breaks(memoryWithinCap, { ...noChange, variant: 'released-first', finding: 'seeded: the source is released first' }),

  holds(reacts, twoChanges),
  holds(reacts, noChange),
  reached(reacts, relieved),
  breaks(reacts, { ...noChange, variant: 'absolute-threshold', finding: 'N3' }),
  breaks(reacts, {
    variant: 'optimizes-every-other-minute',
    finding: 'seeded: the interval is doubled',
    faults: ['the load rises'],
  }),

  holds(rate, counted),
  holds(rate, twoCounted),
  reached(rate, severalInAMinute, { parameters: counted.parameters }),
  breaks(rate, { ...twoCounted, variant: 'no-hysteresis-every-10-seconds', finding: 'N7' }),

  holds(noPingPong, twoChanges),
  holds(noPingPong, noChange),
  reached(noPingPong, twoOnTheirWay),
  breaks(noPingPong, { ...noChange, variant: 'no-hysteresis', finding: 'seeded: no hysteresis' }),

  ...[cpuWithinCap, memoryWithinCap, reacts, noPingPong].map((obligation) =>
    holds(obligation, { parameters: { changes: 3 }, faults: twoChanges.faults, profile: 'ci' }),
  ),
  holds(rate, { parameters: { observed: true, changes: 2 }, faults: twoChanges.faults, profile: 'ci' }),
];
