import type { Rerun } from '../rerun.js';
import { type Bits, count, exclude, overlap, overwrite, positionsIn } from './bits.js';
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
  /** By bit: the steps that wrote it, ascending, and whether they made something new of it. */
  readonly #steps = new Map<number, { readonly step: number; readonly isNew: boolean }[]>();

  note({ writes, counts }: RecordedStep, step: number): void {
    const counting = new Set(positionsIn(counts));
    for (const bit of positionsIn(writes)) {
      const known = this.#steps.get(bit) ?? [];
      known.push({ step, isNew: !counting.has(bit) });
      this.#steps.set(bit, known);
    }
  }

  /** Those who made bits what they are, of the first so many steps: the last who wrote them, and all who have counted since. */
  of(bits: Bits, until: number): readonly number[] {
    const found = new Set<number>();
    for (const bit of positionsIn(bits)) {
      for (const { step, isNew } of (this.#steps.get(bit) ?? []).toReversed()) {
        if (step > until) continue;
        found.add(step);
        if (isNew) break;
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
    const before = flow.words[step - 1];
    if (recorded === undefined || before === undefined) continue;
    const { action, writes, counts, words } = recorded;
    if (action.range.over === 'time') {
      overwrite(state, writes, words);
      continue;
    }
    const whole = writes.slice();
    exclude(whole, counts);
    overwrite(state, whole, words);
    count(state, counts, before, words);
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
    const replaced = recorded.writes.slice();
    exclude(replaced, recorded.counts);
    exclude(left, replaced);
  }
  return found;
}
