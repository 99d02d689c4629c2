import type { NodeName } from './nodes.js';

/** A row of the document's "Single Node Performance". */
export interface NodePerformance {
  readonly node: NodeName;
  /** Requests in a second. */
  readonly requests: number;
  /** In milliseconds, as are the percentiles. */
  readonly latency: number;
  readonly p95: number;
  readonly p99: number;
}

/** The document's "System-Wide Performance", as far as the rows add up to it. */
export type SystemPerformance = Omit<NodePerformance, 'node'>;

/** "Baseline Performance". */
export const baselinePerformance: readonly NodePerformance[] = [
  { node: 'Edge1', requests: 8333, latency: 12, p95: 18, p99: 25 },
  { node: 'Edge2', requests: 6667, latency: 15, p95: 22, p99: 30 },
  { node: 'Core1', requests: 12_500, latency: 8, p95: 12, p99: 18 },
  { node: 'Core2', requests: 10_000, latency: 10, p95: 15, p99: 22 },
  { node: 'Cloud1', requests: 4545, latency: 22, p95: 32, p99: 45 },
];

/** A mistake of one cell: of Cloud1 the 95th percentile stands where the mean belongs. */
export const withOneMisreadCell: readonly NodePerformance[] = baselinePerformance.map((row) =>
  row.node === 'Cloud1' ? { ...row, latency: row.p95 } : row,
);

/** All requests together, and the means of the others over the nodes: so the document's totals come about. */
export function systemWide(rows: readonly NodePerformance[]): SystemPerformance {
  const mean = (metricOf: (row: NodePerformance) => number) =>
    rows.reduce((sum, row) => sum + metricOf(row), 0) / rows.length;
  return {
    requests: rows.reduce((sum, { requests }) => sum + requests, 0),
    latency: mean(({ latency }) => latency),
    p95: mean(({ p95 }) => p95),
    p99: mean(({ p99 }) => p99),
  };
}

/** The document's "Fault Tolerance Metrics", in seconds. */
export const faultToleranceMetrics = { betweenFailures: 720 * 3600, toRecovery: 30 };

/** The share of time in which a system is up that fails and recovers so often. */
export function availability({ betweenFailures, toRecovery }: typeof faultToleranceMetrics): number {
  return betweenFailures / (betweenFailures + toRecovery);
}
