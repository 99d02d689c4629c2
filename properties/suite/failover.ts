import type { FailoverState } from '../../models/index.js';
import { movedAway, recovered, restarted } from '../catalogue/fault-tolerance/crash-recovery.js';
import { crashHandled, twoHandled } from '../catalogue/integration/crash-handled.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<FailoverState>('failover');

const silence = (name: string) => `${name} omits every message from now on`;

/** Each instance, and what fails in it: one crash and perhaps a restart; two crashes; one node of another mode; two modes. */
const crash = { parameters: {}, faults: ['Edge1 crashes', 'Core2 crashes'] };
const twoCrashes = { parameters: { crashes: 2, restarts: 0 }, faults: crash.faults };
const omission = { parameters: { crashes: 0, omissions: 1 }, faults: [silence('Edge2'), silence('Cloud1')] };
const byzantine = { parameters: { crashes: 0, silences: 1 }, faults: ['Core1, Byzantine, says nothing any more'] };
const crashAndOmission = { parameters: { omissions: 1, restarts: 0 }, faults: [...crash.faults, ...omission.faults] };
const three = { ...crashAndOmission.parameters, silences: 1 };

/** What becomes of the services of nodes that fail: how soon, and whether at all. */
export const failoverSuite: readonly Binding[] = [
  ...[crash, twoCrashes, omission, byzantine].map((instance) => holds(recovered, instance)),
  reached(recovered, movedAway),
  reached(recovered, restarted),
  breaks(recovered, { variant: 'documented', finding: 'M3', faults: ['Core2 crashes'] }),
  breaks(recovered, { variant: 'commands-the-failed-node', finding: 'M3' }),
  breaks(recovered, { variant: 'groups-of-the-document', finding: 'D3' }),
  breaks(recovered, { ...twoCrashes, variant: 'failovers-in-a-row', finding: 'M4' }),
  breaks(recovered, {
    ...omission,
    variant: 'recovery-on-one-node',
    finding: 'the Recovery Service runs on Edge2',
    faults: [silence('Edge2')],
  }),
  // The target dies when it has almost taken over: 30 seconds are spent twice, and detection as well.
  limit(recovered, { parameters: crashAndOmission.parameters, finding: 'M4', nearest: twoCrashes.parameters }),

  ...[crash, twoCrashes, omission, byzantine, crashAndOmission].map((instance) => holds(crashHandled, instance)),
  reached(crashHandled, twoHandled, { parameters: twoCrashes.parameters }),
  breaks(crashHandled, { variant: 'documented', finding: 'M3' }),
  breaks(crashHandled, { variant: 'commands-the-failed-node', finding: 'M3' }),
  breaks(crashHandled, { variant: 'groups-of-the-document', finding: 'D3' }),
  breaks(crashHandled, {
    ...omission,
    variant: 'recovery-on-one-node',
    finding: 'the Recovery Service runs on Edge2',
    faults: [silence('Edge2')],
  }),
  limit(crashHandled, {
    parameters: three,
    finding: 'M4',
    nearest: crashAndOmission.parameters,
    faults: ['Core2 crashes', silence('Cloud1'), 'Core1, Byzantine, says nothing any more'],
  }),
];
