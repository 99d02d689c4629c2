import { always, type ProcessId, reachable } from '../../../checker/index.js';
import { dashboard } from '../../../models/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** The five nodes, in the order of the document's tables: what each carries, and which faults have struck it. */
export interface NodesState {
  readonly node: {
    every(test: (node: NodeState, id: ProcessId) => boolean): boolean;
    some(test: (node: NodeState, id: ProcessId) => boolean): boolean;
  };
}

interface NodeState {
  readonly status: 'up' | 'crashed' | 'removed';
  readonly struckBy: 'nothing' | 'crash' | 'omission' | 'Byzantine';
  /** In percent. */
  readonly cpu: number;
  /** In tenths of a gigabyte. */
  readonly memory: number;
  /** In a second. */
  readonly transactions: number;
}

/** "Metrics Tracked": where the means of each node lie. */
const ranges = { latency: [8, 22], throughput: [470, 1250], locks: [5, 15] } as const;
const caps = { cpu: 72, memory: 160, transactions: 300 };

/** Packet loss is in no table by node; a node that drops messages beyond it has failed, which P2 and P11 speak of. */
export const nodeBounds: Obligation<NodesState> = {
  id: 'P1.nodeBounds',
  property: systemProperties.P1,
  source: 'Core Components, Node Manager: "Metrics Tracked"',
  assumes: 'a node that does not lie about what it has finished',
  formula: always(
    'no node passes 72 % of CPU, 16.0 GB or 300 transactions in a second, and its nominal metrics lie in their ranges',
    (s) =>
      s.node.every(
        (node, id) =>
          isNominal(id) &&
          (node.struckBy === 'Byzantine' ||
            (node.cpu <= caps.cpu && node.memory <= caps.memory && node.transactions <= caps.transactions)),
      ),
  ),
};

/** Of each node its own, in the order of the document's tables. */
const modes = ['crash', 'omission', 'Byzantine', 'crash', 'omission'] as const;

export const faultModes: Obligation<NodesState> = {
  id: 'P2.faultModes',
  property: systemProperties.P2,
  source: 'Fault Tolerance, Failure Type Handling',
  formula: always(
    "every fault is of its node's mode: Edge1 and Core2 crash, Edge2 and Cloud1 omit, Core1 lies",
    (s) =>
      s.node.every(
        ({ status, struckBy }, id) =>
          (struckBy === 'nothing' || struckBy === modes[id]) && (status === 'up' || modes[id] === 'crash'),
      ),
    { given: (s) => s.node.some(({ struckBy }) => struckBy !== 'nothing') },
  ),
};

export const almostFull: Witness<NodesState> = {
  id: 'P1.nodeBounds/reached:almost-full',
  formula: reachable('a node carries more than any had to begin with but Cloud1, which was full', (s) =>
    s.node.some(({ cpu }) => cpu > 60 && cpu < caps.cpu),
  ),
};

export const crashed = struck('crash', 'a node has crashed');
export const omitted = struck('omission', 'a node has omitted to receive or to send a message');
export const lied = struck('Byzantine', 'a node has lied');

function struck(mode: (typeof modes)[number], sentence: string): Witness<NodesState> {
  return {
    id: `P2.faultModes/reached:${mode}`,
    formula: reachable(sentence, (s) => s.node.some(({ struckBy }) => struckBy === mode)),
  };
}

function isNominal(id: ProcessId): boolean {
  const row = dashboard[id];
  const isWithin = (name: keyof typeof ranges) =>
    row !== undefined && row[name] >= ranges[name][0] && row[name] <= ranges[name][1];
  return isWithin('latency') && isWithin('throughput') && isWithin('locks');
}
