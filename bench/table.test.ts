import { expect, test } from 'vitest';
import { decimal, percentage, table } from './table.js';

const columns = [
  { title: 'name', cell: ({ name }: { readonly name: string }) => name },
  { title: 'nothing', cell: () => '' },
  { title: 'length', cell: ({ name }: { readonly name: string }) => String(name.length) },
];
const rows = [{ name: 'a' }, { name: 'twelve chars' }];

test('names stand to the left, numbers to the right, and empty columns are left out', () => {
  expect(table(columns, rows)).toBe(
    ['name          length', 'a                  1', 'twelve chars      12'].join('\n'),
  );
});

test('a table in Markdown has a rule that aligns its columns', () => {
  expect(table(columns, rows, 'markdown')).toBe(
    [
      '| name         | length |',
      '| ------------ | -----: |',
      '| a            |      1 |',
      '| twelve chars |     12 |',
    ].join('\n'),
  );
});

test('numbers and fractions are empty where there are none', () => {
  expect(decimal(12_345.678, 1)).toBe('12,345.7');
  expect(decimal(undefined, 1)).toBe('');
  expect(decimal(1 / 0, 1)).toBe('');
  expect(percentage(0)).toBe('0');
  expect(percentage(0.114297)).toBe('11.4 %');
  expect(percentage(2.2642e-7)).toBe('0.0000226 %');
  expect(percentage(undefined)).toBe('');
});
