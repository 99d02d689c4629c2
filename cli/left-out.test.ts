import { expect, test } from 'vitest';
import { leftOutLines } from './left-out.js';

test('what is left out is named, an obligation without its witnesses, and where it is much not all of it', () => {
  expect(leftOutLines([])).toEqual([]);
  expect(leftOutLines(['P6.total', 'P6.total/reached:concurrent'])).toEqual([
    'bound to other instances and left out here:  P6.total (--property checks one all the same)',
  ]);
  expect(leftOutLines(['P13.noOverload/reached:shed'])[0]).toContain('  P13.noOverload/reached:shed (');
  const many = ['P1.a', 'P1.b', 'P1.c', 'P1.d', 'P1.e', 'P1.f'];
  expect(leftOutLines(many)[0]).toContain('P1.a, P1.b, P1.c, P1.d and 2 more (');
});
