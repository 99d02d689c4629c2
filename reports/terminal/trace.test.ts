import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { lasso, stop, timePasses, trace } from '../testing/index.js';
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

/** What comes after the initial state. */
const stepsOf = (...given: Parameters<typeof traceLines>) => traceLines(...given).slice(5);

describe('a run that goes on for ever', () => {
  test('has a bar where it repeats, and says where it is back', () => {
    expect(stepsOf(lasso, plain)).toEqual([
      '  1  Coordinator  request(T1)        sends Prepare(P1), Prepare(P2) · phase active → preparing',
      '  2  P1           commit             receives Prepare(P1) · sends Done(1) P1 → Coordinator · phase working → committed',
      '  3               lose [fault]       loses Prepare(P2) · losses 0 → 1',
      '╭──  from here on, for ever:',
      '│ 4  P2           ask again [timer]  sends Ask(P2) · phase working → waiting',
      '│ 5  P2           overhear           receives Ask(P2) · phase waiting → working',
      '╰──  back in the state after step 3',
    ]);
  });

  test('may repeat all of it', () => {
    const lines = stepsOf({ ...lasso, loop: { start: 0, assumed: null, fairness: [], couldHappen: [] } }, plain);
    expect(lines[0]).toBe('╭──  from here on, for ever:');
    expect(lines.at(-1)).toBe('╰──  back in the initial state');
  });

  test('may stop, where nothing that would have to happen is enabled', () => {
    expect(stepsOf(stop, plain).at(-1)).toBe(
      '  ■  and here it stays for ever: nothing that would have to happen is enabled; what could happen need not: give up',
    );
    const initially = { ...stop, steps: [], loop: { start: 0, assumed: null, fairness: [], couldHappen: [] } };
    expect(stepsOf(initially, plain)).toEqual(['  ■  and here it stays for ever: nothing has to happen']);
  });

  test('keeps its bar where a step takes several lines, and within the width', () => {
    const narrow: Style = { paint: picocolors.createColors(false), width: 70 };
    const lines = stepsOf(lasso, narrow);
    const repeated = lines.slice(lines.findIndex((each) => each.startsWith('╭')) + 1, -1);
    expect(repeated.length).toBeGreaterThan(2);
    expect(repeated.every((each) => each.startsWith('│'))).toBe(true);
    expect(lines.every((each) => widthOf(each) <= 70)).toBe(true);
  });

  test('shows where the loop begins, however long it is', () => {
    const [step] = trace.steps;
    if (step === undefined) throw new Error('the trace has steps');
    const steps = Array.from({ length: 2_000 }, () => step);
    const lines = stepsOf(
      { ...lasso, steps, loop: { start: 1_000, assumed: null, fairness: [], couldHappen: [] } },
      plain,
    );
    const begin = lines.indexOf('╭─────  from here on, for ever:');
    expect(lines[begin - 1]).toMatch(/^ {2}1000 {2}Coordinator/);
    expect(lines[begin + 1]).toMatch(/^│ 1001 {2}Coordinator/);
    expect(lines).toContain('  … 955 steps left out; --trace writes them all …');
    expect(lines).toContain('│ … 925 steps left out; --trace writes them all …');
  });
});

describe('a run of a model with time', () => {
  const [request, , lose] = trace.steps;
  if (request === undefined || lose === undefined) throw new Error('the trace has steps');

  test('says how late it is at each step, and quietly that time passes', () => {
    const steps = [request, timePasses(44), lose, timePasses(5_000), lose];
    expect(stepsOf({ ...trace, steps }, plain)).toEqual([
      '  1      0 ms  Coordinator  request(T1)            sends Prepare(P1), Prepare(P2) · phase active → preparing',
      '  2     44 ms               time passes: 44 ms',
      '  3     44 ms               lose [fault]           loses Prepare(P2) · losses 0 → 1',
      '  4  5,044 ms               time passes: 5,000 ms',
      '  5  5,044 ms               lose [fault]           loses Prepare(P2) · losses 0 → 1',
    ]);
  });

  test('tells of time that passes in many steps on one line', () => {
    const steps = [
      ...Array.from({ length: 250 }, () => timePasses(4)),
      request,
      timePasses(4),
      timePasses(3_000),
      lose,
    ];
    expect(stepsOf({ ...trace, steps }, plain)).toEqual(
      [
        '  1–250  1,000 ms               time passes: 1,000 ms',
        '    251  1,000 ms  Coordinator  request(T1)            sends Prepare(P1), Prepare(P2) · phase active → preparing',
        '252–253  4,004 ms               time passes: 3,004 ms',
        '    254  4,004 ms               lose [fault]           loses Prepare(P2) · losses 0 → 1',
      ].map((line) => `  ${line}`),
    );
  });

  test('shows where a loop begins in the middle of time that passes', () => {
    const steps = [timePasses(1), timePasses(1), request, timePasses(1), timePasses(1), timePasses(1)];
    expect(
      stepsOf({ ...lasso, steps, loop: { start: 4, assumed: null, fairness: [], couldHappen: [] } }, plain),
    ).toEqual([
      '  1–2  2 ms               time passes: 2 ms',
      '    3  2 ms  Coordinator  request(T1)        sends Prepare(P1), Prepare(P2) · phase active → preparing',
      '    4  3 ms               time passes: 1 ms',
      '╭────  from here on, for ever:',
      '│ 5–6  5 ms               time passes: 2 ms',
      '╰────  back in the state after step 4',
    ]);
  });

  test('leaves out lines of a long one, and says how many steps they are', () => {
    const steps = Array.from({ length: 300 }, () => [timePasses(1), timePasses(1), request]).flat();
    const lines = stepsOf({ ...trace, steps }, plain);
    expect(lines).toHaveLength(101);
    expect(lines).toContain('  … 750 steps left out; --trace writes them all …');
  });

  test('stays where it may if nothing but time goes on', () => {
    const fairness = [
      { action: 'time passes', arguments: null, fairness: 'weak', because: 'never enabled', step: null },
    ] as const;
    expect(stepsOf({ ...stop, loop: { start: 3, assumed: null, fairness, couldHappen: [] } }, plain).at(-1)).toBe(
      '  ■  and here it stays for ever: nothing has to happen',
    );
  });

  test('takes an action of the same name with other arguments for what it is', () => {
    const steps = [{ ...timePasses(1), arguments: { ms: 1, by: 'P1' } }];
    expect(stepsOf({ ...trace, steps }, plain)).toEqual([
      '  1  time passes(ms: 1, P1) [timer]  timeout {due: 1} → {due: 0}',
    ]);
  });
});
