import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TraceStep } from '../../checker/index.js';
import { timePasses, trace } from '../testing/index.js';
import { entriesOf, numberText, stepsIn } from './entries.js';

const [other] = trace.steps;
if (other === undefined) throw new Error('the trace has steps');

/** What the entries are about: "1", "2–4: 12 ms". */
const read = (steps: readonly TraceStep[], loopStart?: number) =>
  entriesOf(steps, loopStart).map((entry) =>
    entry.step.action === 'time passes'
      ? `${numberText(entry)}: ${entry.step.arguments.ms} ms`
      : `${numberText(entry)}: ${entry.step.action}`,
  );

describe('what the lines of a trace are about', () => {
  test('one step each, but for time that passes in several', () => {
    const steps = [other, timePasses(4), timePasses(4), timePasses(3_000), other, timePasses(5), other, other];
    expect(read(steps)).toEqual(['1: request', '2–4: 3008 ms', '5: request', '6: 5 ms', '7: request', '8: request']);
  });

  test('the beginning of a loop, though it lies in the middle of time that passes', () => {
    const steps = [timePasses(1), timePasses(1), timePasses(1), timePasses(1), timePasses(1)];
    expect(read(steps, 2)).toEqual(['1–2: 2 ms', '3–5: 3 ms']);
    expect(read(steps, 0)).toEqual(['1–5: 5 ms']);
    expect(read(steps, 5)).toEqual(['1–5: 5 ms']);
  });

  test('each step once and in order, and as much time as passes', () => {
    const steps = fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.nat(40), (durations, loopStart) => {
        const all = durations.map((ms) => (ms === null ? other : timePasses(ms)));
        const entries = entriesOf(all, loopStart);
        expect(entries.flatMap(({ first, last }) => [first, last + 1])).toEqual(
          entries.length === 0
            ? []
            : [1, ...entries.slice(0, -1).flatMap(({ last }) => [last + 1, last + 1]), all.length + 1],
        );
        expect(stepsIn(entries)).toBe(all.length);
        expect(entries.some(({ first, last }) => first <= loopStart && loopStart < last)).toBe(false);
        const passed = entries.map(({ step }) => Number(step.arguments.ms ?? 0));
        expect(passed.reduce((sum, ms) => sum + ms, 0)).toBe(durations.reduce<number>((sum, ms) => sum + (ms ?? 0), 0));
      }),
      { seed: 1 },
    );
  });
});
