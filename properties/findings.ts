/** Something wrong with the documented design, known from reading it: what a verifier has to find from the models alone. */
export interface KnownFinding {
  readonly id: string;
  readonly title: string;
  /** Whether it is a headline result. */
  readonly isHeadline: boolean;
  /** Whether no repair removes it; a flaw has one. */
  readonly isLimit: boolean;
}

const flaw = (id: string, title: string): KnownFinding => ({ id, title, isHeadline: false, isLimit: false });
const limit = (id: string, title: string): KnownFinding => ({ id, title, isHeadline: false, isLimit: true });
const headline = (finding: KnownFinding): KnownFinding => ({ ...finding, isHeadline: true });

/** In the order of the document's parts: transactions, Byzantine agreement, deadlock, communication, migration, numbers. */
export const knownFindings: readonly KnownFinding[] = [
  headline(flaw('T1', 'a failure detected while committing aborts what others have committed')),
  headline(flaw('T2', 'a timeout after a yes vote breaks agreement without any fault')),
  headline(limit('T3', 'two-phase commit blocks when the coordinator dies and all are prepared')),
  headline(limit('T4', 'the coordinator runs on the one Byzantine node')),
  flaw('T5', 'no log is forced: a coordinator that forgets can decide twice'),
  flaw('T6', 'committing is never left beside a dead participant'),
  flaw('T7', 'active has no way to abort'),
  flaw('T8', "three-phase commit's pre-committed state is in no diagram"),
  flaw('T9', 'locks taken as PREPARE arrives let two transactions deadlock across two participants'),
  headline(flaw('T10', 'three-phase commit disagrees under a partition, or a false suspicion and a crash')),
  headline(flaw('B1', 'quorums of 2f+1 are too small for five nodes')),
  headline(limit('B2', 'three replicas, one of them Byzantine: safe or live, never both')),
  flaw('B3', 'a new view is made from f+1 messages'),
  flaw('B4', "the primary's prepare is counted beside its pre-prepare"),
  limit('B5', 'one Byzantine and one crashed node of five'),
  flaw('B6', 'no f+1 matching replies, no execution in order, no checkpoints'),
  headline(flaw('D1', 'the search for deadlocks reports the innocent, misses some, or throws')),
  flaw('D2', 'abort-oldest with kept timestamps starves the oldest'),
  flaw('D3', 'the detector runs on one node without a replica'),
  flaw('R1', 'a retry after a lost response executes twice'),
  flaw('R2', 'strict priority and causal order together stop delivery, or break causality'),
  flaw('R3', 'one lost link leaves two overlapping majorities'),
  headline(flaw('R4', '"isolate" is sent across the cut: both sides acknowledge writes')),
  flaw('R5', 'conflicts are detected and not merged: an acknowledged write is lost'),
  limit('R6', 'splits without a majority'),
  flaw('R7', 'write-all: one dead replica blocks every write'),
  flaw('R8', 'asynchronous replication loses acknowledged writes with the primary'),
  flaw('R9', 'the tables of groups, strategies and factors contradict each other'),
  headline(flaw('M1', 'no service from quiesce to the update of the registry')),
  flaw('M2', 'nothing rolls back when the target dies after quiesce'),
  flaw('M3', 'failover is commanded to the failed node'),
  limit('M4', 'three failures leave two groups without a member'),
  flaw('M5', 'a double failure cascades without shedding'),
  flaw('M6', 'the cascade chart has an unbounded loop and a sink'),
  headline(flaw('M7', 'prepare comes before execution, then failover to a node that never voted')),
  flaw('M8', 'shutdown closes links before it stops the monitors'),
  flaw('N1', 'the two diagrams disagree about round trips; two backup links are the faster ones'),
  flaw('N2', 'the load-balancing formula does not select what the chart says'),
  flaw('N3', 'the example request passes the cap; the migration threshold lies above it'),
  flaw('N4', 'the bottleneck formula divides by zero, and counts two metrics the wrong way round'),
  limit('N5', '"load variance < 0.15" fails at the baseline'),
  flaw('N6', 'risk categories leave gaps'),
  flaw('N7', 'two detections exceed the transaction timeout; the loop has two intervals'),
  flaw('N8', 'figures that are consistent, and are checked as such'),
];
