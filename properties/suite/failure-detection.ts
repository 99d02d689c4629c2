import type { FailureDetectionState } from '../../models/index.js';
import {
  accuracy,
  heardDespiteLosses,
  lastHeartbeat,
  suspected,
} from '../catalogue/fault-tolerance/crash-detection.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<FailureDetectionState>('failure-detection');

const loss = 'loss of a heartbeat';
const faults = ['Edge1 crashes', loss];
const core2 = { parameters: { monitored: 'Core2' }, faults: ['Core2 crashes', loss] };

/** Heartbeats: how soon a crash is suspected, and that nobody else is. */
export const failureDetectionSuite: readonly Binding[] = [
  holds(suspected, { faults }),
  holds(suspected, core2),
  reached(suspected, lastHeartbeat),
  breaks(suspected, {
    variant: 'three-missed-checks',
    finding: 'seeded: a loop that looks once a second',
    faults: ['Edge1 crashes'],
  }),

  holds(accuracy, { faults }),
  holds(accuracy, core2),
  reached(accuracy, heardDespiteLosses),
  breaks(accuracy, { variant: 'documented', finding: 'T10', faults: [loss] }),
  limit(accuracy, {
    parameters: { losses: 4 },
    finding: 'T10',
    nearest: {},
    faults: [loss],
  }),
];
