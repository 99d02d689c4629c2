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
  /** Of instances that declare theirs: what is declared, and beyond that what their words imply, as far as it was learnt. */
  readonly sets: AccessSets;
  /** What is declared, if anything is. */
  readonly declared: DeclaredSets | undefined;
  readonly subjects: Subjects;
  readonly words: number;
}

/** What instances declare to touch; of the others there is nothing in the sets. */
export interface DeclaredSets extends AccessSets {
  /** By instance: whether it declares that. */
  readonly isDeclared: Uint8Array;
}

/** Puts into the set of a subject what it reads or writes. */
export function widen({ sets: { mayRead, mayWrite }, words }: Learnt, { subject, how, word, bits }: Access): void {
  const set = how === 'reads' ? mayRead : mayWrite;
  const at = subject * words + word;
  set[at] = (set[at] ?? 0) | bits;
}

/** Sets with nothing in them but what is declared; and for those of whom nothing is noted: what is in flight, budgets, and nobody. */
export function setsBeforeLearning(subjects: Subjects, words: number, declared: DeclaredSets | undefined): AccessSets {
  const { arrivals, properties, nobody } = subjects;
  const sets = emptySets(nobody + 1, words);
  if (declared !== undefined) {
    sets.mayRead.set(declared.mayRead);
    sets.mayWrite.set(declared.mayWrite);
  }
  for (const set of [sets.mayRead, sets.mayWrite]) {
    set.fill(-1, arrivals * words, properties * words);
    set.fill(-1, nobody * words);
  }
  return sets;
}

/** Sets of so many subjects, with nothing in them. */
export function emptySets(subjects: number, words: number): AccessSets {
  return { mayRead: sharedWords(subjects * words), mayWrite: sharedWords(subjects * words) };
}
