import type { Trace } from '../../checker/index.js';
import type { KnownFinding, SuiteCheck } from '../../properties/index.js';
import { counted } from '../wording/index.js';
import { commandOfCheck, placeAndReason } from './suite-check.js';

/** What is wrong with the documented design: what a run showed, by which counterexample, and what repairs it; and what not. */
export interface FindingsDigest {
  readonly shown: readonly ShownFinding[];
  /** What was found beside the list: seeded flaws, and what the list does not have. */
  readonly unlisted: readonly { readonly name: string; readonly shownBy: string }[];
  /** What a check of this run was to show and did not. */
  readonly missed: readonly KnownFinding[];
  /** The ids of those that no check of the run is about. */
  readonly others: readonly string[];
}

/** A known finding, and the check that shows it best, in words too. */
export interface ShownFinding {
  readonly finding: KnownFinding;
  readonly check: SuiteCheck;
  readonly shownBy: string;
  readonly trace: Trace | undefined;
  /** The check by which the repair was seen to be one; undefined if that is not part of the run. */
  readonly repairedBy: string | undefined;
  readonly command: string;
}

export function digestOfFindings(checks: readonly SuiteCheck[], findings: readonly KnownFinding[]): FindingsDigest {
  const good = checks.filter(({ outcome, binding }) => outcome === 'as bound' && binding.finding !== null);
  const shown = findings.flatMap((finding) => shownIn(finding, good, checks));
  const missing = findings.filter(
    ({ id, kind }) => kind !== 'consistent' && !shown.some((each) => each.finding.id === id),
  );
  const isAbout = ({ id }: KnownFinding) => checks.some(({ binding }) => binding.knownFindings.includes(id));
  return {
    shown,
    unlisted: unlistedIn(good),
    missed: missing.filter(isAbout),
    others: missing.filter((finding) => !isAbout(finding)).map(({ id }) => id),
  };
}

function shownIn(
  finding: KnownFinding,
  good: readonly SuiteCheck[],
  checks: readonly SuiteCheck[],
): readonly ShownFinding[] {
  const [best, ...others] = good
    .filter(({ binding }) => binding.knownFindings.includes(finding.id))
    .sort((one, other) => orderOf(one).reduce((sum, rank, at) => sum || rank - (orderOf(other)[at] ?? 0), 0));
  if (best === undefined) return [];
  const counterpart = best.counterpart === null ? undefined : checks[best.counterpart];
  const besides = others.length === 0 ? '' : `, and ${counted(others.length, 'more check')}`;
  return [
    {
      finding,
      check: best,
      shownBy: `${placeAndReason(best)}${besides}`,
      trace: best.result?.properties[0]?.trace,
      repairedBy: counterpart === undefined ? undefined : placeAndReason(counterpart),
      command: commandOfCheck(best),
    },
  ];
}

function unlistedIn(good: readonly SuiteCheck[]): FindingsDigest['unlisted'] {
  const named = new Map<string, SuiteCheck>();
  for (const check of good.filter(({ binding }) => binding.knownFindings.length === 0)) {
    const name = check.binding.finding ?? '';
    if (!named.has(name)) named.set(name, check);
  }
  return [...named].map(([name, check]) => ({ name, shownBy: placeAndReason(check) }));
}

/** What shows a finding best comes first: a design that has this flaw alone, by a run rather than an input, by a short one. */
function orderOf({ binding, result }: SuiteCheck): readonly number[] {
  const trace = result?.properties[0]?.trace;
  return [binding.knownFindings.length, trace === undefined ? 1 : 0, trace?.steps.length ?? 0];
}
