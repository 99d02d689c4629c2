import { always, alwaysStep, leadsTo, type ProcessId, reachable, temporal } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

type TransactionId = ProcessId<'transaction'>;

/** For each transaction a value: as much of such a field as a formula reads. */
interface Each<Value> {
  at(transaction: TransactionId): Value;
  every(test: (value: Value, transaction: TransactionId) => boolean): boolean;
  some(test: (value: Value, transaction: TransactionId) => boolean): boolean;
}

/** As much of a set of transactions as a formula reads. */
interface Transactions {
  readonly isEmpty: boolean;
  readonly size: number;
  has(transaction: TransactionId): boolean;
  every(test: (transaction: TransactionId) => boolean): boolean;
  some(test: (transaction: TransactionId) => boolean): boolean;
}

/** What deadlocks are about, whoever finds them: which transaction has locked what others wait for, and how far each is. */
export interface LockState {
  readonly transaction: Each<{ readonly phase: string }>;
  readonly participant: {
    every(
      test: (participant: { readonly lockedFor: TransactionId | null; readonly waiting: Transactions }) => boolean,
    ): boolean;
  };
}

/** With what a detector has found, on its way to whoever aborts the victims. */
export interface ResolvedState extends LockState {
  /** Where it runs. */
  readonly detector: { readonly active: { readonly size: number } };
  readonly report: {
    /** In which deadlock a transaction was found, from 1; 0 if in none. */
    readonly deadlock: Each<number>;
    /** Those that are to be aborted and have not been. */
    readonly victims: Transactions;
  };
}

/** With clocks for each transaction. */
export interface TimedState extends LockState {
  readonly timer: Each<{ readonly isDue: boolean }>;
  /** Due when a transaction has been active or preparing for longer than the timeout allows. */
  readonly overdue: Each<{ readonly isDue: boolean }>;
}

/** With what participants have voted. */
interface Voting extends TimedState {
  readonly participant: TimedState['participant'] & {
    some(test: (participant: { readonly vote: Each<'none' | 'yes' | 'no'> }) => boolean): boolean;
  };
}

const resolution = 'Transaction Management, Deadlock Detection & Resolution';
const timeout = 'System Configuration: "withTransactionTimeout(5000)"; Transaction Manager: "Timeout"';

/** P24.exact of what a detector reports while the system runs, and not of a graph that it is given. */
export const reported: Obligation<ResolvedState> = {
  id: 'P24.reported',
  property: systemProperties.P24,
  source: `${resolution}: "Monitor Wait-For Graph", "Detect Cycles"`,
  formula: alwaysStep(
    'one detector reports, and exactly the sets of transactions that wait for each other, directly or not',
    (before, { report: { deadlock } }) => {
      const waits = waitsOf(before);
      return (
        before.detector.active.size === 1 &&
        deadlock.every(
          (number, t) =>
            number > 0 === waits.isMutual(t, t) &&
            deadlock.every((other, u) => number === 0 || (number === other) === waits.isMutual(t, u)),
        )
      );
    },
    { given: (before, after) => after.report.victims.some((t) => isChosen(before, after, t)) },
  ),
};

/** While a deadlock lasts those in it cannot go on; when none is left, somebody can. */
export const resolved: Obligation<LockState> = {
  id: 'P25.resolved',
  property: systemProperties.P25,
  source: `${resolution}: "Abort Transaction", "Release Locks"`,
  formula: leadsTo('where transactions are in a deadlock, some time none is', isDeadlocked, (s) => !isDeadlocked(s)),
};

/** An active transaction has locked nothing in a system that locks when it prepares, but it might in another. */
export const victims: Obligation<ResolvedState> = {
  id: 'P25.victims',
  property: systemProperties.P25,
  source: `${resolution}: "Analyze Deadlock", "Abort Transaction"`,
  formula: alwaysStep(
    'whoever is chosen as a victim is in a deadlock, and is aborted in the same attempt only, while active or preparing',
    (before, after) => {
      const waits = waitsOf(before);
      return before.transaction.every(
        ({ phase }, t) =>
          (!isChosen(before, after, t) || waits.isMutual(t, t)) &&
          (!isAbortedAsVictim(before, after, t) || isUndecided(phase)) &&
          (!hasBegunAnew(before, after, t) || !after.report.victims.has(t)),
      );
    },
    { given: (before, after) => !before.report.victims.isEmpty || !after.report.victims.isEmpty },
  ),
};

/** Of each transaction by itself: that others commit is no comfort to it. No check has more than four. */
export const noStarvation: Obligation<ResolvedState> = {
  id: 'P25.noStarvation',
  property: systemProperties.P25,
  source: `${resolution}: "Retry Transaction"`,
  formula: temporal<ResolvedState>(
    'no transaction is the victim for ever: whichever is chosen commits some time',
    ({ and, or, not, always: henceforth, implies, eventually, now }) => {
      const isVictim = (index: number) =>
        now(`T${index + 1} is a victim`, (s) => s.report.victims.some((t) => t === index));
      const hasCommitted = (index: number) =>
        now(`T${index + 1} has committed`, (s) =>
          s.transaction.some(({ phase }, t) => t === index && phase === 'committed'),
        );
      return implies(
        eventually(now('there is a victim', (s) => !s.report.victims.isEmpty)),
        and(...[0, 1, 2, 3].map((index) => henceforth(or(not(isVictim(index)), eventually(hasCommitted(index)))))),
      );
    },
  ),
};

/** How long a transaction may then take to undo what it has done, the document does not say. */
export const timesOut: Obligation<TimedState> = {
  id: 'P26.timesOut',
  property: systemProperties.P26,
  source: timeout,
  formula: always(
    'no transaction is active or preparing for more than 5000 ms',
    (s) => !s.transaction.some(({ phase }, t) => isUndecided(phase) && s.overdue.at(t).isDue),
    { given: (s) => s.transaction.some(({ phase }) => isUndecided(phase)) },
  ),
};

/** Said of a system in which nothing but a timeout aborts a transaction. */
export const preparedSafe: Obligation<LockState> = {
  id: 'P26.preparedSafe',
  property: systemProperties.P26,
  source: timeout,
  formula: alwaysStep(
    'a transaction that is prepared is aborted by no timeout',
    (before, after) => before.transaction.every(({ phase }, t) => !isPrepared(phase) || !isAborted(after, t)),
    { given: (before) => before.transaction.some(({ phase }) => isPrepared(phase)) },
  ),
};

export const innocentReport: Witness<ResolvedState> = {
  id: 'P24.reported/reached:innocent',
  formula: reachable(
    'a deadlock is reported while a transaction waits for one that is in it, and is in none itself',
    (s) => !s.report.victims.isEmpty && hasInnocent(s),
  ),
};

export const deadlocked: Witness<LockState> = {
  id: 'P25.resolved/reached:deadlock',
  formula: reachable('two transactions wait for each other, each having voted yes at one participant', (s) => {
    const waits = waitsOf(s);
    return s.transaction.some((_, t) => s.transaction.some((__, u) => waits.isDirect(t, u) && waits.isDirect(u, t)));
  }),
};

export const innocent: Witness<LockState> = {
  id: 'P25.resolved/reached:innocent',
  formula: reachable('a transaction waits for one in a deadlock, and is in none itself', hasInnocent),
};

export const lateOrder: Witness<ResolvedState> = {
  id: 'P25.victims/reached:late',
  formula: reachable('a transaction is to be aborted as a victim, and has prepared in the meantime', (s) =>
    s.transaction.some(({ phase }, t) => isPrepared(phase) && s.report.victims.has(t)),
  ),
};

export const allSpared: Witness<ResolvedState & Spared> = {
  id: 'P25.noStarvation/reached:again',
  formula: reachable('all that are in a deadlock have been victims before', (s) => {
    const waits = waitsOf(s);
    return isDeadlocked(s) && s.transaction.every((_, t) => !waits.isMutual(t, t) || s.spared.includes(t));
  }),
};

/** Who has been a victim and has not committed since. */
interface Spared {
  readonly spared: { includes(transaction: TransactionId): boolean };
}

export const timedOutInDeadlock: Witness<TimedState> = {
  id: 'P26.timesOut/reached:deadlock',
  formula: reachable('the time of a transaction is up, which is in a deadlock', (s) => {
    const waits = waitsOf(s);
    return s.timer.some(({ isDue }, t) => isDue && waits.isMutual(t, t));
  }),
};

export const timedOutAfterAllVotes: Witness<Voting> = {
  id: 'P26.preparedSafe/reached:votes',
  formula: reachable('the time of a transaction is up, for which all have voted, and which is not prepared yet', (s) =>
    s.transaction.some(
      ({ phase }, t) =>
        s.timer.at(t).isDue && phase === 'preparing' && !s.participant.some(({ vote }) => vote.at(t) !== 'yes'),
    ),
  ),
};

/** Who waits for whom. */
interface Waits {
  isDirect(waiting: TransactionId, awaited: TransactionId): boolean;
  /** Whether each waits for the other, directly or not; of a transaction and itself, whether it is in a deadlock. */
  isMutual(one: TransactionId, other: TransactionId): boolean;
}

/**
 * A transaction waits for those who have locked what it wants. Indirectly, by the transitive closure (Warshall, "A theorem on
 * Boolean matrices", 1962): nothing that a detector would do.
 */
function waitsOf({ participant, transaction }: LockState): Waits {
  const direct: number[] = [];
  transaction.every((_, t) => {
    direct[t] = 0;
    return true;
  });
  participant.every(({ lockedFor, waiting }) => {
    if (lockedFor === null) return true;
    return waiting.every((t) => {
      direct[t] = (direct[t] ?? 0) | (1 << lockedFor);
      return true;
    });
  });
  const closure = [...direct];
  for (const between of closure.keys()) {
    for (const from of closure.keys()) {
      if (isIn(closure[from], between)) closure[from] = (closure[from] ?? 0) | (closure[between] ?? 0);
    }
  }
  return {
    isDirect: (waiting, awaited) => isIn(direct[waiting], awaited),
    isMutual: (one, other) => isIn(closure[one], other) && isIn(closure[other], one),
  };
}

function isIn(bits: number | undefined, index: number): boolean {
  return bits !== undefined && (bits & (1 << index)) !== 0;
}

function isDeadlocked(s: LockState): boolean {
  const waits = waitsOf(s);
  return s.transaction.some((_, t) => waits.isMutual(t, t));
}

function hasInnocent(s: LockState): boolean {
  const waits = waitsOf(s);
  return s.transaction.some(
    (_, t) => !waits.isMutual(t, t) && s.transaction.some((__, u) => waits.isDirect(t, u) && waits.isMutual(u, u)),
  );
}

function isUndecided(phase: string): boolean {
  return phase === 'active' || phase === 'preparing';
}

/** Voted for by all, and not at its end. */
function isPrepared(phase: string): boolean {
  return phase === 'prepared' || phase === 'committing';
}

function isAborted({ transaction }: LockState, t: TransactionId): boolean {
  const { phase } = transaction.at(t);
  return phase === 'aborting' || phase === 'aborted';
}

function isChosen(before: ResolvedState, after: ResolvedState, t: TransactionId): boolean {
  return !before.report.victims.has(t) && after.report.victims.has(t);
}

/** Whether a transaction is tried again, or another one takes its place. */
function hasBegunAnew(
  { transaction: before }: LockState,
  { transaction: after }: LockState,
  t: TransactionId,
): boolean {
  return before.at(t).phase !== 'active' && after.at(t).phase === 'active';
}

/** Whether the order to abort a victim has come and is carried out. */
function isAbortedAsVictim(before: ResolvedState, after: ResolvedState, t: TransactionId): boolean {
  return before.report.victims.has(t) && !after.report.victims.has(t) && !isAborted(before, t) && isAborted(after, t);
}
