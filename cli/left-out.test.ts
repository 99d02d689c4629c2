import { expect, test } from 'vitest';
import { leftOutLines } from './left-out.js';

test('what is left out is named, an obligation without its witnesses, and where it is much not all of it', () => {
  expect(leftOutLines([])).toEqual([]);
  expect(leftOutLines(['P6.total', 'P6.total/reached:concurrent'])).toEqual([
    'left out here, bound elsewhere:  P6.total',
  ]);
  expect(leftOutLines(['P13.noOverload/reached:shed'])[0]).toContain('  P13.noOverload/reached:shed');
  const many = ['P1.a', 'P1.b', 'P1.c', 'P1.d', 'P1.e', 'P1.f'];
  expect(leftOutLines(many)[0]).toContain('P1.a, P1.b, P1.c and 3 more');
});
