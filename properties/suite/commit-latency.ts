import { type CommitLatencyState, lastingFailures } from '../../models/index.js';
import {
  committed,
  decidedInTime,
  decidedWithoutVotes,
  networkBound,
} from '../catalogue/communication-optimization/completion.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<CommitLatencyState>('commit-latency');

const { Core2: crash, Cloud1: omission } = lastingFailures;

/** The model's own parameters: two-phase commit, and both participants may fail. */
const byDefault = { faults: [crash, omission] };
const threePhases = { parameters: { protocol: '3PC' }, faults: byDefault.faults };
/** Nothing fails. */
const undisturbed = { parameters: { crashes: 0, omissions: 0 } };
const threePhasesUndisturbed = { parameters: { ...undisturbed.parameters, protocol: '3PC' } };
const crashAlone = { parameters: { omissions: 0 }, faults: [crash] };
const omissionAlone = { parameters: { crashes: 0 }, faults: [omission] };

const inTurn = { variant: 'asks-in-turn', finding: 'seeded: the participants are asked one after the other' };

/** How long commit takes, and when the coordinator has decided. */
export const commitLatencySuite: readonly Binding[] = [
  // What it says is of the runs in which nothing fails.
  holds(networkBound),
  holds(networkBound, { parameters: threePhases.parameters }),
  holds(networkBound, undisturbed),
  holds(networkBound, threePhasesUndisturbed),
  reached(networkBound, committed),
  reached(networkBound, committed, { parameters: threePhases.parameters }),
  breaks(networkBound, { ...undisturbed, ...inTurn }),
  breaks(networkBound, { ...threePhasesUndisturbed, ...inTurn }),

  holds(decidedInTime, byDefault),
  holds(decidedInTime, threePhases),
  holds(decidedInTime, crashAlone),
  holds(decidedInTime, omissionAlone),
  reached(decidedInTime, decidedWithoutVotes),
  breaks(decidedInTime, { ...crashAlone, variant: 'two-detections', finding: 'N7' }),
  breaks(decidedInTime, { ...omissionAlone, variant: 'two-detections', finding: 'N7' }),
  // A participant that has failed never acknowledges.
  breaks(decidedInTime, { ...crashAlone, variant: 'waits-for-every-acknowledgement', finding: 'T6' }),
  breaks(decidedInTime, { ...omissionAlone, variant: 'waits-for-every-acknowledgement', finding: 'T6' }),
];
