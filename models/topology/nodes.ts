/** The nodes of the document's system, in the order of its tables: by it ties are decided. */
export const nodeOrder = ['Edge1', 'Edge2', 'Core1', 'Core2', 'Cloud1'] as const;

/** A node of the document. */
export type NodeName = (typeof nodeOrder)[number];

/** What the document measures of each node. */
export interface Measured {
  readonly node: NodeName;
  /** In milliseconds. */
  readonly latency: number;
  /** In Mbps. */
  readonly throughput: number;
  /** In percent. */
  readonly cpu: number;
  /** In gigabytes. */
  readonly memory: number;
  /** In a second. */
  readonly transactions: number;
  /** In percent. */
  readonly locks: number;
}

/** The document's "Performance Metrics Dashboard", a row for each node. */
export const dashboard: readonly Measured[] = [
  { node: 'Edge1', latency: 12, throughput: 500, cpu: 45, memory: 8, transactions: 150, locks: 8 },
  { node: 'Edge2', latency: 15, throughput: 470, cpu: 50, memory: 4.5, transactions: 100, locks: 12 },
  { node: 'Core1', latency: 8, throughput: 1000, cpu: 60, memory: 12, transactions: 250, locks: 5 },
  { node: 'Core2', latency: 10, throughput: 950, cpu: 55, memory: 10, transactions: 200, locks: 10 },
  { node: 'Cloud1', latency: 22, throughput: 1250, cpu: 72, memory: 16, transactions: 300, locks: 15 },
];

/** How a node fails, if it does. */
export type FailureMode = 'crash' | 'omission' | 'Byzantine';

/** The document's "Failure Type Handling". */
export const failureModes: { readonly [Node in NodeName]: FailureMode } = {
  Edge1: 'crash',
  Edge2: 'omission',
  Core1: 'Byzantine',
  Core2: 'crash',
  Cloud1: 'omission',
};

/**
 * A node that fails for good, as it does in its mode: one that omits or lies may do so for ever, and then nobody can tell it
 * from one that has crashed.
 */
export const lastingFailures: { readonly [Node in NodeName]: string } = {
  Edge1: 'Edge1 crashes',
  Edge2: 'Edge2 omits every message from now on',
  Core1: 'Core1, Byzantine, says nothing any more',
  Core2: 'Core2 crashes',
  Cloud1: 'Cloud1 omits every message from now on',
};

/** What no node may pass: the upper ends of the document's "Metrics Tracked". */
export const caps = { cpu: 72, memory: 16, transactions: 300 };

/** Which of two nodes comes first in the document's tables: negative if the one does. */
export function inOrder(one: NodeName, other: NodeName): number {
  return nodeOrder.indexOf(one) - nodeOrder.indexOf(other);
}
