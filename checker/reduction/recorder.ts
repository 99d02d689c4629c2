import type { Reducer } from '../compile/index.js';
import type { AccessSets, Learnt } from './access-sets.js';

/** What became of an instance of an action in the state at hand. */
export const outcomes = {
  /** No message is in flight that it takes. */
  untried: 0,
  /** Its budget is spent. */
  exhausted: 1,
  /** Its guard does not hold. */
  disabled: 2,
  /** It changes nothing. */
  idle: 3,
  /** It leads to another state. */
  effective: 4,
} as const;

/** Told when a subject reads or writes what its set does not have. */
export type Exceeded = (subject: number, how: 'reads' | 'writes', word: number, bits: number) => void;

/** Told of what is beyond the sets. */
export interface Limits {
  /** Beyond what was learnt. */
  readonly exceeded: Exceeded;
  /** Beyond what is declared. Only if that is kept is it looked at whether it was learnt. */
  readonly undeclared: Exceeded;
}

/** Records, in each state anew, what every instance of an action reads and writes there, and what becomes of it. */
export interface Recorder
  extends Pick<
    Reducer,
    'reads' | 'writes' | 'row' | 'begin' | 'enable' | 'beginImplied' | 'endImplied' | 'end' | 'exhaust' | 'open'
  > {
  /** By instance: one of `outcomes`. */
  readonly outcome: Uint8Array;
  /** The instances that lead from the state at hand to another one, in order. */
  readonly effective: readonly number[];
  /** By instance: the position of its action. */
  readonly actionOf: Int32Array;
  /** The instance at hand. */
  readonly subject: () => number;
  /** A successor by the instance at hand is found. */
  readonly occurred: (isIdle: boolean) => void;
}

/**
 * A recorder of what is beyond what was learnt or declared. Reads are those of the execution at hand, so that a guard reads only as much as
 * it takes to answer; together with what the instance needs to be tried (a message in flight, a budget with something left)
 * they are all that its outcome, and what it does, depend on. For an instance that declares its sets all that its word implies
 * is noted apart, and added when it has been seen whether its guard and its effect keep to these.
 */
export function makeRecorder({ subjects, words, sets, declared }: Learnt, { exceeded, undeclared }: Limits): Recorder {
  const implied = subjects.nobody + 1;
  const reads = new Int32Array((implied + 1) * words);
  const writes = new Int32Array((implied + 1) * words);
  const outcome = new Uint8Array(subjects.size);
  const actionOf = new Int32Array(subjects.size);
  for (const [action, { first, size }] of subjects.instances.entries()) actionOf.fill(action, first, first + size);
  const effective: number[] = [];
  let subject = subjects.nobody;
  const row = Int32Array.of(subject * words);

  const add = (rows: Int32Array, to: number, other: number) => {
    for (let word = 0, at = to * words, from = other * words; word < words; word++, at++, from++) {
      rows[at] = (rows[at] ?? 0) | (rows[from] ?? 0);
    }
  };
  const clear = (row: number) => {
    for (let at = row * words, end = at + words; at < end; at++) {
      reads[at] = 0;
      writes[at] = 0;
    }
  };
  const refuse = (who: number, how: 'reads' | 'writes', of: Int32Array, may: Int32Array, beyond: Exceeded) => {
    for (let word = 0, at = who * words; word < words; word++, at++) {
      const bits = (of[at] ?? 0) & ~(may[at] ?? 0);
      if (bits !== 0) beyond(who, how, word, bits);
    }
  };
  const keepWithin = (who: number, { mayRead, mayWrite }: AccessSets, beyond: Exceeded) => {
    if (!isBeyond(who, mayRead, mayWrite)) return;
    refuse(who, 'reads', reads, mayRead, beyond);
    refuse(who, 'writes', writes, mayWrite, beyond);
  };
  const isBeyond = (who: number, mayRead: Int32Array, mayWrite: Int32Array) => {
    for (let at = who * words, end = at + words; at < end; at++) {
      if ((((reads[at] ?? 0) & ~(mayRead[at] ?? 0)) | ((writes[at] ?? 0) & ~(mayWrite[at] ?? 0))) !== 0) return true;
    }
    return false;
  };
  const leave = () => {
    subject = subjects.nobody;
    row[0] = subject * words;
  };
  return {
    reads,
    writes,
    outcome,
    effective,
    actionOf,
    row,
    subject: () => subject,
    begin: (next) => {
      subject = next;
      row[0] = next * words;
      clear(next);
      if (declared !== undefined) clear(implied);
      if (next < subjects.size) outcome[next] = outcomes.disabled;
    },
    enable: () => {
      const to = declared?.isDeclared[subject] === 1 ? implied : subject;
      add(reads, to, subjects.arrivals + subject);
      add(reads, to, subjects.budgets + (actionOf[subject] ?? 0));
    },
    beginImplied: () => {
      row[0] = implied * words;
    },
    endImplied: () => {
      row[0] = subject * words;
    },
    end: () => {
      const who = subject;
      leave();
      if (declared?.isDeclared[who] === 1) {
        keepWithin(who, declared, undeclared);
        add(reads, who, implied);
        add(writes, who, implied);
      }
      keepWithin(who, sets, exceeded);
    },
    exhaust: (action) => {
      const { first = 0, size = 0 } = subjects.instances[action] ?? {};
      outcome.fill(outcomes.exhausted, first, first + size);
      leave();
    },
    open: () => {
      outcome.fill(outcomes.untried);
      effective.length = 0;
    },
    occurred: (isIdle) => {
      if (outcome[subject] === outcomes.effective) return;
      outcome[subject] = isIdle ? outcomes.idle : outcomes.effective;
      if (!isIdle) effective.push(subject);
    },
  };
}
