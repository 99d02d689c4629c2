import { expect, test } from 'vitest';
import type { Binding } from '../obligation.js';
import { obligations, suite } from '../registry.js';
import { systemProperties } from '../system-properties.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import type { Outcome } from './suite-result.js';

const obligation = obligations.find(({ id }) => id === 'P24.total');
const bindings = suite.filter((binding) => binding.obligation === obligation);

/** What comes of these bindings, with these outcomes, by kind. */
function verdictWith(outcomes: Partial<Record<Binding['kind'], Outcome>>, of: readonly Binding[] = bindings) {
  const result = suiteResultOf({
    profile: 'pre-commit',
    bindings: of,
    checks: of.map((binding) => {
      const outcome = outcomes[binding.kind] ?? 'as bound';
      return { binding: boundCheckOf(binding), outcome, objection: null, result: null, counterpart: null };
    }),
    properties: [systemProperties.P24],
    obligations: obligation === undefined ? [] : [obligation],
    derivesSafety: false,
    interrupted: false,
    seconds: 1,
  });
  return result.properties[0]?.verdict;
}

test('an obligation counts if it is shown to hold, to break and to be reached', () => {
  expect(new Set(bindings.map(({ kind }) => kind))).toEqual(new Set(['holds', 'breaks', 'reached']));
  expect(verdictWith({})).toBe('holds');
});

test.each(['holds', 'breaks', 'reached'] as const)('without a check of the kind %s it is undecided', (kind) => {
  const others = bindings.filter((binding) => binding.kind !== kind);
  expect(verdictWith({}, others)).toBe('undecided');
  expect(verdictWith({ [kind]: 'undecided' })).toBe('undecided');
  expect(verdictWith({ [kind]: 'otherwise' })).toBe('undecided');
});

test('where an obligation has two formulas, each has to be shown in all ways', () => {
  const parts = obligations.filter(({ id }) => id === 'P28.bounds');
  const [one, other] = parts;
  expect(parts.length).toBe(2);
  const all = suite.filter((binding) => parts.includes(binding.obligation));
  const isShownBy = (bound: readonly Binding[]) => {
    const result = suiteResultOf({
      profile: 'pre-commit',
      bindings: bound,
      checks: bound.map((binding) => {
        return {
          binding: boundCheckOf(binding),
          outcome: 'as bound',
          objection: null,
          result: null,
          counterpart: null,
        };
      }),
      properties: [systemProperties.P28],
      obligations: parts,
      derivesSafety: false,
      interrupted: false,
      seconds: 1,
    });
    return result.properties[0]?.obligations.map(({ id, isShown }) => [id, isShown]);
  };
  expect(isShownBy(all)).toEqual([['P28.bounds', true]]);
  expect(isShownBy(all.filter(({ obligation }) => obligation === one))).toEqual([['P28.bounds', false]]);
  const unbroken = all.filter(({ obligation, kind }) => obligation !== other || kind !== 'breaks');
  expect(isShownBy(unbroken)).toEqual([['P28.bounds', false]]);
});

test('every one of the thirty properties is asked for, and what nothing is bound to is undecided', () => {
  const result = suiteResultOf({
    profile: 'ci',
    bindings: [],
    checks: [],
    properties: Object.values(systemProperties),
    obligations: [],
    derivesSafety: false,
    interrupted: true,
    seconds: 0,
  });
  expect(result.summary.properties).toEqual({ holds: 0, violated: 0, undecided: 30 });
});
