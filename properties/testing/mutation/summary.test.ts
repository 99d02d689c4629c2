import { expect, test } from 'vitest';
import type { Mutant } from './mutants.js';
import { isEnough, onceEach, pageOf, summary, unexplained } from './summary.js';

const mutant = (outcome: Mutant['outcome'], text: string, line = 1): Mutant => ({
  file: 'pbft/timeouts.ts',
  line,
  text,
  number: line,
  outcome,
  by: '',
  seconds: 30,
});
/** What the page of the model argues about. */
const argued = mutant('survived', 's.settled');
const caught = Array.from({ length: 19 }, (_, line) => mutant('caught', 'x', line));

test('enough is noticed if 95 % of what makes a difference is, and the page of the model says why the rest is not', () => {
  expect(isEnough([...caught, argued])).toBe(true);
  expect(isEnough([...caught.slice(1), argued])).toBe(false);
  expect(isEnough([...caught, mutant('survived', 'nobody speaks of it')])).toBe(false);
  expect(unexplained([...caught, argued, mutant('survived', 'nobody speaks of it')])).toHaveLength(1);
  const others = [mutant('equivalent', 'y'), mutant('unasked', 'z')];
  expect(summary([...caught, argued, ...others])).toBe(
    '19 of 20 noticed (95.0 %), 1 without which the design does the same, 1 of flawed designs only',
  );
});

test('what models share counts once: as noticed, if one of them notices', () => {
  const together = onceEach([mutant('unasked', 'x'), mutant('caught', 'x'), mutant('survived', 'x')]);
  expect(together.map(({ outcome }) => outcome)).toEqual(['caught']);
});

test('the page has a row for each model, and why nothing is missed', () => {
  const page = pageOf(new Map([['pbft', [...caught, argued]]]));
  expect(page).toMatch(/^\| pbft +\| 20 +\| 19 +\| 1 +\| 95\.0 % \| 0 +\| 0 +\| 10\.0 +\|$/m);
  expect(page).toMatch(/^- `pbft\/timeouts\.ts:1` `s\.settled`: before the network settles/m);
});
