import { expect, test } from 'vitest';
import { selects } from './selection.js';

test('an id selects the one property', () => {
  expect(selects('P4.agreement', 'P4.agreement')).toBe(true);
  expect(selects('P4.agreement', 'P4.validity')).toBe(false);
});

test('what stands before a dot selects all of it', () => {
  expect(selects('P4', 'P4.agreement')).toBe(true);
  expect(selects('P4', 'P40.other')).toBe(false);
  expect(selects('P4.agree', 'P4.agreement')).toBe(false);
});

test('a witness is selected by its own id alone', () => {
  expect(selects('P4.agreement/reached:commit', 'P4.agreement/reached:commit')).toBe(true);
  expect(selects('P4', 'P4.agreement/reached:commit')).toBe(false);
  expect(selects('P4.agreement', 'P4.agreement/reached:commit')).toBe(false);
});
