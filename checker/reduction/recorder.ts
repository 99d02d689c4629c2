import type { Reducer, Subjects } from '../compile/index.js';
import type { AccessSets } from './access-sets.js';

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

/** Records, in each state anew, what every instance of an action reads and writes there, and what becomes of it. */
export interface Recorder
  extends Pick<Reducer, 'noteRead' | 'noteWrite' | 'begin' | 'enable' | 'end' | 'exhaust' | 'open'> {
  /** By subject: the bits that it has read since it began, as a row of words. */
  readonly reads: Int32Array;
  readonly writes: Int32Array;
  /** By instance: one of `outcomes`. */
  readonly outcome: Uint8Array;
  /** By instance: the position of its action. */
  readonly actionOf: Int32Array;
  /** The instance at hand. */
  readonly subject: () => number;
  /** A successor by the instance at hand is found. */
  readonly occurred: (isIdle: boolean) => void;
}

/**
 * A recorder of states of so many words. Reads are those of the execution at hand, so that a guard reads only as much as
 * it takes to answer; together with what the instance needs to be tried (a message in flight, a budget with something left)
 * they are all that its outcome, and what it does, depend on.
 */
export function makeRecorder(subjects: Subjects, words: number, sets: AccessSets, exceeded: Exceeded): Recorder {
  const { mayRead, mayWrite } = sets;
  const reads = new Int32Array((subjects.nobody + 1) * words);
  const writes = new Int32Array((subjects.nobody + 1) * words);
  const outcome = new Uint8Array(subjects.size);
  const actionOf = new Int32Array(subjects.size);
  for (const [action, { first, size }] of subjects.instances.entries()) actionOf.fill(action, first, first + size);
  let subject = subjects.nobody;
  let row = subject * words;

  const noteRead = (word: number, bits: number) => {
    const at = row + word;
    reads[at] = (reads[at] ?? 0) | bits;
    if ((bits & ~(mayRead[at] ?? 0)) !== 0) exceeded(subject, 'reads', word, bits);
  };
  const noteWrite = (word: number, bits: number) => {
    const at = row + word;
    writes[at] = (writes[at] ?? 0) | bits;
    if ((bits & ~(mayWrite[at] ?? 0)) !== 0) exceeded(subject, 'writes', word, bits);
  };
  const readAlso = (other: number) => {
    for (let word = 0, at = other * words; word < words; word++, at++) {
      const bits = reads[at] ?? 0;
      if (bits !== 0) noteRead(word, bits);
    }
  };
  return {
    reads,
    writes,
    outcome,
    actionOf,
    noteRead,
    noteWrite,
    subject: () => subject,
    begin: (next) => {
      subject = next;
      row = next * words;
      for (let at = row; at < row + words; at++) {
        reads[at] = 0;
        writes[at] = 0;
      }
      if (next < subjects.size) outcome[next] = outcomes.disabled;
    },
    enable: () => {
      readAlso(subjects.arrivals + subject);
      readAlso(subjects.budgets + (actionOf[subject] ?? 0));
    },
    end: () => {
      subject = subjects.nobody;
      row = subject * words;
    },
    exhaust: (action) => {
      const { first = 0, size = 0 } = subjects.instances[action] ?? {};
      outcome.fill(outcomes.exhausted, first, first + size);
      subject = subjects.nobody;
      row = subject * words;
    },
    open: () => {
      outcome.fill(outcomes.untried);
    },
    occurred: (isIdle) => {
      if (!isIdle) outcome[subject] = outcomes.effective;
      else if (outcome[subject] !== outcomes.effective) outcome[subject] = outcomes.idle;
    },
  };
}
