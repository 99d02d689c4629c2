import { preparedModel, taskOf } from '../../threads/index.js';
import { Coverage, type CoverageMemory } from '../coverage.js';
import { type RoundOrder, type RoundReport, Walking, type WalkOptions } from './walking.js';

/** What a thread of a swarm is told first. Memory is shared. */
export interface Enlistment {
  readonly how: WalkOptions;
  /** What walks go by. */
  readonly coverage: CoverageMemory;
  readonly control: Control;
}

/** Words that all threads of a swarm share. */
export interface Control {
  /** One word: how many walks of a round are taken. */
  readonly taken: Int32Array;
  /** One word: not 0 as soon as walks are to be ended in the middle. */
  readonly stop: Int32Array;
}

export function makeControl(): Control {
  const word = () => new Int32Array(new SharedArrayBuffer(4));
  return { taken: word(), stop: word() };
}

/** Where a thread writes what it counts. */
export interface Counts {
  readonly statistics: Float64Array;
  readonly registers: Uint8Array;
  readonly seen: CoverageMemory;
}

let enlisted: { readonly walking: Walking; readonly control: Control } | undefined;

/** Becomes one of several threads that walk through the model which this one is prepared for. */
export function enlist({ how, coverage, control }: Enlistment): Counts {
  const { instance, properties } = preparedModel();
  const walking = new Walking(instance, properties, how, control.taken);
  walking.walker.coverage = new Coverage(coverage);
  enlisted = { walking, control };
  return countsOf(walking);
}

export const enlisting = taskOf(import.meta.url, enlist);

/** Takes walks of a round until none is left. */
export function walkRound(round: RoundOrder): RoundReport {
  if (enlisted === undefined) throw new Error('a thread that has not been enlisted is told to walk');
  const { walking, control } = enlisted;
  walking.begin(round);
  while (!walking.advance()) {
    if (Atomics.load(control.stop, 0) === 0) continue;
    walking.cutOff();
    break;
  }
  return walking.report();
}

export const walkingRound = taskOf(import.meta.url, walkRound);

export function countsOf({ statistics, visited, walker }: Walking): Counts {
  return { statistics: statistics.cells, registers: visited.registers, seen: walker.seen.memory };
}
