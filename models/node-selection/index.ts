import { defineFunctions, each, grid, lists, mapped, range } from '../../checker/index.js';
import { dashboard } from '../topology/nodes.js';
import {
  type Score,
  type Select,
  score,
  selectAsCharted,
  selectBest,
  selectBestOrNext,
  selectBestThatFits,
} from './selection.js';

export type { Candidate, Score, Select, ServiceRequest } from './selection.js';

/** What selects the node that takes a request. */
export interface NodeSelection {
  readonly score: Score;
  readonly select: Select;
}

/** The best score that the chart shows, with which it selects Core1. */
const CHARTED = 0.85;

const measured = dashboard.map((row) => ({ ...row, up: true, isolated: false }));

/** A node anywhere within the document's ranges, but for its load: that may be anything below the caps. */
const anyNode = grid({
  latency: range(8, 22),
  throughput: [470, 1000, 1250],
  cpu: [0, 45, 72],
  memory: [0, 4, 16],
  transactions: [0, 100, 300],
});

/** The nodes as they are measured, some of them not there. */
const someUp = mapped(lists([true, false], measured.length), (up) =>
  measured.map((node, index) => ({ ...node, up: up[index] === true })),
);

/** The request of the document's "Dynamic Load Distribution". */
export const documentedRequest = { cpu: 15, memory: 2, transactions: 5, priority: 5 };

/** "Resource-Aware Load Balancing Algorithm": which node takes a request. */
export const nodeSelection = defineFunctions<NodeSelection>({
  name: 'node-selection',
  about: 'Which node takes a request: the one with the best score of those that have room',
  functions: { score, select: selectBestThatFits },
  properties: ({ forAll }) => ({
    'chart-out-of-reach': forAll(
      'no node scores as much as the chart says of Core1, 0.85 (N2)',
      {
        all: grid({ node: anyNode, priority: range(0, 10) }),
        beyond: (fc) => {
          const upTo = (max: number, min = 0) => fc.double({ min, max, noNaN: true });
          const load = { cpu: upTo(72), memory: upTo(16), transactions: upTo(300) };
          return fc.record({
            node: fc.record({ latency: upTo(22, 8), throughput: upTo(1250, 470), ...load }),
            priority: upTo(10),
          });
        },
      },
      ({ node, priority }, functions) =>
        functions.score({ ...documentedRequest, priority }, { ...node, node: 'Core1', up: true, isolated: false }) <
        CHARTED,
    ),
    'priority-idle': forAll(
      'the priority of a request makes no difference to who takes it (N2)',
      grid({ priority: range(0, 10), nodes: someUp, cpu: each([1, 15, 22, 27]) }),
      ({ priority, nodes, cpu }, { select }) =>
        select({ ...documentedRequest, cpu, priority }, nodes) === select({ ...documentedRequest, cpu }, nodes),
    ),
  }),
  variants: {
    repaired: { about: 'The best of all that are there and have room, by the formula; ties by node' },
    documented: {
      about: 'The chart: its own scores, the migration threshold for a bound, and one edge to the next best (N2, N3)',
      replace: { select: selectAsCharted },
    },
    'room-not-asked': { about: 'The best, whether it has room or not (N3)', replace: { select: selectBest } },
    'one-next-best': {
      about: 'The best or, if it has no room, the second (N2)',
      replace: { select: selectBestOrNext },
    },
  },
});
