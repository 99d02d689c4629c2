import { expect, test } from 'vitest';
import { suiteCheck, suiteResult } from '../../../testing/index.js';
import { contentsOf } from '../../contents/index.js';
import { matching } from './search.js';

const undecided = suiteCheck('holds', { outcome: 'undecided', objection: 'stopped at 10 states' });
const { checks } = contentsOf([{ version: 1, ...suiteResult(undecided) }]);
const found = (search: string) =>
  matching(checks, search).map(({ address }) => address.replace(/\/participants.*/, ''));

test('every word of a search has to occur, in whatever is said of a check', () => {
  expect(found('')).toHaveLength(3);
  expect(found('agreement FLAWED')).toEqual(['P4.agreement/commit/flawed']);
  expect(found('agreement unheard')).toEqual([]);
  expect(found('t1')).toEqual(['P4.agreement/commit/flawed']);
  expect(found('stopped')).toEqual(['P4.agreement/commit/repaired']);
});

test('a search narrows to how checks came out, and to what they were to show', () => {
  expect(found('is:undecided')).toEqual(['P4.agreement/commit/repaired']);
  expect(found('is:unexpected')).toEqual([]);
  expect(found('is:expected kind:breaks')).toEqual(['P4.agreement/commit/flawed']);
  expect(found('kind:reached')).toEqual(['P4.agreement/reached:commit/commit/repaired']);
});
