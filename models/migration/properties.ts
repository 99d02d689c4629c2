import type { Property } from '../../checker/index.js';
import { isUnderWay } from './client.js';
import { messageProperties } from './message-properties.js';
import { type ArrivingCall, type MigrationLanguage, type NodeId, otherThan, type ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. What is promised of every service that migrates is in the catalogue. */
export function ownProperties(language: MigrationLanguage): Properties {
  const { node, client, always, alwaysStep, leadsTo } = language;
  return {
    acknowledgedIsKept: always('an active instance has every write that was ever acknowledged', (s) =>
      s.node.every(
        ({ role, accepted }) =>
          role !== 'active' ||
          s.client.every(({ served }, client) =>
            accepted.at(client).every((epoch, number) => number > served || epoch !== null),
          ),
      ),
    ),
    // What the source has accepted it answers before it hands over; what comes later it forwards.
    calledOnce: always(
      'as long as nothing fails no client has to call twice',
      (s) => client.ids.every((c) => s.client.at(c).phase === 'idle' || isUnderWay(s, c)),
      { given: (s) => s.crashes.spent + s.losses.spent === 0 },
    ),
    // Else a call that is forwarded, or rejected, would be sent again where it was.
    looksUpAgain: alwaysStep(
      'a client that calls again calls where the registry says that the service is',
      (before, after) =>
        !after.network.some(
          'Call',
          (call) => isCallingAgain(before, after, call) && call.to !== before.registry.location,
        ),
      { given: (before, after) => after.network.some('Call', (call) => isCallingAgain(before, after, call)) },
    ),
    waitsForTheAnswer: alwaysStep(
      'no client calls again as long as an answer may come, unless its timeout is premature',
      (before, after) =>
        after.timeouts.spent > before.timeouts.spent ||
        !after.network.some(
          'Call',
          (call) =>
            isCallingAgain(before, after, call) &&
            before.client.at(call.client).phase === 'calling' &&
            isUnderWay(before, call.client),
        ),
      { given: (before, after) => after.network.some('Call', (call) => isCallingAgain(before, after, call)) },
    ),
    // Without it the exception that P22.current makes for a crash could last for ever.
    lookupsRecover: leadsTo(
      'when the registry names a dead node it names a living one in the end, if there is any',
      (s) => !s.node.at(s.registry.location).up,
      (s) => s.node.at(s.registry.location).up || s.node.every(({ up }) => !up),
    ),
    // Nothing else asks for more of a migration than that it disturbs nobody. A crash may turn it into a failover.
    ends: leadsTo(
      'a migration that has begun ends, and so does a failover, if anybody is left',
      ({ manager: { phase } }) => phase !== 'idle' && phase !== 'settled',
      (s) => s.manager.phase === 'settled' || s.node.every(({ up }) => !up),
    ),
    // The failover of M3 commands the node that has failed.
    commandsTheLiving: alwaysStep(
      'the manager commands no node whose crash it knows',
      (before, after) => !isCommanded(before, after),
      { given: (_, { manager }) => !manager.crashed.isEmpty },
    ),
    commandsInPhase: alwaysStep(
      'what the manager sends is of the phase that it is in',
      (before, after) =>
        phases.every(({ sends, during }) => !isSentByManager(before, after, sends) || after.manager.phase === during),
      { given: (before, after) => phases.some(({ sends }) => isSentByManager(before, after, sends)) },
    ),
    deadSendNothing: alwaysStep(
      'no node that is down hands over or reports to be ready',
      (before, after) =>
        !after.network.some(
          'TakeOver',
          (order) => !isUp(before, otherThan(language, order.to)) && isNew(before, order),
        ) &&
        !after.network.some(
          'Ready',
          (report) =>
            !before.network.has('Ready', report) && !after.node.some(({ up, epoch }) => up && epoch === report.epoch),
        ),
      { given: (before) => before.node.some(({ up }) => !up) },
    ),
    onlyTheActiveObey: alwaysStep(
      'only an active instance gets a standby, or lets go of the service',
      (before, after) => node.ids.every((n) => !obeys(before, after, n) || before.node.at(n).role === 'active'),
      { given: (before, after) => node.ids.some((n) => obeys(before, after, n)) },
    ),
    asksUntilHeard: alwaysStep(
      'the load balancer does not ask again for a migration that has begun',
      (before) => before.manager.phase === 'idle',
      {
        given: (before, after) =>
          before.loadBalancer === 'migrating' && !before.network.has('Initiate') && after.network.has('Initiate'),
      },
    ),
    ...messageProperties(language),
  };
}

/** What the manager sends in each phase of a migration, or of a failover. */
const phases = [
  { sends: 'Prepare', during: 'preparing' },
  { sends: 'HandOver', during: 'handing over' },
  { sends: 'Update', during: 'updating' },
] as const;

function isSentByManager(before: ReadonlyState, after: ReadonlyState, kind: (typeof phases)[number]['sends']): boolean {
  switch (kind) {
    case 'Prepare':
      return after.network.some('Prepare', (command) => !before.network.has('Prepare', command));
    case 'HandOver':
      return after.network.some('HandOver', (command) => !before.network.has('HandOver', command));
    case 'Update':
      return after.network.some('Update', (entry) => !before.network.has('Update', entry));
  }
}

function isUp(s: ReadonlyState, n: NodeId): boolean {
  return s.node.at(n).up;
}

/** Whether a source sends it: the manager's own orders, when it has detected a crash, keep no standby. */
function isNew(
  before: ReadonlyState,
  order: { readonly to: NodeId; readonly epoch: number; readonly keepsStandby: boolean },
): boolean {
  return order.keepsStandby && !before.network.has('TakeOver', order);
}

/** Whether a node does what the manager wants of a source. */
function obeys(before: ReadonlyState, after: ReadonlyState, n: NodeId): boolean {
  const [was, is] = [before.node.at(n), after.node.at(n)];
  return (
    (is.role === 'forwarding' && was.role !== 'forwarding') ||
    (is.hasStandby && !was.hasStandby && is.role === was.role)
  );
}

/** Whether a step sends a call of a client that has called already, and waits. */
function isCallingAgain(before: ReadonlyState, after: ReadonlyState, call: ArrivingCall): boolean {
  return (
    before.client.at(call.client).phase !== 'idle' &&
    !before.network.has('Call', call) &&
    after.network.has('Call', call)
  );
}

function isCommanded({ network: before }: ReadonlyState, { network: after, manager }: ReadonlyState): boolean {
  const isDown = ({ to }: { readonly to: NodeId }) => manager.crashed.has(to);
  return (
    after.some('Prepare', (command) => isDown(command) && !before.has('Prepare', command)) ||
    after.some('HandOver', (command) => isDown(command) && !before.has('HandOver', command)) ||
    // A source that hands over sends the same to its target, and does not know that it has died.
    after.some('TakeOver', (command) => !command.keepsStandby && isDown(command) && !before.has('TakeOver', command))
  );
}
