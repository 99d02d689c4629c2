import type { LifecycleState } from '../../models/index.js';
import {
  allReleased,
  completed,
  drained,
  failureDuringShutdown,
  failureDuringStartUp,
  movedServices,
  ordered,
  resumed,
  seen,
  workedAndGone,
} from '../catalogue/integration/lifecycle.js';
import type { Binding } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<LifecycleState>('lifecycle');

const crashes = ['Edge1 crashes', 'Core2 crashes'];

/** Edge1 or Core2 crashes, at any time; a client sends a request. These are the model's own parameters. */
const byDefault = { faults: crashes };
/** Two crashes: one after the other, or of one node twice. Nobody sends anything, for the sake of the number of states. */
const twoCrashes = { parameters: { crashes: 2, requests: 0 }, faults: crashes };
/** Nodes start up, and are not shut down. */
const startUp = { parameters: { requests: 0, shutdowns: false }, faults: crashes };
/** Nothing fails. */
const undisturbed = { parameters: { crashes: 0 } };
/** Two crashes, and a client. */
const busy = { parameters: { crashes: 2 }, faults: crashes, profile: 'nightly' } as const;

const flawed = (variant: string, finding: string, instance: Instance = byDefault) => ({
  ...instance,
  variant,
  finding,
});

/** Start-up, shutdown and recovery, on the repaired design and on each that lacks something. */
export const lifecycleSuite: readonly Binding[] = [
  holds(ordered, byDefault),
  holds(ordered, twoCrashes),
  holds(ordered, undisturbed),
  reached(ordered, failureDuringShutdown),
  breaks(ordered, flawed('documented', 'M8', undisturbed)),
  breaks(ordered, flawed('connections-closed-first', 'M8', undisturbed)),
  breaks(ordered, flawed('monitors-stopped-first', 'M8, repaired in haste: the others are not told', undisturbed)),
  breaks(
    ordered,
    flawed('back-before-recovery', 'a node comes back, and is isolated afterwards', { faults: ['Edge1 crashes'] }),
  ),

  holds(seen, byDefault),
  holds(seen, twoCrashes),
  holds(seen, startUp),
  reached(seen, failureDuringStartUp),
  breaks(seen, flawed('monitoring-after-connections', 'M8', { ...startUp, faults: ['Core2 crashes'] })),

  holds(completed, byDefault),
  holds(completed, undisturbed),
  holds(completed, startUp),
  holds(completed, twoCrashes),
  reached(completed, allReleased),
  breaks(completed, flawed('monitoring-after-connections', 'M8', { ...startUp, faults: ['Core2 crashes'] })),

  holds(drained, byDefault),
  holds(drained, undisturbed),
  reached(drained, workedAndGone),
  breaks(
    drained,
    flawed('closed-before-flushed', 'seeded: the connections are closed before the queue is flushed', undisturbed),
  ),

  holds(resumed, byDefault),
  holds(resumed, twoCrashes),
  reached(resumed, movedServices),
  breaks(
    resumed,
    flawed('cascades-seen-at-the-end', 'recovery: what fails meanwhile is looked at in the last step', twoCrashes),
  ),

  holds(ordered, busy),
  holds(seen, busy),
  holds(completed, busy),
  holds(drained, busy),
  holds(resumed, busy),
];
