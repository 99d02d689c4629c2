import type { Ending } from '../explore/index.js';
import type { Trial } from './property.js';

/** The input at which the trying of a property came to its end. */
export interface Found {
  /** Makes it anew. */
  readonly trial: Trial;
  readonly outcome: 'decides' | 'throws';
  /** Which of all inputs it is (from 1), or which of those drawn, before it was made small. */
  readonly number: number;
  /** How often it was made smaller; null where inputs were gone through, the simplest first. */
  readonly shrinks: number | null;
  readonly path: string;
}

/** What was tried of a property, and what came of it. */
export interface Tried {
  /** How many inputs there are; null where they were drawn. */
  readonly of: number | null;
  readonly tried: number;
  /** For how many of them the premise held. */
  readonly cases: number;
  readonly found: Found | undefined;
  /** Why not all that was to be tried was, if so. */
  readonly ending: Ending | undefined;
}

/** What a watch is told of the progress: functions have no states. */
export const noStates = { distinctStates: 0, transitions: 0, depth: 0, queue: 0 };
