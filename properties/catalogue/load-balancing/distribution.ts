import { always, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { type SystemProperty, systemProperties } from '../../system-properties.js';

/** Nodes that carry a load, and the requests that are on them or on their way. */
export interface LoadedState {
  readonly node: {
    every(test: (node: LoadedNode, id: ProcessId) => boolean): boolean;
    count(test: (node: LoadedNode) => boolean): number;
  };
  readonly request: { some(test: (request: { readonly phase: string }) => boolean): boolean };
  readonly network: { readonly isEmpty: boolean };
}

type Dimension = 'cpu' | 'memory' | 'transactions';

type LoadedNode = { readonly [Name in Dimension]: number } & {
  readonly status: string;
  readonly struckBy: string;
  readonly running: { readonly isEmpty: boolean };
};

/** What is promised of the distribution of one kind of load. */
interface Distribution {
  readonly fits: Obligation<LoadedState>;
  readonly balanced: Obligation<LoadedState>;
  /** The document's other measure of the same, which its own nodes do not meet. */
  readonly variation: Obligation<LoadedState>;
  readonly filled: Witness<LoadedState>;
  readonly shared: Witness<LoadedState>;
  readonly evenWithRequests: Witness<LoadedState>;
}

const source = 'Load Balancing, Load Balancing Metrics';

/** CPU in percent, memory in tenths of a gigabyte, transactions in a second. */
export const cpu = distributionOf('cpu', 72, 'CPU', systemProperties.P17);
export const memory = distributionOf('memory', 160, 'memory', systemProperties.P18);
export const transactions = distributionOf('transactions', 300, 'transactions', systemProperties.P19);

function distributionOf(dimension: Dimension, cap: number, word: string, property: SystemProperty): Distribution {
  const { id } = property;
  return {
    fits: {
      id: `${id}.fits`,
      property,
      source: 'Load Balancing, Dynamic Load Distribution: "Can Accommodate?"; Node Manager: "Metrics Tracked"',
      assumes: 'a node that does not lie about what it has finished',
      formula: always(
        `what is allocated to a node fits its cap: it never carries more ${word} than that`,
        (s) => s.node.every((node) => node.struckBy === 'Byzantine' || node[dimension] <= cap),
        { given: (s) => s.request.some(({ phase }) => phase === 'placed') },
      ),
    },
    balanced: {
      id: `${id}.balanced`,
      property,
      source: `${source}: "Load Balance Index", at least 0.85`,
      formula: always(
        `with nothing under way, Jain's index of the ${word} of the nodes that are up is at least 0.85`,
        (s) => {
          const { count, sum, squares } = momentsOf(s, dimension);
          return 100 * sum ** 2 >= 85 * count * squares;
        },
        { given: isAtRest },
      ),
    },
    variation: {
      id: `${id}.variation`,
      property,
      source: `${source}: "Load Variance", a coefficient of variation below 0.15`,
      formula: always(
        `with nothing under way, the coefficient of variation of the ${word} of the nodes that are up is below 0.15`,
        (s) => isEven(s, dimension),
        { given: isAtRest },
      ),
    },
    filled: {
      id: `${id}.fits/reached:filled`,
      formula: reachable(
        `a node runs a request, and carries at least two thirds of its cap of ${word}`,
        (s) => s.node.count((node) => !node.running.isEmpty && 3 * node[dimension] >= 2 * cap) > 0,
      ),
    },
    shared: {
      id: `${id}.balanced/reached:shared`,
      formula: reachable(
        'with nothing under way, two nodes run requests',
        (s) => isAtRest(s) && s.node.count(({ running }) => !running.isEmpty) >= 2,
      ),
    },
    evenWithRequests: {
      id: `${id}.variation/reached:even`,
      formula: reachable(
        'with nothing under way, two nodes run requests, and the coefficient of variation is below 0.15',
        (s) => isAtRest(s) && s.node.count(({ running }) => !running.isEmpty) >= 2 && isEven(s, dimension),
      ),
    },
  };
}

/** Whether the coefficient of variation is below 0.15. */
function isEven(s: LoadedState, dimension: Dimension): boolean {
  const { count, sum, squares } = momentsOf(s, dimension);
  return 10_000 * (count * squares - sum ** 2) < 15 ** 2 * sum ** 2;
}

/** No message is on its way, and nobody is down of whom that is not known. Whoever waits does so for want of room, or is new. */
function isAtRest(s: LoadedState): boolean {
  return s.network.isEmpty && s.node.every(({ status }) => status !== 'crashed');
}

/**
 * In whole numbers: the index is (Σx)² / (n Σx²) (Jain, Chiu and Hawe, "A quantitative measure of fairness and discrimination
 * for resource allocation in shared computer systems", 1984), and the square of the coefficient of variation is 1 less than
 * its inverse.
 */
function momentsOf(s: LoadedState, dimension: Dimension) {
  let [count, sum, squares] = [0, 0, 0];
  s.node.every((node) => {
    if (node.status !== 'up') return true;
    count += 1;
    sum += node[dimension];
    squares += node[dimension] ** 2;
    return true;
  });
  return { count, sum, squares };
}
