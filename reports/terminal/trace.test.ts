import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { trace } from '../testing/index.js';
import { plain, type Style } from './style.js';
import { widthOf } from './text.js';
import { traceLines } from './trace.js';

const lines = traceLines(trace, plain);
const line = (step: number) => lines.find((each) => each.startsWith(`  ${step}  `)) ?? '';

describe('a trace in the terminal', () => {
  test('begins with the initial state', () => {
    expect(lines[0]?.trim()).toBe('initially');
    expect(lines).toContain('     coordinator          phase: active');
    expect(lines).toContain('     participant  P1, P2  phase: working, up: true');
    expect(lines).toContain('     network: [], crashes: 0');
  });

  test('has one line for each step', () => {
    expect(lines.filter((each) => /^ {2}\d {2}/.test(each))).toHaveLength(trace.steps.length);
  });

  test('says who does what, with which messages, and only what changed', () => {
    expect(line(1)).toBe(
      '  1  Coordinator  request(T1)         sends Prepare(P1), Prepare(P2) · phase active → preparing',
    );
  });

  test('does not say twice what a message or the acting process says', () => {
    expect(line(2)).toBe(
      '  2  P1           commit              receives Prepare(P1) · sends Done(1) P1 → Coordinator · phase working → committed',
    );
  });

  test('marks what the adversary and the timers do', () => {
    expect(line(3)).toBe('  3               lose [fault]        loses Prepare(P2) · losses 0 → 1');
    expect(line(4)).toBe('  4  P2           give up(5) [timer]  phase working → aborted');
  });

  test('aligns its columns', () => {
    const details = ['sends', 'receives', 'loses', 'phase working → aborted'].map((word, index) =>
      line(index + 1).indexOf(word),
    );
    expect(new Set(details).size).toBe(1);
  });

  test('keeps within the width of a terminal', () => {
    const narrow: Style = { paint: picocolors.createColors(true), width: 70 };
    expect(traceLines(trace, narrow).every((each) => widthOf(each) <= 70)).toBe(true);
  });
});

test('a trace without steps is its initial state', () => {
  expect(traceLines({ ...trace, steps: [] }, plain)).toHaveLength(4);
});

test('what others own keeps its owner', () => {
  const [step] = trace.steps;
  if (step === undefined) throw new Error('the example has steps');
  const foreign = { ...step, changes: [{ field: 'participant[P2].phase', before: 'working', after: 'aborted' }] };
  expect(traceLines({ ...trace, steps: [foreign] }, plain).at(-1)).toContain('participant[P2].phase working → aborted');
});

test('an element of an array or a map keeps its index, though it is the acting process', () => {
  const [step] = trace.steps;
  if (step === undefined) throw new Error('the trace has steps');
  const changes = [
    { field: 'flag[P1]', before: false, after: true },
    { field: 'seen[P1][P2]', before: 0, after: 1 },
  ];
  const [, , , , , line] = traceLines({ ...trace, steps: [{ ...step, process: 'P1', messages: [], changes }] }, plain);
  expect(line).toContain('flag[P1] false → true · seen[P1][P2] 0 → 1');
});

test('a long trace is shown from both ends', () => {
  const [step] = trace.steps;
  if (step === undefined) throw new Error('the trace has steps');
  const long = traceLines({ ...trace, steps: Array.from({ length: 2_000 }, () => step) }, plain);
  expect(long.filter((each) => each.includes('request'))).toHaveLength(100);
  expect(long.join('\n')).toContain('… 1,900 steps left out; --trace writes them all …');
});

test('an empty map or network of channels shows that it is empty', () => {
  expect(traceLines({ ...trace, initial: { links: {} }, steps: [] }, plain).join('\n')).toMatch(/links +\{\}/);
});
