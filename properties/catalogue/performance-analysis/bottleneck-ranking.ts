import {
  type FastCheck,
  type FiniteInputs,
  forAll,
  forSome,
  grid,
  inTurn,
  lists,
  mapped,
  range,
} from '../../../checker/index.js';
import {
  type BottleneckRanking,
  dashboard,
  type Metric,
  type NodeMetrics,
  type NodeName,
  nodeOrder,
} from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** From the best to the worst: the ranges of the document's "Metrics Tracked". */
const ranges: { readonly [Name in Metric]: readonly [best: number, worst: number] } = {
  latency: [8, 22],
  throughput: [1250, 470],
  cpu: [45, 72],
  memory: [4, 16],
  transactions: [300, 100],
  locks: [5, 15],
  loss: [0, 5],
};

const metricNames = Object.keys(ranges).filter(isMetric);

/** A node, each of whose metrics lies somewhere between its best, level 0, and its worst, level 2. */
function nodeAt(node: NodeName, levelOf: (metric: Metric) => number, age = 0): NodeMetrics {
  const value = (metric: Metric) => {
    const [best, worst] = ranges[metric];
    return best + ((worst - best) * levelOf(metric)) / 2;
  };
  return {
    node,
    latency: value('latency'),
    throughput: value('throughput'),
    cpu: value('cpu'),
    memory: value('memory'),
    transactions: value('transactions'),
    locks: value('locks'),
    loss: value('loss'),
    age,
  };
}

/** A node of this name, each metric at its best or at its worst. */
function extremes(node: NodeName): FiniteInputs<NodeMetrics> {
  return mapped(lists([0, 2], metricNames.length), (levels) =>
    nodeAt(node, (metric) => levels[metricNames.indexOf(metric)] ?? 0),
  );
}

/** One node, and then two. */
const oneOrTwoNodes: FiniteInputs<readonly NodeMetrics[]> = inTurn(
  mapped(extremes('Edge1'), (one): readonly NodeMetrics[] => [one]),
  mapped(grid({ one: extremes('Edge1'), other: extremes('Edge2') }), ({ one, other }) => [one, other]),
);

/** From one node to all five in any order, each metric within these bounds. */
function someNodes(fc: FastCheck, metric: ReturnType<FastCheck['nat'] | FastCheck['double']>) {
  const record = fc.record({
    node: fc.constantFrom(...nodeOrder),
    latency: metric,
    throughput: metric,
    cpu: metric,
    memory: metric,
    transactions: metric,
    locks: metric,
    loss: metric,
    age: fc.nat(60),
  });
  return fc.uniqueArray(record, { selector: ({ node }) => node, minLength: 1, maxLength: nodeOrder.length });
}

const source =
  'Performance Optimization, Bottleneck Analysis Algorithm; Algorithms & Implementation, Bottleneck Ranking Algorithm';

export const total: FunctionObligation<BottleneckRanking> = {
  id: 'P7.total',
  property: systemProperties.P7,
  source,
  formula: forAll(
    'whatever the metrics, every score is a number from 0 to 1, and the worst comes first',
    {
      all: oneOrTwoNodes,
      beyond: (fc) => someNodes(fc, fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    },
    (metrics, { rank }: BottleneckRanking) => {
      const scores = rank(metrics).map(({ score }) => score);
      return scores.every((score, place) => score >= 0 && score <= (scores[place - 1] ?? 1 + ROUNDING));
    },
  ),
};

/** Exchanging neighbours, and that for all inputs, makes every order of every other. */
export const deterministic: FunctionObligation<BottleneckRanking> = {
  id: 'P7.deterministic',
  property: systemProperties.P7,
  source,
  formula: forAll(
    'the ranking does not depend on the order in which nodes are given',
    { all: oneOrTwoNodes, beyond: (fc) => someNodes(fc, fc.nat(3)) },
    (metrics, { rank }: BottleneckRanking) => {
      const ranking = rank(metrics);
      return metrics.slice(1).every((_, place) => isSameRanking(rank(exchanged(metrics, place)), ranking));
    },
    { given: (metrics) => metrics.length > 1 },
  ),
};

/** A metric of a node that becomes worse, while those of others, among which it lies, stay as they are. */
interface Worsening {
  readonly metrics: readonly NodeMetrics[];
  readonly node: NodeName;
  readonly metric: Metric;
  readonly worse: number;
}

/** Core1, each metric at its best, in between or at its worst, between a node that is the best in all and one that is the worst. */
const everyWorsening: FiniteInputs<Worsening> = mapped(
  grid({ metric: metricNames, levels: lists(range(0, 2), metricNames.length) }),
  ({ metric, levels }) => {
    const levelOf = (name: Metric) => levels[metricNames.indexOf(name)] ?? 0;
    return {
      metrics: [nodeAt('Edge1', () => 0), nodeAt('Core1', levelOf), nodeAt('Cloud1', () => 2)],
      node: 'Core1',
      metric,
      worse: nodeAt('Core1', (name) => levelOf(name) + 1)[metric],
    };
  },
);

export const sensitive: FunctionObligation<BottleneckRanking> = {
  id: 'P8.sensitive',
  property: systemProperties.P8,
  source: `${source}; Core Components, Node Manager: "Metrics Tracked", seven of them`,
  formula: forAll(
    'when any of the seven metrics of a node becomes worse within the range of the others, its score rises',
    {
      all: everyWorsening,
      beyond: (fc) =>
        fc.record({
          metrics: someNodes(fc, fc.nat(1000)),
          node: fc.constantFrom(...nodeOrder),
          metric: fc.constantFrom(...metricNames),
          worse: fc.nat(1000),
        }),
    },
    (worsening: Worsening, { rank }: BottleneckRanking) =>
      scoreOf(rank(worsening.metrics), worsening.node) < scoreOf(rank(after(worsening)), worsening.node),
    { given: isWorseWithinRange },
  ),
};

export const complete: FunctionObligation<BottleneckRanking> = {
  id: 'P9.complete',
  property: systemProperties.P9,
  source: `${source}: "Rank Nodes by Score"`,
  formula: forAll(
    'each of the five nodes is ranked exactly once, whatever is known of it and since when',
    mapped(lists(grid({ age: [0, 60], level: [0, 1, 2] }), nodeOrder.length), (states): readonly NodeMetrics[] =>
      nodeOrder.map((node, index) => nodeAt(node, () => states[index]?.level ?? 0, states[index]?.age)),
    ),
    (metrics, { rank }: BottleneckRanking) => {
      const ranked = rank(metrics).map(({ node }) => node);
      return ranked.length === nodeOrder.length && nodeOrder.every((node) => ranked.includes(node));
    },
  ),
};

export const emptyRange: FunctionWitness<BottleneckRanking> = {
  id: 'P7.total/reached:empty-range',
  formula: forSome(
    'a metric is the same at all of several nodes',
    oneOrTwoNodes,
    (metrics) => metrics.length > 1 && metricNames.some((name) => new Set(metrics.map((m) => m[name])).size === 1),
  ),
};

export const tie: FunctionWitness<BottleneckRanking> = {
  id: 'P7.deterministic/reached:tie',
  formula: forSome(
    'two nodes have the same score, and differ',
    oneOrTwoNodes,
    (metrics, { rank }: BottleneckRanking) => {
      const [one, other] = rank(metrics);
      const [first, second] = metrics;
      return (
        one?.score === other?.score && first !== undefined && second !== undefined && first.latency !== second.latency
      );
    },
  ),
};

export const byLoss: FunctionWitness<BottleneckRanking> = {
  id: 'P8.sensitive/reached:loss',
  formula: forSome(
    'packet loss alone makes a node a worse bottleneck',
    everyWorsening,
    (worsening: Worsening, { rank }: BottleneckRanking) =>
      worsening.metric === 'loss' &&
      isWorseWithinRange(worsening) &&
      scoreOf(rank(worsening.metrics), worsening.node) < scoreOf(rank(after(worsening)), worsening.node),
  ),
};

export const stale: FunctionWitness<BottleneckRanking> = {
  id: 'P9.complete/reached:stale',
  formula: forSome(
    'the worst bottleneck is a node of which nothing new is known',
    grid({ age: [0, 60], row: dashboard }),
    ({ age, row }, { rank }: BottleneckRanking) => {
      const metrics = dashboard.map((other) => ({ ...other, loss: 0, age: other === row ? age : 0 }));
      return age > 0 && rank(metrics)[0]?.node === row.node;
    },
  ),
};

/** Sums of weights are not exact. */
const ROUNDING = 1e-12;

type Ranking = ReturnType<BottleneckRanking['rank']>;

function isSameRanking(one: Ranking, other: Ranking): boolean {
  const isSame = ({ node, score }: Ranking[number], at: number) =>
    node === other[at]?.node && Object.is(score, other[at]?.score);
  return one.length === other.length && one.every(isSame);
}

function exchanged(metrics: readonly NodeMetrics[], place: number): NodeMetrics[] {
  return [...metrics.slice(0, place), ...metrics.slice(place, place + 2).reverse(), ...metrics.slice(place + 2)];
}

function after({ metrics, node, metric, worse }: Worsening): NodeMetrics[] {
  return metrics.map((m) => (m.node === node ? { ...m, [metric]: worse } : m));
}

/** So that nobody else's score changes by it, and something has to become of this one's. */
function isWorseWithinRange({ metrics, node, metric, worse }: Worsening): boolean {
  const now = metrics.find((m) => m.node === node)?.[metric];
  const others = metrics.filter((m) => m.node !== node).map((m) => m[metric]);
  const [best, worst] = ranges[metric];
  if (now === undefined || Math.sign(worse - now) !== Math.sign(worst - best)) return false;
  const [least, most] = [Math.min(...others), Math.max(...others)];
  return [now, worse].every((value) => value >= least && value <= most);
}

function scoreOf(ranking: Ranking, node: NodeName): number {
  return ranking.find((each) => each.node === node)?.score ?? Number.NaN;
}

function isMetric(name: string): name is Metric {
  return Object.hasOwn(ranges, name);
}
