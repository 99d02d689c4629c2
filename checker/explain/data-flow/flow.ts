import type { Rerun } from '../rerun.js';
import { type Bits, exclude, overlap, overwrite, positionsIn } from './bits.js';
import type { RecordedStep, RecordingModel } from './recording-model.js';

/** A run, and how data flowed from step to step. Steps count from 1. */
export interface DataFlow {
  readonly model: RecordingModel;
  /** The initial state, and the one after each step. */
  readonly words: readonly Int32Array[];
  readonly steps: readonly RecordedStep[];
  /** Of each step, those that wrote what it read, ascending. */
  readonly causes: readonly (readonly number[])[];
  /** Of the state with a position, the steps that wrote some bits of it last, ascending. */
  readonly writersOf: (bits: Bits, position: number) => readonly number[];
}

/** Runs a trace on the recording model. @throws DisagreementError if that does not make the same steps */
export function dataFlowOf(model: RecordingModel, { trace, taken }: Rerun): DataFlow {
  const words = [model.initially(trace.initial)];
  const steps: RecordedStep[] = [];
  const causes: (readonly number[])[] = [];
  const writers = new Writers();
  for (const position of trace.steps.keys()) {
    const step = model.step(words.at(-1) ?? new Int32Array(0), taken[position] ?? -1);
    causes.push(writers.of(step.reads, position));
    words.push(step.words);
    steps.push(step);
    writers.note(step, position + 1);
  }
  return { model, words, steps, causes, writersOf: (bits, position) => writers.of(bits, position) };
}

/** Who wrote which bits of a state, and when. */
class Writers {
  /** By bit: the steps that wrote it, ascending. */
  readonly #steps = new Map<number, number[]>();
  /** Those by which time passes: they make no countdown what it is, but a little less. */
  readonly #passing = new Set<number>();

  note({ action, writes }: RecordedStep, step: number): void {
    if (action.range.over === 'time') this.#passing.add(step);
    for (const bit of positionsIn(writes)) {
      const known = this.#steps.get(bit);
      if (known === undefined) this.#steps.set(bit, [step]);
      else known.push(step);
    }
  }

  /** Those who wrote bits last, of the first so many steps: of a countdown who set it, and the time that has passed since. */
  of(bits: Bits, until: number): readonly number[] {
    const found = new Set<number>();
    for (const bit of positionsIn(bits)) {
      const steps = this.#steps.get(bit) ?? [];
      for (let at = steps.length - 1; at >= 0; at--) {
        const step = steps[at] ?? 0;
        if (step > until) continue;
        found.add(step);
        if (!this.#passing.has(step)) break;
      }
    }
    return [...found].sort((one, other) => one - other);
  }
}

/** Steps, with all their causes and what caused these. Ascending. */
export function closureOf(steps: Iterable<number>, { causes }: Pick<DataFlow, 'causes'>): readonly number[] {
  const closure = new Set<number>();
  const pending = [...steps];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (closure.has(step)) continue;
    closure.add(step);
    pending.push(...(causes[step - 1] ?? []));
  }
  return [...closure].sort((one, other) => one - other);
}

/** The state that some steps make, each writing what it wrote in the run. */
export function stateAfter(steps: readonly number[], flow: Pick<DataFlow, 'words' | 'steps'>): Int32Array {
  const state = (flow.words[0] ?? new Int32Array(0)).slice();
  for (const step of steps) {
    const recorded = flow.steps[step - 1];
    if (recorded !== undefined) overwrite(state, recorded.writes, recorded.words);
  }
  return state;
}

/** Those of some steps, ascending, that wrote bits of the state that they make last. */
export function lastWritersAmong(
  steps: readonly number[],
  bits: Bits,
  flow: Pick<DataFlow, 'steps'>,
): readonly number[] {
  const left = bits.slice();
  const found: number[] = [];
  for (const step of steps.toReversed()) {
    const recorded = flow.steps[step - 1];
    if (recorded === undefined || !overlap(recorded.writes, left)) continue;
    found.unshift(step);
    if (recorded.action.range.over !== 'time') exclude(left, recorded.writes);
  }
  return found;
}
