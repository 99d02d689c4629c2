import type { Property } from '../../checker/index.js';
import { areInOneGroup, isGroupOf } from './group.js';
import { hasAllFailed } from './replication.js';
import type { PartitionLanguage, ReadonlyState } from './state.js';
import { type NodeId, overAnyRoute } from './topology.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P5 are in the catalogue. */
export function ownProperties(language: PartitionLanguage): Properties {
  const { node, clients, clientsWait, never, eventuallyAlways, alwaysStep } = language;
  return {
    // Stronger than P5.singleWriter, which waits until both have acknowledged a write.
    oneGroupServes: never('two nodes serve, and not in the same group', (s) =>
      s.node.some(
        (one, n) =>
          one.service === 'serving' &&
          s.node.some((other, m) => other.service === 'serving' && !areInOneGroup(language, s, n, m)),
      ),
    ),
    // Links fail and heal a limited number of times, so that in the end it is settled who hears whom.
    minorityIsIsolated: eventuallyAlways('in the end nobody serves who hears no majority of all five nodes', (s) =>
      s.node.every(({ service }, n) => service !== 'serving' || overAnyRoute(s, n).isMajority),
    ),
    epochsGrow: alwaysStep('no node goes back to an older epoch', (before, after) =>
      before.node.every(({ epoch }, n) => after.node.at(n).epoch >= epoch),
    ),
    joinsWhatIsProposed: joinsWhatIsProposed(language),
    reconcilesInService: reconcilesInService(language),
    writesOnWhatIsKnown: writesOnWhatIsKnown(language),
    ...(clients < node.size || clientsWait ? { clientsWriteWhereTold: clientsWriteWhereTold(language) } : {}),
  };
}

/** Of those who hear one another the first proposes: see membership.ts. */
function joinsWhatIsProposed(language: PartitionLanguage): Property<ReadonlyState> {
  const { node, alwaysStep } = language;
  const isProposer = (s: ReadonlyState, n: NodeId) => node.ids.every((m) => m >= n || !s.node.at(n).group.has(m));
  return alwaysStep(
    'who goes on to a newer epoch proposes its group, or joins another in a group that is already there',
    (before, after) =>
      after.node.every(
        ({ epoch }, n) =>
          epoch === before.node.at(n).epoch ||
          isProposer(after, n) ||
          node.ids.some((m) => m !== n && areInOneGroup(language, after, n, m)),
      ),
    { given: (before, after) => after.node.some(({ epoch }, n) => epoch !== before.node.at(n).epoch) },
  );
}

/** Whoever has not yet joined with all the others of its group may still find itself in none. */
function reconcilesInService({ alwaysStep }: PartitionLanguage): Property<ReadonlyState> {
  const changes = (before: ReadonlyState, after: ReadonlyState, n: NodeId) =>
    after.acknowledged.size === before.acknowledged.size &&
    !after.node.at(n).replica.clock.isAtMost(before.node.at(n).replica.clock);
  return alwaysStep(
    'a replica takes over what others have only while its node serves, or a write is being acknowledged',
    (before, after) => after.node.every(({ service }, n) => service === 'serving' || !changes(before, after, n)),
    { given: (before, after) => after.node.some((_, n) => changes(before, after, n)) },
  );
}

/** So that in one group no two writes are concurrent, but for those of nodes that do not hear each other. */
function writesOnWhatIsKnown(language: PartitionLanguage): Property<ReadonlyState> {
  const { node, alwaysStep } = language;
  const knows = (s: ReadonlyState, n: NodeId, m: NodeId) =>
    s.node.at(m).replica.clock.isAtMost(s.node.at(n).replica.clock);
  const mustKnow = (s: ReadonlyState, n: NodeId, m: NodeId) =>
    areInOneGroup(language, s, n, m) && overAnyRoute(s, n).has(m);
  const acknowledges = (before: ReadonlyState, after: ReadonlyState, n: NodeId) =>
    after.acknowledged.size > before.acknowledged.size &&
    after.node.at(n).replica.clock.at(n) > before.node.at(n).replica.clock.at(n);
  return alwaysStep(
    'who acknowledges a write knows all that those have whom it hears in its group',
    (before, after) =>
      node.ids.every(
        (n) => !acknowledges(before, after, n) || node.ids.every((m) => !mustKnow(before, n, m) || knows(before, n, m)),
      ),
    { given: (before, after) => after.acknowledged.size > before.acknowledged.size },
  );
}

/** Where the parameters leave clients less than they might do. */
function clientsWriteWhereTold({ node, clients, clientsWait, always }: PartitionLanguage): Property<ReadonlyState> {
  return always(
    'clients write only where the parameters say, and only when nothing more fails if they wait for that',
    (s) =>
      node.ids.every((n) => n < clients || s.node.at(n).replica.clock.at(n) === 0) && (!clientsWait || hasAllFailed(s)),
    { given: (s) => !s.acknowledged.isEmpty },
  );
}

/** Who hears a majority serves in the group of all whom it hears, their replicas equal; others do not serve. */
export function isAtRest(language: PartitionLanguage): (s: ReadonlyState) => boolean {
  return (s) =>
    s.node.every(({ service, replica }, n) => {
      const heard = overAnyRoute(s, n);
      if (!heard.isMajority) return service !== 'serving';
      return (
        service === 'serving' &&
        isGroupOf(language, s, n, heard) &&
        s.node.every((other, m) => !heard.has(m) || other.replica.clock.isAtMost(replica.clock))
      );
    });
}
