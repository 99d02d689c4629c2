import { each, forAll, forSome, grid, inTurn, lists, mapped } from '../../../checker/index.js';
import type { NodeConfiguration, NodeName, NodeRecord, Topology } from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

type Row = readonly [
  id: NodeName,
  layer: NodeRecord['layer'],
  mode: NodeRecord['failureModel']['primaryType'],
  latency: number,
  throughput: number,
  cpu: number,
  memory: number,
  transactions: number,
  locks: number,
];

/** The document's "Three-Tier Topology" and "Real-Time Metrics by Node", cell by cell. */
const table: readonly Row[] = [
  ['Edge1', 'edge', 'crash', 12, 500, 45, 8.0, 150, 8],
  ['Edge2', 'edge', 'omission', 15, 470, 50, 4.5, 100, 12],
  ['Core1', 'core', 'Byzantine', 8, 1000, 60, 12.0, 250, 5],
  ['Core2', 'core', 'crash', 10, 950, 55, 10.0, 200, 10],
  ['Cloud1', 'cloud', 'omission', 22, 1250, 72, 16.0, 300, 15],
];

/** Everything is at its worst, and runs elsewhere: what an operator or an optimiser may want to write down. */
const overloaded: NodeConfiguration = {
  detectionTimeout: 1000,
  recoveryTimeout: 60_000,
  services: [],
  measured: { latency: 45, throughput: 100, cpu: 72, memory: 16, transactions: 300, locks: 15 },
};

/** A quiet hour, and services of other nodes. */
const idle: NodeConfiguration = {
  detectionTimeout: 3000,
  recoveryTimeout: 30_000,
  services: ['Analytics Service', 'RPC Handler'],
  measured: { latency: 8, throughput: 1250, cpu: 0, memory: 0, transactions: 0, locks: 0 },
};

/** None, then one configuration, then one after another. */
const everyHistory = inTurn(
  each<readonly NodeConfiguration[]>([[]]),
  mapped(lists([overloaded, idle], 1), (one): readonly NodeConfiguration[] => one),
  mapped(lists([overloaded, idle], 2), (two): readonly NodeConfiguration[] => two),
);

export const identity: FunctionObligation<Topology> = {
  id: 'P2.identity',
  property: systemProperties.P2,
  source:
    'Architecture, Three-Tier Topology; Performance Metrics Dashboard; API Reference: NodeManager.updateConfiguration',
  formula: forAll(
    'the nodes are the five of the table, and stay so in name, layer, baseline and failure mode however they are configured',
    everyHistory,
    (history: readonly NodeConfiguration[], { nodes, updateConfiguration }: Topology) => {
      const configured = nodes().map((node) => history.reduce(updateConfiguration, node));
      return (
        configured.length === table.length &&
        configured.every((node, index) => {
          const { latency, throughput, cpu, memory, transactions, locks } = node.baseline;
          const cells = [
            node.id,
            node.layer,
            node.failureModel.primaryType,
            latency,
            throughput,
            cpu,
            memory,
            transactions,
            locks,
          ];
          return cells.every((cell, column) => cell === table[index]?.[column]);
        })
      );
    },
  ),
};

export const configuredAnew: FunctionWitness<Topology> = {
  id: 'P2.identity/reached:configured',
  formula: forSome(
    'a node is configured anew, and other services run on it',
    everyHistory,
    (history: readonly NodeConfiguration[], { nodes, updateConfiguration }: Topology) =>
      nodes().some((node) => history.reduce(updateConfiguration, node).services.join() !== node.services.join()),
  ),
};

/** Each total of the document's "System-Wide Performance" and its target, and by how much it may be rounded. */
const totals = [
  { metric: 'requests', value: 42_045, target: 40_000, isBetter: (one: number, other: number) => one > other },
  { metric: 'latency', value: 13.4, target: 15, isBetter: (one: number, other: number) => one < other },
  { metric: 'p95', value: 19.8, target: 22, isBetter: (one: number, other: number) => one < other },
  { metric: 'p99', value: 28, target: 30, isBetter: (one: number, other: number) => one < other },
] as const;

/** Sums of decimal fractions are not exact. */
const ROUNDING = 1e-9;

/** Each total, from the rows as they stand or in the reverse order. */
const everyTotal = grid({ total: totals, isReversed: [false, true] });

export const aggregates: FunctionObligation<Topology> = {
  id: 'P1.aggregates',
  property: systemProperties.P1,
  source: 'Performance Benchmarks, Baseline Performance: "Single Node Performance" and "System-Wide Performance"',
  formula: forAll(
    'the numbers of the five nodes add up to 42,045 requests in a second and to means of 13.4, 19.8 and 28.0 ms, all within their targets',
    everyTotal,
    ({ total: { metric, value, target, isBetter }, isReversed }, { performance, systemWide }: Topology) => {
      const rows = isReversed ? performance().toReversed() : performance();
      const found = systemWide(rows)[metric];
      return Math.abs(found - value) < ROUNDING && isBetter(found, target);
    },
  ),
};

export const needsEveryNode: FunctionWitness<Topology> = {
  id: 'P1.aggregates/reached:needs-every-node',
  formula: forSome(
    'without one of the nodes, the rate is below its target',
    each<NodeName>(table.map(([id]) => id)),
    (left, { performance, systemWide }: Topology) =>
      systemWide(performance().filter(({ node }) => node !== left)).requests < 40_000,
  ),
};
