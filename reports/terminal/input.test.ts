import { expect, test } from 'vitest';
import type { DecidingInput } from '../../checker/index.js';
import { property, result } from '../testing/index.js';
import { renderCheck } from './check.js';
import { inputLines } from './input.js';
import { plain } from './style.js';

const nodes = [
  { node: 'Edge1', latency: 12, loss: 'NaN' },
  { node: 'Core1', latency: 8, loss: 0.5 },
];

const deciding: DecidingInput = {
  input: { metrics: nodes, request: { cpu: 15, priority: 5 }, factor: 2 },
  calls: [
    { function: 'rank', arguments: [nodes, 2], result: [{ node: 'Core1', score: 1 }] },
    { function: 'best', arguments: [{ metrics: nodes, request: { cpu: 15, priority: 5 }, factor: 2 }], result: null },
    { function: 'worst', arguments: [['Core1']], threw: 'there is none' },
  ],
  seed: null,
  path: '7',
};

test('an input is shown part by part, lists of records as tables, and what the functions made of it below', () => {
  expect(inputLines(deciding, plain).join('\n')).toBe(
    `
     metrics
       node   latency  loss
       Edge1       12  NaN
       Core1        8  0.5
     request  cpu: 15, priority: 5
     factor   2

   rank(metrics, 2) =
     node   score
     Core1      1

   best(the input) = none

   worst([Core1]) threw there is none`.slice(1),
  );
});

test('an argument that is a table and not of the input stands below', () => {
  const calls = [{ function: 'rank', arguments: [nodes.toReversed(), nodes], result: 1 }];
  expect(
    inputLines({ ...deciding, calls }, plain)
      .slice(-7)
      .join('\n'),
  ).toBe(
    `
   rank(
     node   latency  loss
     Core1        8  0.5
     Edge1       12  NaN
     metrics
   ) = 1`,
  );
});

test('where a table is too wide its records are shown one by one', () => {
  const lines = inputLines({ ...deciding, input: nodes, calls: [] }, { ...plain, width: 24 });
  expect(lines).toEqual([
    '     node: Edge1,',
    '     latency: 12,',
    '     loss: NaN',
    '     node: Core1,',
    '     latency: 8,',
    '     loss: 0.5',
  ]);
});

test('what is no record is shown on a line', () => {
  const input = (value: DecidingInput['input']) => inputLines({ ...deciding, input: value, calls: [] }, plain);
  expect(input(11)).toEqual(['     11']);
  expect(input([1, [2, 3]])).toEqual(['     [1, [2, 3]]']);
  expect(input([])).toEqual(['     []']);
  expect(input({ T1: ['T2'], T2: [] })).toEqual(['     T1  [T2]', '     T2  []']);
});

test('of many calls only the first are shown', () => {
  const call = { function: 'f', arguments: [1], result: 2 };
  const lines = inputLines({ ...deciding, calls: Array(9).fill(call) }, plain);
  expect(lines.filter((line) => line.includes('f(1) = 2'))).toHaveLength(6);
  expect(lines.at(-1)).toBe('   and 3 more calls');
});

test('a check of functions counts inputs, and nothing else', () => {
  const ranked = property({
    id: 'P7.total',
    kind: 'forAll',
    verdict: 'violated',
    reason: 'violated by input 7 of 128',
    input: deciding,
  });
  const text = renderCheck(
    result({ parameters: {}, actions: [], properties: [ranked], inputs: { tried: 7, drawn: 0 } }),
    { style: plain, next: ['again'] },
  );
  expect(text).toContain('commit, variant flawed\n');
  expect(text).toContain('✗ P7.total  nothing bad happens — violated by input 7 of 128\n');
  expect(text).toContain('✗ P7.total is violated by this input: nothing bad happens\n\n     metrics\n');
  expect(text).toContain('  the property is violated\n  7 inputs · 0.25 s · 28 inputs/s · 64 MiB\n');
  expect(text).not.toMatch(/states?\b|action/);
});

test('a witness is shown where it is asked for, and one that was never found is called so', () => {
  const witness = property({ kind: 'forSome', reason: 'reached by input 7 of 128', input: deciding });
  const shown = renderCheck(result({ properties: [witness] }), { style: plain, witnesses: true });
  expect(shown).toContain('✓ safe is reached by this input: nothing bad happens\n');
  expect(renderCheck(result({ properties: [witness] }), { style: plain })).not.toContain('this input');
  const none = property({ kind: 'forSome', verdict: 'violated', reason: 'by none of all 128 inputs' });
  expect(renderCheck(result({ properties: [none] }), { style: plain })).toContain(
    'never reached: by none of all 128 inputs',
  );
});

test('functions that fail are shown with the input on which they do', () => {
  const failure = { kind: 'model', message: 'the function worst threw', trace: null, input: deciding } as const;
  const text = renderCheck(result({ failure }), { style: plain });
  expect(text).toContain('The model is at fault: the function worst threw\n\n     metrics\n');
  expect(text).toContain('worst([Core1]) threw there is none');
});

test.each([
  ['T1', 'T1'],
  ['geographic redundancy', 'geographic redundancy'],
  ['NaN', 'NaN'],
  ['-0', '-0'],
  ['', '""'],
  [' a', '" a"'],
  ['12', '"12"'],
  ['none', '"none"'],
  [null, 'none'],
  ['a\nb', '"a\\nb"'],
  ['\u001b[31m', '"\\u001b[31m"'],
  ['\u202eab', '"\\u{202e}ab"'],
  [['', 'a'], '["", a]'],
  [{ '': [true, 'true'] }, '""  [true, "true"]'],
])('text is seen for what it is: %j as %s', (input, shown) => {
  const [line, , call] = inputLines(
    { input, calls: [{ function: 'f', arguments: [1], result: [input] }], seed: null, path: '1' },
    plain,
  );
  expect(line).toBe(`     ${shown}`);
  if (input === null || typeof input === 'string') expect(call).toBe(`   f(1) = [${shown}]`);
});
