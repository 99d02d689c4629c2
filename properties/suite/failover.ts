import { type FailoverState, lastingFailures } from '../../models/index.js';
import { movedAway, recovered, restarted } from '../catalogue/fault-tolerance/crash-recovery.js';
import { crashHandled, twoHandled } from '../catalogue/integration/crash-handled.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<FailoverState>('failover');

const noGroup = 'five services are in no group';
const onEdge2 = 'the Recovery Service runs on Edge2';

const { Edge1: edge1, Edge2: edge2, Core1: core1, Core2: core2, Cloud1: cloud1 } = lastingFailures;
const crashes = [edge1, core2];

/** The model's own parameters: both nodes that may crash do, at any time, and one restarts. */
const twoCrashes = { parameters: {}, faults: crashes };
const crash = { parameters: { crashes: 1 }, faults: crashes };
const omission = { parameters: { crashes: 0, omissions: 1 }, faults: [edge2, cloud1] };
const byzantine = { parameters: { crashes: 0, silences: 1 }, faults: [core1] };
/** One node of each of two modes, at any time. */
const crashAndOmission = { parameters: { crashes: 1, omissions: 1, restarts: 0 }, faults: [...crashes, edge2, cloud1] };
/** Two of the three nodes of the document's scenario, at once. */
const twoOfThree = {
  parameters: { crashes: 1, omissions: 1, restarts: 0, scenario: 'multi-node' },
  faults: [`at once: ${core2}; ${cloud1}`],
};

/** What becomes of the services of nodes that fail: how soon, and whether at all. */
export const failoverSuite: readonly Binding[] = [
  ...[crash, twoCrashes, omission, byzantine, twoOfThree].map((instance) => holds(recovered, instance)),
  reached(recovered, movedAway),
  reached(recovered, restarted),
  breaks(recovered, { ...crash, variant: 'documented', finding: 'M3', faults: [] }),
  breaks(recovered, { ...crash, variant: 'commands-the-failed-node', finding: 'M3', faults: [] }),
  breaks(recovered, { ...crash, variant: 'groups-of-the-document', finding: noGroup, faults: [] }),
  breaks(recovered, { ...crash, variant: 'detector-without-replica', finding: 'D3', faults: [core2] }),
  breaks(recovered, { ...twoOfThree, variant: 'failovers-in-a-row', finding: 'M4' }),
  breaks(recovered, { ...omission, variant: 'recovery-on-one-node', finding: onEdge2, faults: [edge2] }),
  // The target fails when it has almost taken over: detection and failover take their time twice.
  limit(recovered, { ...crashAndOmission, finding: 'M4', nearest: crash.parameters, faults: [edge2] }),

  ...[crash, twoCrashes, omission, byzantine, crashAndOmission, twoOfThree].map((instance) =>
    holds(crashHandled, instance),
  ),
  reached(crashHandled, twoHandled),
  breaks(crashHandled, { ...crash, variant: 'documented', finding: 'M3', faults: [] }),
  breaks(crashHandled, { ...crash, variant: 'commands-the-failed-node', finding: 'M3', faults: [] }),
  breaks(crashHandled, { ...crash, variant: 'groups-of-the-document', finding: noGroup, faults: [] }),
  breaks(crashHandled, { ...crash, variant: 'detector-without-replica', finding: 'D3', faults: [core2] }),
  breaks(crashHandled, { ...omission, variant: 'recovery-on-one-node', finding: onEdge2, faults: [edge2] }),
  // Core1, Core2 and Cloud1 are all that some groups have.
  limit(crashHandled, {
    parameters: { ...twoOfThree.parameters, silences: 1 },
    finding: 'M4',
    nearest: twoOfThree.parameters,
    faults: [`at once: ${core1}; ${core2}; ${cloud1}`],
  }),
];
