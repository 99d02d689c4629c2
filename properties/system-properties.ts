/** A row of the table "30 Universal Properties Validated" in the system's document. */
export type TableRow =
  | 'Architecture'
  | 'Communication'
  | 'Transactions'
  | 'Fault Tolerance'
  | 'Optimization'
  | 'Load Balancing'
  | 'Replication'
  | 'Deadlock'
  | 'Communication (optimization)'
  | 'Integration';

/** What a suite promises, and shows by obligations. */
export interface SuiteProperty {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The groups in which it is shown; the first one counts. */
  readonly rows: readonly string[];
}

/** One of the thirty promises P1 to P30 of the system. */
export interface SystemProperty extends SuiteProperty {
  readonly id: `P${number}`;
  /** Where the document counts it: once as a rule, in no row at all, or in two. */
  readonly rows: readonly TableRow[];
}

/** The table of the document, which adds up to 31: how many properties each row claims. */
export const documentedTable: readonly { readonly row: TableRow; readonly size: number }[] = [
  { row: 'Architecture', size: 2 },
  { row: 'Communication', size: 3 },
  { row: 'Transactions', size: 4 },
  { row: 'Fault Tolerance', size: 5 },
  { row: 'Optimization', size: 3 },
  { row: 'Load Balancing', size: 4 },
  { row: 'Replication', size: 3 },
  { row: 'Deadlock', size: 3 },
  { row: 'Communication (optimization)', size: 2 },
  { row: 'Integration', size: 2 },
];

/** The thirty promises, by their ids. */
export const systemProperties = {
  P1: property('P1', 'Performance bounds compliance', 'Architecture'),
  P2: property('P2', 'Node characteristics preservation', 'Architecture'),
  P3: property('P3', 'RPC round-trip consistency', 'Communication'),
  // The four conditions of atomic commitment fill the row "Transactions" by themselves.
  P4: property('P4', 'Transaction commit protocol correctness', 'Transactions'),
  P5: property('P5', 'Partial failure resilience', 'Communication', 'Fault Tolerance'),
  P6: property('P6', 'Event ordering consistency', 'Communication'),
  P7: property('P7', 'Bottleneck ranking consistency'),
  P8: property('P8', 'Comprehensive metric analysis'),
  P9: property('P9', 'Multi-node analysis completeness'),
  P10: property('P10', 'Crash failure handling', 'Fault Tolerance'),
  P11: property('P11', 'Omission failure handling', 'Fault Tolerance'),
  P12: property('P12', 'Byzantine failure tolerance', 'Fault Tolerance'),
  P13: property('P13', 'Cascading failure prevention', 'Fault Tolerance'),
  P14: property('P14', 'CPU constraint compliance', 'Optimization'),
  P15: property('P15', 'Memory constraint compliance', 'Optimization'),
  P16: property('P16', 'Dynamic adaptation', 'Optimization'),
  P17: property('P17', 'CPU load distribution', 'Load Balancing'),
  P18: property('P18', 'Memory load distribution', 'Load Balancing'),
  P19: property('P19', 'Transaction load distribution', 'Load Balancing'),
  P20: property('P20', 'Heterogeneity-aware balancing', 'Load Balancing'),
  P21: property('P21', 'Service availability during migration', 'Replication'),
  P22: property('P22', 'Service discovery correctness', 'Replication'),
  P23: property('P23', 'Strong consistency under concurrency', 'Replication'),
  P24: property('P24', 'Deadlock detection accuracy', 'Deadlock'),
  P25: property('P25', 'Deadlock resolution effectiveness', 'Deadlock'),
  P26: property('P26', 'Timeout-based deadlock prevention', 'Deadlock'),
  P27: property('P27', 'Latency minimization', 'Communication (optimization)'),
  P28: property('P28', 'Transaction completion bounds', 'Communication (optimization)'),
  P29: property('P29', 'End-to-end data flow correctness', 'Integration'),
  P30: property('P30', 'Comprehensive fault tolerance', 'Integration'),
};

function property(id: `P${number}`, title: string, ...rows: readonly TableRow[]): SystemProperty {
  return { id, title, rows };
}
