import type { Property } from '../../checker/index.js';
import { isUnderWay } from './client.js';
import type { ArrivingCall, MigrationLanguage, NodeId, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. What is promised of every service that migrates is in the catalogue. */
export function ownProperties({ client, always, alwaysStep, leadsTo }: MigrationLanguage): Properties {
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
  };
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
