import { forAll, forSome, grid, inTurn, lists, mapped } from '../../../checker/index.js';
import {
  type Candidate,
  dashboard,
  documentedRequest,
  type NodeSelection,
  nodeOrder,
  type ServiceRequest,
} from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

const source =
  'Algorithms & Implementation, Resource-Aware Load Balancing Algorithm: "Select node with highest total_score"';

/** A request, and the nodes as they are when it comes. */
interface Situation {
  readonly request: ServiceRequest;
  readonly nodes: readonly Candidate[];
}

const caps = { cpu: 72, memory: 16, transactions: 300 };

const requests: readonly ServiceRequest[] = [
  documentedRequest,
  { cpu: 1, memory: 0.5, transactions: 1, priority: 5 },
  { cpu: 25, memory: 5, transactions: 100, priority: 5 },
];

/** How a node can differ from what the document's table says of it. */
const conditions = {
  'as measured': {},
  idle: { cpu: 0, memory: 0, transactions: 0 },
  'without memory': { cpu: 0, memory: 16, transactions: 0 },
  down: { up: false },
  isolated: { isolated: true },
};

const measured: readonly Candidate[] = dashboard.map((row) => ({ ...row, up: true, isolated: false }));

/** Each node in each condition. */
const everyCondition = mapped(
  grid({ request: requests, each: lists(Object.values(conditions), nodeOrder.length) }),
  ({ request, each }): Situation => ({ request, nodes: measured.map((node, index) => ({ ...node, ...each[index] })) }),
);

/** Nodes that are alike but for their names, some of them down, and given in order or not. */
const allAlike = mapped(
  grid({ request: requests, isReversed: [false, true], up: lists([true, false], nodeOrder.length) }),
  ({ request, isReversed, up }): Situation => {
    const nodes = measured.map((node, index) => ({ ...measuredLike(0, node), up: up[index] === true }));
    return { request, nodes: isReversed ? nodes.toReversed() : nodes };
  },
);

const everySituation = inTurn(everyCondition, allAlike);

export const argmax: FunctionObligation<NodeSelection> = {
  id: 'P20.argmax',
  property: systemProperties.P20,
  source,
  formula: forAll(
    'the node selected is there, has room, and scores as high as any such node; of equals it is the first',
    {
      all: everySituation,
      beyond: (fc) => {
        const upTo = (max: number, min = 0) => fc.integer({ min, max });
        const load = { cpu: upTo(72), memory: upTo(16), transactions: upTo(300) };
        const state = { up: fc.boolean(), isolated: fc.boolean(), latency: upTo(22, 8), throughput: upTo(1250, 470) };
        return fc.record({
          request: fc.record({ cpu: upTo(40), memory: upTo(8), transactions: upTo(150), priority: upTo(10) }),
          nodes: fc.uniqueArray(fc.record({ node: fc.constantFrom(...nodeOrder), ...state, ...load }), {
            selector: ({ node }) => node,
            maxLength: nodeOrder.length,
          }),
        });
      },
    },
    ({ request, nodes }: Situation, { select }: NodeSelection) => {
      const name = select(request, nodes);
      const selected = nodes.find(({ node }) => node === name);
      if (selected === undefined || !canTake(request, selected)) return false;
      return nodes.every(
        (other) => other === selected || !canTake(request, other) || isBefore(request, selected, other),
      );
    },
    { given: ({ request, nodes }, { select }) => select(request, nodes) !== null },
  ),
};

export const selects: FunctionObligation<NodeSelection> = {
  id: 'P20.selects',
  property: systemProperties.P20,
  source: `${source}; Load Balancing, Dynamic Load Distribution: "Try Next Best"`,
  formula: forAll(
    'if a node has room, one is selected',
    everySituation,
    ({ request, nodes }: Situation, { select }: NodeSelection) => select(request, nodes) !== null,
    { given: ({ request, nodes }) => nodes.some((node) => canTake(request, node)) },
  ),
};

export const bestIsFull: FunctionWitness<NodeSelection> = {
  id: 'P20.argmax/reached:best-is-full',
  formula: forSome(
    'the node with the highest score of those that are there has no room, and another is selected',
    everySituation,
    ({ request, nodes }: Situation, { select }: NodeSelection) => {
      const there = nodes.filter(({ up, isolated }) => up && !isolated);
      const best = there.find((node) => there.every((other) => scoreOf(request, node) >= scoreOf(request, other)));
      return best !== undefined && !canTake(request, best) && select(request, nodes) !== null;
    },
  ),
};

export const third: FunctionWitness<NodeSelection> = {
  id: 'P20.selects/reached:third',
  formula: forSome(
    'two nodes that score more have no room, and a third is selected',
    everySituation,
    ({ request, nodes }: Situation, { select }: NodeSelection) => {
      const name = select(request, nodes);
      const selected = nodes.find(({ node }) => node === name);
      if (selected === undefined) return false;
      const better = nodes.filter(
        (other) => other.up && !other.isolated && scoreOf(request, other) > scoreOf(request, selected),
      );
      return better.length >= 2 && better.every((node) => !canTake(request, node));
    },
  ),
};

/** This far apart, scores are not the same number that was rounded differently. */
const ROUNDING = 1e-12;

/** Whether a node is rightly preferred to another one. */
function isBefore(request: ServiceRequest, selected: Candidate, other: Candidate): boolean {
  const lead = scoreOf(request, selected) - scoreOf(request, other);
  const isAlike = (['cpu', 'memory', 'transactions', 'latency', 'throughput'] as const).every(
    (name) => selected[name] === other[name],
  );
  return isAlike ? nodeOrder.indexOf(selected.node) < nodeOrder.indexOf(other.node) : lead > -ROUNDING;
}

/** The document's formula, of the shares that are free. */
function scoreOf({ priority }: ServiceRequest, node: Candidate): number {
  const free = (name: keyof typeof caps) => (caps[name] - node[name]) / caps[name];
  const capacity = (4 * free('cpu') + 3 * free('memory') + 3 * free('transactions')) / 10;
  return (6 * capacity + (3 * node.throughput) / (1000 * node.latency) + priority / 10) / 10;
}

function canTake(request: ServiceRequest, node: Candidate): boolean {
  const names = ['cpu', 'memory', 'transactions'] as const;
  return node.up && !node.isolated && names.every((name) => node[name] + request[name] <= caps[name]);
}

function measuredLike(index: number, { node }: Candidate): Candidate {
  return { ...(measured[index] as Candidate), node };
}
