/**
 * What is known: a *flaw*, which a repair removes; a *limit*, which none does; or that figures agree (*consistent*), so that
 * there is nothing to repair.
 */
export type FindingKind = 'flaw' | 'limit' | 'consistent';

/** Something about the documented design, known from reading it: what a verifier has to find from the models alone. */
export interface KnownFinding {
  readonly id: string;
  readonly kind: FindingKind;
  /** Whether it is a headline result. */
  readonly isHeadline: boolean;
  readonly title: string;
  /** Where the system's document says so: its section, and what there. */
  readonly source: string;
  /** Of a flaw, what removes it; of a limit, what can be had instead. */
  readonly repair: string;
}

type Told = Pick<KnownFinding, 'title' | 'source' | 'repair'>;

const finding = (kind: FindingKind, isHeadline: boolean) => (id: string, told: Told) => ({
  id,
  kind,
  isHeadline,
  ...told,
});
const flaw = finding('flaw', false);
const headlineFlaw = finding('flaw', true);
const limit = finding('limit', false);
const headlineLimit = finding('limit', true);

/** In the order of the document's parts: transactions, Byzantine agreement, deadlock, communication, migration, numbers. */
export const knownFindings: readonly KnownFinding[] = [
  headlineFlaw('T1', {
    title: 'a failure detected while committing aborts what others have committed',
    source: 'Transaction Manager: "Committing → Aborting: Failure Detected"; End-to-End Request Processing',
    repair: 'stay, and send COMMIT again until all have acknowledged it',
  }),
  headlineFlaw('T2', {
    title: 'a timeout after a yes vote breaks agreement without any fault',
    source: 'Deadlock Detection & Resolution: "Timeout-Based"; System Configuration: withTransactionTimeout',
    repair: 'time out only while active or preparing',
  }),
  headlineLimit('T3', {
    title: 'two-phase commit blocks when the coordinator dies and all are prepared',
    source: 'Fault Tolerance Metrics: recovery within 60 seconds',
    repair: 'it ends where the coordinator restarts; three-phase commit ends without, under a perfect failure detector',
  }),
  headlineLimit('T4', {
    title: 'the coordinator runs on the one Byzantine node',
    source: 'Three-Tier Topology: Core1, "Transaction Coordinator", "Failure Mode: Byzantine"',
    repair: 'a coordinator that only crashes; a Byzantine one needs Byzantine agreement',
  }),
  flaw('T5', {
    title: 'no log is forced: a coordinator that forgets can decide twice',
    source: 'Failure Type Handling: "Automatic Restart"',
    repair: 'force votes and decisions to the log before they are sent',
  }),
  flaw('T6', {
    title: 'committing is never left beside a dead participant',
    source: 'Transaction Manager: "Committing → Committed: All Ack"',
    repair: 'the decision counts when it is taken; acknowledgements only allow to forget it',
  }),
  flaw('T7', {
    title: 'active has no way to abort, and prepared only one way out',
    source: 'Transaction Manager: the arrows that leave Active and Prepared',
    repair: 'active and prepared transactions can abort until it is decided to commit',
  }),
  flaw('T8', {
    title: "three-phase commit's pre-committed state is in no diagram",
    source: 'Core Components, Transaction Manager: "2PC/3PC"; its state diagram',
    repair: 'a state between prepared and committed that all reach before anybody commits',
  }),
  flaw('T9', {
    title: 'locks taken as PREPARE arrives let two transactions deadlock across two participants',
    source: 'Two-Phase Commit (2PC) Protocol: "Lock Resources"',
    repair: 'detection over all participants, or a timeout; a victim that is not yet prepared everywhere',
  }),
  headlineFlaw('T10', {
    title: 'three-phase commit disagrees under a partition, or under a false suspicion and a crash',
    source: 'Three-Tier Topology: "2PC/3PC Protocols"; System Configuration: withFailureDetectionTimeout',
    repair:
      'a perfect failure detector; in an asynchronous network epochs as well, so that a superseded coordinator is refused',
  }),

  headlineFlaw('B1', {
    title: 'quorums of 2f+1 are too small for five nodes',
    source: 'Byzantine Fault Tolerance Algorithm: "Prepare quorum: 2f + 1 messages"',
    repair: 'quorums of ⌈(n+f+1)/2⌉, which is 4 of 5',
  }),
  headlineLimit('B2', {
    title: 'three replicas, one of them Byzantine: safe or live, never both',
    source: 'Replication Group Configuration: Transaction Coordinator on Core1, Core2, Cloud1',
    repair: 'four replicas',
  }),
  flaw('B3', {
    title: 'a new view is made from f+1 messages',
    source: 'Byzantine Fault Tolerance Algorithm: "View change: f + 1 messages"',
    repair: 'f+1 messages to join a view change, a quorum of verified ones for a new view',
  }),
  flaw('B4', {
    title: "the primary's prepare is counted beside its pre-prepare, or neither is",
    source: 'Byzantine Fault Tolerance Algorithm: "After receiving 2f prepare messages"',
    repair: "a quorum counts distinct replicas; the pre-prepare stands for the primary's prepare",
  }),
  limit('B5', {
    title: 'one Byzantine and one crashed node of five',
    source: 'Byzantine Fault Tolerance Algorithm: "n ≥ 3f + 1"; Failure Type Handling',
    repair: 'one Byzantine node alone is masked',
  }),
  flaw('B6', {
    title: 'no f+1 matching replies, no execution in order, no checkpoints',
    source: 'Byzantine Fault Tolerance Algorithm: "execute and reply"',
    repair: 'execute in the order of sequence numbers; a client waits for f+1 matching replies',
  }),

  headlineFlaw('D1', {
    title: 'the search for deadlocks reports the innocent, misses some, or throws',
    source: 'Deadlock Detection Algorithm: detect_deadlock',
    repair: 'report the non-trivial strongly connected components',
  }),
  flaw('D2', {
    title: 'abort-oldest with kept timestamps starves the oldest',
    source: 'Deadlock Detection & Resolution: "Abort oldest transaction"',
    repair: 'who has been a victim is spared',
  }),
  flaw('D3', {
    title: 'the detector runs on one node without a replica',
    source: 'Three-Tier Topology: Core2, "Deadlock Detector"; Replication Group Configuration',
    repair: 'a standby that takes over',
  }),

  flaw('R1', {
    title: 'a retry after a lost response executes twice',
    source: 'Communication Manager: "Retry on Alternative"',
    repair: 'an idempotency key, recorded atomically with the effect',
  }),
  flaw('R2', {
    title: 'strict priority and causal order together stop delivery, or break causality',
    source: 'Communication Manager: "Priority-based message queuing", "Event ordering with causal consistency"',
    repair: 'priority only among messages that are causally ready',
  }),
  flaw('R3', {
    title: 'one lost link leaves two overlapping majorities',
    source: 'Network Partition Handling: "Majority: {N1, N2}, Minority: {N3}"',
    repair: 'a group has one epoch, and who is in a newer one has left the older',
  }),
  headlineFlaw('R4', {
    title: '"isolate" is sent across the cut: both sides acknowledge writes',
    source: 'Network Partition Handling: "Isolate from Majority"',
    repair: 'the minority isolates itself by a lease shorter than detection',
  }),
  flaw('R5', {
    title: 'conflicts are detected and not merged: an acknowledged write is lost',
    source: 'Network Partition Handling, Partition Recovery: "Resolve conflicts using vector clocks"',
    repair: 'a merge rule for each key that keeps acknowledged writes',
  }),
  limit('R6', {
    title: 'splits without a majority',
    source: 'Network Partition Handling: "Determine Majority Partition"',
    repair: 'somebody serves as long as a majority is connected',
  }),
  flaw('R7', {
    title: 'write-all: one dead replica blocks every write',
    source: 'Replication Strategies: "All replicas updated"',
    repair: 'write to a majority, read from a majority',
  }),
  flaw('R8', {
    title: 'asynchronous replication loses acknowledged writes with the primary',
    source: 'Replication Strategies: "Asynchronous replication"; Fault Tolerance Metrics: recovery point of 5 seconds',
    repair: 'a bound on the lag: what is older than the recovery point has been replicated',
  }),
  flaw('R9', {
    title: 'the tables of groups, strategies and factors contradict each other',
    source: 'Replication Group Configuration; Replication Strategies: "Strategy Selection"',
    repair: 'a factor counts the primary, the strategy follows from its failure mode, and a link joins the overlay',
  }),

  headlineFlaw('M1', {
    title: 'no service from quiesce to the update of the registry',
    source: 'Service Migration Process: "Service Available Throughout Migration"',
    repair: 'copy first, stand by, then a fenced hand-over that forwards calls',
  }),
  flaw('M2', {
    title: 'nothing rolls back when the target dies after quiesce',
    source: 'Service Migration Process: from "Quiesce Service" to "Service Ready"',
    repair: 'the source takes up service again when the target dies',
  }),
  flaw('M3', {
    title: 'failover is commanded to the failed node',
    source: 'Multi-Node Failure Handling: "Initiate Failover" to Core1, Core2, Cloud1',
    repair: 'failover is commanded to a live member of the group',
  }),
  limit('M4', {
    title: 'three failures leave two groups without a member, and take longer than recovery may',
    source: 'Multi-Node Failure Handling; Replication Group Configuration; Fault Tolerance Metrics',
    repair: 'failovers at once, and groups of three: any two failures leave each a member',
  }),
  flaw('M5', {
    title: 'a double failure cascades without shedding',
    source: 'Cascading Failure Prevention: "Redistribute Load"',
    repair: 'single failures: move load in small pieces; double ones: shed load',
  }),
  flaw('M6', {
    title: 'the cascade chart has an unbounded loop and a sink',
    source: 'Cascading Failure Prevention: "Degraded → Load Shedding", "High Risk → Emergency Protocol"',
    repair: 'a bound on rounds, and then a hand-over to an operator',
  }),
  headlineFlaw('M7', {
    title: 'prepare comes before execution, then failover to a node that never voted',
    source: 'End-to-End Request Processing: "Prepare Phase", "Initiate Failover"',
    repair: 'execute, then prepare where it was executed; after a failover prepare again',
  }),
  flaw('M8', {
    title: 'shutdown closes links before it stops the monitors; start-up monitors after the links',
    source: 'Operational Procedures: Shutdown Procedure, steps 5 and 6; Startup Procedure',
    repair: 'stop the monitors before links are closed',
  }),

  flaw('N1', {
    title: 'the two diagrams disagree about round trips; two backup links are the faster ones',
    source: 'Three-Tier Topology; Network Topology & Communication Paths',
    repair: 'routes are shortest paths over all usable links, whichever diagram is right',
  }),
  flaw('N2', {
    title: 'the load-balancing formula does not select what the chart says',
    source: 'Dynamic Load Distribution: "Core1: 0.85 Best"; Resource-Aware Load Balancing Algorithm',
    repair: 'select the maximum of the formula, which is Edge2',
  }),
  flaw('N3', {
    title: 'the example request passes the cap; the migration threshold lies above it',
    source: 'Dynamic Load Distribution: the example request; Performance Tuning Guidelines',
    repair: 'only nodes where it fits are selected; a threshold below the cap',
  }),
  flaw('N4', {
    title: 'the bottleneck formula divides by zero, and counts two metrics the wrong way round',
    source: 'Bottleneck Ranking Algorithm: "normalize(x) = (x - min) / (max - min)"',
    repair: 'a range of zero scores 0; throughput and transactions count inversely; packet loss counts',
  }),
  limit('N5', {
    title: '"load variance < 0.15" fails at the baseline',
    source: 'Load Balancing Metrics: "Load Variance"',
    repair: "Jain's index is at least 0.85, the baseline included",
  }),
  flaw('N6', {
    title: 'risk categories leave gaps, and the two lists of strategies disagree',
    source: 'Systemic Failure Risk Assessment: "Risk Categories"; Redundancy & Failover Architecture',
    repair: 'half-open ranges without gaps, and one list',
  }),
  flaw('N7', {
    title: 'two detections exceed the transaction timeout; the loop has two intervals',
    source: 'System Configuration: 3,000 and 5,000 ms; System Optimization Loop: "Every 10 seconds"',
    repair: 'one timeout for all of the transaction; analysis every 10 s, optimization every 60 s',
  }),
  finding('consistent', false)('N8', {
    title: 'throughput, latencies, the sum of stages and availability agree',
    source: 'Performance Benchmarks: 42,045 requests/s, 13.4 ms; Service Request Flow with Timing: 70 ms',
    repair: 'none needed',
  }),
];

/** Which known findings a check's `finding` names: "T1 and T5" names two, "B2: quorums of two" one, "seeded: …" none. */
export function knownFindingsIn(text: string, findings: readonly KnownFinding[] = knownFindings): readonly string[] {
  return (text.match(/\b[A-Z]\d+\b/g) ?? []).filter((id) => findings.some((finding) => finding.id === id));
}
