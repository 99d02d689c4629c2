import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { each, forAll, forSome } from '../../../checker/index.js';
import {
  documentedGroups,
  failureModes,
  membersOf,
  nodeOrder,
  type ReplicationGroups,
  type Service,
  strategySelection,
} from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

const services = each(Object.keys(documentedGroups) as Service[]);

const source = 'Replication & Migration, Replication Group Configuration: "Example Replication Groups"';

export const level: FunctionObligation<ReplicationGroups> = {
  id: 'P23.level',
  property: systemProperties.P23,
  source: `${source}; Replication Strategies: "Strategy Selection"`,
  formula: forAll(
    'a group is as consistent as the failure mode of its primary asks for',
    services,
    (service, { groupOf }: ReplicationGroups) => {
      const { primary, consistency } = groupOf(service);
      return consistency === strategySelection[failureModes[primary]];
    },
  ),
};

export const copies: FunctionObligation<ReplicationGroups> = {
  id: 'P23.copies',
  property: systemProperties.P23,
  source: `${source}; Glossary: "Replication Factor: Number of copies maintained for data"`,
  formula: forAll(
    'the replication factor of a group is the number of its members, the primary included',
    services,
    (service, { groupOf }: ReplicationGroups) => {
      const group = groupOf(service);
      return group.factor === new Set(membersOf(group)).size;
    },
  ),
};

export const overlay: FunctionObligation<ReplicationGroups> = {
  id: 'P23.overlay',
  property: systemProperties.P23,
  source: `${source}; Network Topology & Communication Paths: "Replication"`,
  formula: forAll(
    'all members of a group are connected by the links for replication',
    services,
    (service, { groupOf, overlay: linksOf }: ReplicationGroups) => {
      const members = membersOf(groupOf(service));
      return connectedComponents(graphOf(linksOf())).some((component) =>
        members.every((member) => component.includes(member)),
      );
    },
  ),
};

export const strongest: FunctionWitness<ReplicationGroups> = {
  id: 'P23.level/reached:strong',
  formula: forSome(
    'a group is strongly consistent, as its primary is Byzantine',
    services,
    (service, { groupOf }: ReplicationGroups) => {
      const { primary, consistency } = groupOf(service);
      return consistency === 'Strong' && failureModes[primary] === 'Byzantine';
    },
  ),
};

export const primaryCounts: FunctionWitness<ReplicationGroups> = {
  id: 'P23.copies/reached:primary',
  formula: forSome(
    'the primary makes the difference: a group has fewer replicas than its factor says',
    services,
    (service, { groupOf }: ReplicationGroups) => groupOf(service).replicas.length < groupOf(service).factor,
  ),
};

export const relayed: FunctionWitness<ReplicationGroups> = {
  id: 'P23.overlay/reached:relayed',
  formula: forSome(
    'between two members of a group replication takes a way over other nodes',
    services,
    (service, { groupOf, overlay: linksOf }: ReplicationGroups) => {
      const graph = graphOf(linksOf());
      const { primary, replicas } = groupOf(service);
      return replicas.some((replica) => !graph.areNeighbors(primary, replica));
    },
  ),
};

function graphOf(links: ReturnType<ReplicationGroups['overlay']>): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodeOrder) graph.addNode(node);
  for (const [one, other] of links) graph.addEdge(one, other);
  return graph;
}
