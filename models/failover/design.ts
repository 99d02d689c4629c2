import { type NodeName, nodeOrder } from '../topology/nodes.js';
import { type Groups, repairedGroups, serviceNames } from './placement.js';
import type { FailoverLanguage, NodeId, ServiceId } from './state.js';

/** The choices in which designs of failover differ. */
export interface Design {
  readonly groups: Groups;
  /** Whether a failover begins only when no other is under way. */
  readonly inARow: boolean;
  /** To whom the command goes: those who are to take over, or the node that has failed. */
  readonly commanded: 'the living' | 'the failed';
}

export const repairedDesign: Design = { groups: repairedGroups, inARow: false, commanded: 'the living' };

/** "Prioritize by Criticality": Core1 (0.95), Core2 (0.90), Cloud1 (0.75); the others, of which it says nothing, come last. */
const byCriticality = ['Core1', 'Core2', 'Cloud1', 'Edge1', 'Edge2'] as const satisfies readonly NodeName[];

/** Who is in which group, as ids. */
export interface Membership {
  /** The members of a service's group, the primary first, then as they succeed it. */
  of(service: ServiceId): readonly NodeId[];
  /** The service whose active instance detects failures and commands failovers, the Redundancy Manager. */
  readonly recovery: ServiceId;
  readonly priority: readonly NodeId[];
}

export function membershipIn(language: FailoverLanguage, { groups }: Design): Membership {
  const members = serviceNames.map((name) => groups[name].map((member) => idOf(language, member)));
  return {
    of: (service) => members[service] ?? [],
    recovery: language.service.valueAt(serviceNames.indexOf('Recovery Service')),
    priority: byCriticality.map((name) => idOf(language, name)),
  };
}

export function idOf({ node }: FailoverLanguage, name: NodeName): NodeId {
  return node.valueAt(nodeOrder.indexOf(name));
}
