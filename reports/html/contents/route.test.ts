import { describe, expect, test } from 'vitest';
import { result, suiteCheck, suiteResult, violated } from '../../testing/index.js';
import { contentsOf } from './contents.js';
import { hrefOf, routeAt } from './route.js';

const suite = contentsOf([{ version: 1, ...suiteResult() }]);
const [holds, breaks, reached] = suite.checks;
if (holds === undefined || breaks === undefined || reached === undefined) throw new Error('the suite has three checks');

describe('an address', () => {
  test.each([
    [{ page: 'overview', search: '' }, '#/'],
    [{ page: 'overview', search: 'is:unexpected a&b' }, '#/?search=is%3Aunexpected%20a%26b'],
    [{ page: 'check', check: breaks, step: null }, '#/P4.agreement/commit/flawed/participants=2'],
    [{ page: 'check', check: breaks, step: 3 }, '#/P4.agreement/commit/flawed/participants=2/step/3'],
    [{ page: 'check', check: reached, step: null }, '#/P4.agreement/reached:commit/commit/repaired/participants=2'],
    [{ page: 'run', check: holds }, '#/P4.agreement/commit/repaired/participants=2/run'],
    [{ page: 'graph', check: breaks }, '#/P4.agreement/commit/flawed/participants=2/graph'],
    [{ page: 'unknown', address: 'P99 %' }, '#/P99%20%25'],
  ] as const)('of %o is %s, and leads there', (route, href) => {
    expect(hrefOf(route)).toBe(href);
    expect(routeAt(href, suite)).toEqual(route);
  });

  test('that only begins one means the most telling check', () => {
    expect(routeAt('#/P4.agreement/step/2', suite)).toEqual({ page: 'check', check: breaks, step: 2 });
    expect(routeAt('#/P4.agreement/commit/repaired', suite)).toMatchObject({ check: holds });
    expect(routeAt('#/P4.agree', suite)).toEqual({ page: 'unknown', address: 'P4.agree' });
    const broken = suiteCheck('holds', { outcome: 'otherwise' });
    const unexpected = contentsOf([{ version: 1, ...suiteResult(broken) }]);
    expect(routeAt('#/P4.agreement', unexpected)).toMatchObject({ check: { outcome: 'otherwise' } });
  });

  test('goes no further than the run', () => {
    expect(routeAt('#/P4.agreement/commit/flawed/participants=2/step/99', suite)).toMatchObject({ step: 4 });
  });

  test('that nobody can read is unknown', () => {
    expect(routeAt('#/%E0%A4%A', suite)).toEqual({ page: 'unknown', address: '%E0%A4%A' });
  });

  test('may have in it what addresses are made of', () => {
    const ids = ['run', 'a/step/3', 'ü/?#%&='];
    const contents = contentsOf([{ version: 1, ...result({ properties: ids.map((id) => ({ ...violated, id })) }) }]);
    for (const check of contents.checks) {
      for (const route of [{ page: 'check', check, step: 2 } as const, { page: 'run', check } as const]) {
        expect(routeAt(hrefOf(route), contents)).toEqual(route);
      }
    }
  });
});
