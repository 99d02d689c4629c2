import type { Property } from '../../checker/index.js';
import { areInOneGroup, isGroupOf } from './group.js';
import type { PartitionLanguage, ReadonlyState } from './state.js';
import { overAnyRoute } from './topology.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P5 are in the catalogue. */
export function ownProperties(language: PartitionLanguage): Properties {
  const { never, eventuallyAlways, alwaysStep } = language;
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
  };
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
