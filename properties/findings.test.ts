import { expect, test } from 'vitest';
import { type KnownFinding, knownFindings, knownFindingsIn } from './findings.js';
import { suite } from './registry.js';

test('each finding has an id of its own', () => {
  const ids = knownFindings.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['T1', ['T1']],
  ['T1, T2 and T5', ['T1', 'T2', 'T5']],
  ['B2: quorums of two, so that one may be silent', ['B2']],
  ['seeded: no timestamps', []],
  ['f+1 Byzantine', []],
  // Not T1 as well.
  ['T10', ['T10']],
  ['T11', []],
])('"%s" names %j', (text, ids) => {
  expect(knownFindingsIn(text)).toEqual(ids);
});

test('every headline is bound, and four fifths of the others that are no agreement of figures', () => {
  const shown = new Set(suite.flatMap((binding) => ('finding' in binding ? knownFindingsIn(binding.finding) : [])));
  const unbound = (findings: readonly KnownFinding[]) =>
    findings.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
  expect(unbound(knownFindings.filter(({ isHeadline }) => isHeadline))).toEqual([]);
  const others = knownFindings.filter(({ isHeadline, kind }) => !isHeadline && kind !== 'consistent');
  expect(unbound(others).length / others.length).toBeLessThan(0.2);
});

test('what is bound as a limit and named is a limit, or the boundary of a flaw that is shown to break, too', () => {
  const named = (kind: 'breaks' | 'limit') =>
    new Set(suite.flatMap((binding) => (binding.kind === kind ? knownFindingsIn(binding.finding) : [])));
  const [flaws, limits] = [named('breaks'), named('limit')];
  const kindOf = (id: string) => knownFindings.find((finding) => finding.id === id)?.kind;
  for (const id of limits) expect(kindOf(id) === 'limit' || flaws.has(id), id).toBe(true);
  for (const id of flaws) expect(kindOf(id), id).not.toBe('consistent');
});
