import type { CommitLatencyState } from '../../models/index.js';
import { decidedInTime, decidedWithoutVotes } from '../catalogue/communication-optimization/completion.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<CommitLatencyState>('commit-latency');

const crash = { parameters: { crashes: 1 }, faults: ['a participant crashes'] };

/** When the coordinator has decided. */
export const commitLatencySuite: readonly Binding[] = [
  holds(decidedInTime, crash),
  reached(decidedInTime, decidedWithoutVotes, { parameters: crash.parameters }),
  breaks(decidedInTime, { ...crash, variant: 'two-detections', finding: 'N7' }),
];
