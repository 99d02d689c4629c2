import { expect, test } from 'vitest';
import { property, result, sweep } from '../../reports/testing/index.js';
import { lineOfCell } from './progress.js';

const [first, second, third] = sweep.cells;
if (first === undefined || second === undefined || third === undefined) throw new Error('the sweep has too few cells');
const many = { ...first, result: result({ properties: ['a', 'b', 'c'].map((id) => property({ id })) }) };

test.each([
  [second, 'replicas = 4, faulty = 2: safe violated after 4 steps, calm holds, 1,234 states'],
  [third, 'replicas = 4, faulty = 3: of 4 replicas 3 cannot be faulty'],
  [many, 'replicas = 4, faulty = 1: 3 × holds, 1,234 states'],
])('a cell that is done has a line', (cell, line) => {
  expect(lineOfCell(sweep.dimensions, cell)).toBe(line);
});
