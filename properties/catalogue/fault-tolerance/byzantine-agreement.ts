import { always, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** By sequence number; null is the null request, which does nothing. */
interface Log {
  has(sequenceNumber: number): boolean;
  get(sequenceNumber: number): ProcessId | null;
  readonly size: number;
}

interface ReplicaState {
  /** It grows by view changes. */
  readonly view: number;
  readonly changingView: boolean;
  /** What is to be executed, in this order and no other. */
  readonly committed: Log;
  /** What has been executed, and so answered. */
  readonly executed: Log;
}

/** A proposal that a correct replica supports. */
interface Support {
  readonly from: ProcessId;
  readonly view: number;
  readonly sequenceNumber: number;
  readonly request: ProcessId | null;
}

/** What the correct primary of a view imposes: something at each sequence number up to the last. */
interface NewView {
  readonly view: number;
  readonly last: number;
}

/** What the agreement of replicas is about. Of Byzantine ones nothing is claimed, and nothing stored. */
export interface AgreementState {
  readonly replica: {
    at(id: ProcessId): ReplicaState;
    every(test: (replica: ReplicaState) => boolean): boolean;
    some(test: (replica: ReplicaState) => boolean): boolean;
    count(test: (replica: ReplicaState) => boolean): number;
  };
  readonly network: {
    some(kind: 'Prepare' | 'Commit', test: (message: Support) => boolean): boolean;
    has(kind: 'NewView', message: NewView): boolean;
  };
  /** No timeout is premature any more. */
  readonly settled: boolean;
  readonly bounds: {
    /** How many Byzantine replicas the protocol is built for. */
    readonly faulty: number;
    readonly lastView: number;
    readonly requests: number;
    readonly sequenceNumbers: number;
  };
}

/**
 * Of what is committed, and will be executed when what is missing before it has come. It speaks of more than has been
 * executed: of what is executed already and committed once more, too.
 */
export const agreement: Obligation<AgreementState> = {
  id: 'P12.agreement',
  property: systemProperties.P12,
  source:
    'Security, Byzantine Fault Tolerance: "Tolerates up to f Byzantine nodes where n ≥ 3f + 1"; safety in Castro and Liskov, 1999, section 3',
  formula: always(
    'no two correct replicas execute different requests at one sequence number',
    (s) =>
      s.replica.every((one) =>
        s.replica.every((other) =>
          everyNumber(
            s,
            (n) => !one.committed.has(n) || !other.committed.has(n) || one.committed.get(n) === other.committed.get(n),
          ),
        ),
      ),
    { given: (s) => s.replica.count(({ committed }) => committed.size > 0) > 1 },
  ),
};

/** That nobody makes up a request is in the model: it has those of the clients, whose signatures cannot be forged. */
export const validity: Obligation<AgreementState> = {
  id: 'P12.validity',
  property: systemProperties.P12,
  source:
    'Transaction Management, Byzantine Fault Tolerance Algorithm: "execute and reply"; exactly-once execution in Castro and Liskov, 1999, section 4.1',
  formula: always(
    'a correct replica executes only what is committed, in sequence order, and each request once',
    (s) =>
      s.replica.every(({ committed, executed }) =>
        everyNumber(
          s,
          (n) =>
            !executed.has(n) ||
            (committed.get(n) === executed.get(n) &&
              everyNumber(s, (m) => m >= n || (committed.has(m) && executed.get(m) !== executed.get(n)))),
        ),
      ),
    { given: (s) => s.replica.some(({ executed }) => executed.size > 0) },
  ),
};

/**
 * A Byzantine primary can give one request two sequence numbers, and a new view one to the null request. So where there are
 * no more of them than requests they may run out: then the replies to what has one are promised, and nothing more. With
 * one of each they cannot.
 */
export const liveness: Obligation<AgreementState> = {
  id: 'P12.liveness',
  property: systemProperties.P12,
  source:
    'Security, Byzantine Fault Tolerance: "View change protocol for faulty primaries"; liveness in Castro and Liskov, 1999, sections 3 and 4.5.2',
  formula: leadsTo(
    'once no timeout is premature, and with f+1 views left, f+1 matching replies come to each request for which a sequence number is left',
    hasSettled,
    areAnswered,
  ),
};

export const equivocation: Witness<AgreementState> = {
  id: 'P12.agreement/reached:equivocation',
  formula: reachable('two correct backups have accepted different pre-prepares of one primary in one view', (s) =>
    s.network.some('Prepare', (one) =>
      s.network.some(
        'Prepare',
        (other) =>
          one.view === other.view && one.sequenceNumber === other.sequenceNumber && one.request !== other.request,
      ),
    ),
  ),
};

export const certificate: Witness<AgreementState> = {
  id: 'P12.agreement/reached:certificate',
  formula: reachable(
    'a view change carried a prepared certificate, whose request is prepared again in the new view',
    (s) =>
      s.network.some('Commit', (earlier) =>
        s.network.some(
          'Commit',
          (later) =>
            earlier.view < later.view &&
            earlier.sequenceNumber === later.sequenceNumber &&
            earlier.request === later.request &&
            isImposed(s, later),
        ),
      ),
  ),
};

export const viewChange: Witness<AgreementState> = {
  id: 'P12.liveness/reached:view-change',
  formula: reachable('a replica that was prepared in no earlier view executes a request in a later one', (s) =>
    s.network.some(
      'Commit',
      ({ from, view }) =>
        view > 0 &&
        s.replica.at(from).executed.size > 0 &&
        !s.network.some('Commit', (earlier) => earlier.from === from && earlier.view < view),
    ),
  ),
};

export const answer: Witness<AgreementState> = {
  id: 'P12.validity/reached:answer',
  formula: reachable(
    'f+1 correct replicas have sent matching replies',
    (s) => !everyNumber(s, (n) => !isAnswered(s, n)),
  ),
};

/** Whether no timeout is premature any more, and f+1 views are left. */
export function hasSettled({ settled, replica, bounds }: AgreementState): boolean {
  return settled && replica.every(({ view }) => view + bounds.faulty + 1 <= bounds.lastView);
}

/** Whether f+1 matching replies have been sent to each request for which a sequence number is left. */
export function areAnswered(s: AgreementState): boolean {
  return (
    countNumbers(s, (n) => isAnswered(s, n)) === s.bounds.requests ||
    everyNumber(s, (n) => isAnswered(s, n) || isSpent(s, n))
  );
}

/** Whether it has its sequence number from the NEW-VIEW of a correct primary. */
function isImposed({ network, bounds }: AgreementState, { view, sequenceNumber }: Support): boolean {
  for (let last = sequenceNumber; last <= bounds.sequenceNumbers; last++) {
    if (network.has('NewView', { view, last })) return true;
  }
  return false;
}

/** Whether f+1 correct replicas have executed the same request at this sequence number. */
function isAnswered({ replica, bounds }: AgreementState, n: number): boolean {
  return replica.some(
    (one) =>
      one.executed.has(n) &&
      replica.count((other) => other.executed.has(n) && other.executed.get(n) === one.executed.get(n)) > bounds.faulty,
  );
}

/** Whether f+1 correct replicas have spent the sequence number on the null request, or on one that they had executed already. */
function isSpent({ replica, bounds }: AgreementState, n: number): boolean {
  const isRepeated = ({ committed, executed }: ReplicaState): boolean => {
    for (let before = 1; before < n; before++) if (executed.get(before) === committed.get(n)) return true;
    return false;
  };
  return (
    replica.count((one) => one.committed.has(n) && (one.committed.get(n) === null || isRepeated(one))) > bounds.faulty
  );
}

function everyNumber(s: AgreementState, test: (sequenceNumber: number) => boolean): boolean {
  return countNumbers(s, test) === s.bounds.sequenceNumbers;
}

function countNumbers({ bounds }: AgreementState, test: (sequenceNumber: number) => boolean): number {
  let count = 0;
  for (let n = 1; n <= bounds.sequenceNumbers; n++) if (test(n)) count++;
  return count;
}
