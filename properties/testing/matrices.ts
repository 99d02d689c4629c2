import { type KnownFinding, knownFindingsIn } from '../findings.js';
import type { Binding, BindingKind, Profile } from '../obligation.js';
import { markdownTable } from './results-table.js';

/** What is bound, told by the bindings alone: finding × obligation × model, and by which designs. A row that says so for what nothing shows. */
export function findingsMatrix(findings: readonly KnownFinding[], bindings: readonly Binding[]): string {
  const rows = findings.flatMap((finding) => {
    const own = bindings.filter(
      (binding) => 'finding' in binding && knownFindingsIn(binding.finding).includes(finding.id),
    );
    const name = `${finding.id}${finding.isHeadline ? ' ★' : ''}`;
    if (own.length === 0) return [[name, finding.kind, 'nothing is bound to it', '', '']];
    return grouped(own, ({ obligation, model }) => [obligation.id, model]).map(
      ([[obligation = '', model = ''], some]) => [name, finding.kind, obligation, model, some.map(designOf).join('; ')],
    );
  });
  return markdownTable(['finding', 'kind', 'obligation', 'model', 'designs that show it'], rows);
}

/** What each finding is, where the document has it, and what repairs it or can be had instead. */
export function findingsTable(findings: readonly KnownFinding[]): string {
  const rows = findings.map(({ id, isHeadline, kind, title, source, repair }) => [
    `${id}${isHeadline ? ' ★' : ''}`,
    kind,
    title,
    source,
    repair,
  ]);
  return markdownTable(
    ['finding', 'kind', 'what is wrong', 'where the document has it', 'repair, or what can be had'],
    rows,
  );
}

/** Obligation × model × kind: how many checks of each, and of how many larger ones in other profiles. */
export function obligationsMatrix(bindings: readonly Binding[]): string {
  const kinds = ['holds', 'breaks', 'reached', 'limit', 'unrefuted'] as const satisfies readonly BindingKind[];
  const rows = grouped(bindings, ({ obligation, model }) => [obligation.id, model]).map(([names, some]) => [
    ...names,
    ...kinds.map((kind) => numbersOf(some.filter((binding) => binding.kind === kind))),
  ]);
  return markdownTable(['obligation', 'model', 'holds', 'breaks', 'reached', 'limits', 'unrefuted'], rows);
}

/** "3", or with larger instances "3 + 1 ci + 2 nightly"; a dash for none. */
function numbersOf(bindings: readonly Binding[]): string {
  const of = (profile: Profile) => bindings.filter((binding) => binding.profile === profile).length;
  const [before, ci, nightly] = [of('pre-commit'), of('ci'), of('nightly')];
  const parts = [
    ...(before > 0 ? [`${before}`] : []),
    ...(ci > 0 ? [`${ci} ci`] : []),
    ...(nightly > 0 ? [`${nightly} nightly`] : []),
  ];
  return parts.length === 0 ? '–' : parts.join(' + ');
}

/** "quorums-of-2f+1 (replicas = 5, views = 1)" */
function designOf({ variant, parameters, profile }: Binding): string {
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  const where = set.length === 0 ? '' : ` (${set.join(', ')})`;
  return `${variant}${where}${profile === 'pre-commit' ? '' : `, ${profile}`}`;
}

/** Bindings by names, in the order in which these first appear. */
function grouped(
  bindings: readonly Binding[],
  namesOf: (binding: Binding) => readonly string[],
): readonly (readonly [names: readonly string[], bindings: readonly Binding[]])[] {
  const groups = new Map<string, readonly [readonly string[], Binding[]]>();
  for (const binding of bindings) {
    const names = namesOf(binding);
    const key = JSON.stringify(names);
    const group = groups.get(key) ?? ([names, []] as const);
    group[1].push(binding);
    groups.set(key, group);
  }
  return [...groups.values()];
}
