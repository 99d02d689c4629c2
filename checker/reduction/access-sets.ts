import type { Subjects } from '../compile/index.js';
import type { Access } from '../errors.js';
import { sharedWords } from '../store/index.js';

/**
 * What each subject may read and write: bits of the words of a state, one row of words for each subject. In shared
 * memory, for those who explore the same model together.
 */
export interface AccessSets {
  readonly mayRead: Int32Array;
  readonly mayWrite: Int32Array;
}

/** What was learnt, and whose sets these are. */
export interface Learnt {
  readonly sets: AccessSets;
  readonly subjects: Subjects;
  readonly words: number;
}

/** Puts into the set of a subject what it reads or writes. */
export function widen({ sets: { mayRead, mayWrite }, words }: Learnt, { subject, how, word, bits }: Access): void {
  const set = how === 'reads' ? mayRead : mayWrite;
  const at = subject * words + word;
  set[at] = (set[at] ?? 0) | bits;
}

/** Sets with nothing in them, but for those of whom nothing is noted: what is in flight, budgets, and nobody. */
export function emptySets(subjects: Subjects, words: number): AccessSets {
  const { arrivals, properties, nobody } = subjects;
  const sets = { mayRead: sharedWords((nobody + 1) * words), mayWrite: sharedWords((nobody + 1) * words) };
  for (const set of [sets.mayRead, sets.mayWrite]) {
    set.fill(-1, arrivals * words, properties * words);
    set.fill(-1, nobody * words);
  }
  return sets;
}
