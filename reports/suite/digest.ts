import type { CheckResult, PropertyResult } from '../../checker/index.js';
import type {
  GateNote,
  KnownFinding,
  PropertyOfSuite,
  SuiteCheck,
  SuiteResult,
  SuiteVerdict,
} from '../../properties/index.js';
import { count, counted, duration, listed } from '../wording/index.js';
import { digestOfFindings, type FindingsDigest } from './findings.js';
import { commandOfCheck, nameOfCheck, placeAndReason } from './suite-check.js';
import { suiteTitle } from './title.js';

/** What a run of the suite found, in words and figures, for whoever sets them: at a terminal, or in Markdown. */
export interface SuiteDigest {
  readonly title: string;
  /** The kinds of checks that there are. */
  readonly kinds: readonly CheckKind[];
  /** Whether a property has several obligations, each to be shown in all ways; in a project's suite it is one itself. */
  readonly hasObligations: boolean;
  /** Of each property. */
  readonly rows: readonly PropertyRow[];
  /** Each check that does not show what it should. */
  readonly objections: readonly Objection[];
  /** Why checks are undecided, and how many are for this reason: "12 checks: interrupted before it was explored". */
  readonly undecided: readonly string[];
  /** The violations that a project expects, each with its reason: "exclusion on lock.ts, naive: violated after 4 steps, because …". */
  readonly known: readonly string[];
  /** What the gate has to say beside the verdicts. */
  readonly notes: readonly Pick<GateNote, 'message' | 'fails'>[];
  /** What is wrong with the documented design, if that is to be told. */
  readonly findings: FindingsDigest | undefined;
  /** "30 of 30 properties hold". */
  readonly conclusion: string;
  /** Whether everything is as it should be. */
  readonly isGood: boolean;
  /** "512 checks", "1,234 states". */
  readonly figures: readonly string[];
  /** What somebody may want to do next. */
  readonly next: readonly NextStep[];
}

export const checkKinds = ['holds', 'breaks', 'reached', 'limits', 'unrefuted'] as const;

export type CheckKind = (typeof checkKinds)[number];

export interface PropertyRow {
  readonly id: string;
  readonly title: string;
  readonly verdict: SuiteVerdict;
  /** Whether that is as it should be. */
  readonly isAsExpected: boolean;
  /** The verdict in words: "holds", "violated, as expected". */
  readonly word: string;
  /** How many obligations are shown in all ways: "4 of 5". */
  readonly obligations: string;
  /** How many checks of these kinds came out as bound: of all of them, if not all did; "–" if there are none. */
  asBound(...kinds: readonly CheckKind[]): string;
}

export interface Objection {
  readonly check: string;
  readonly objection: string;
  readonly command: string;
  /** What was found instead; null if nothing was. */
  readonly property: PropertyResult | null;
  readonly result: CheckResult | null;
}

export interface NextStep {
  readonly wish: string;
  /** A command, or what to add to that of the run. */
  readonly how: string;
}

/** @param findings what is known to be wrong with the documented design, if it is to be told which of it was found */
export function digestOfSuite(result: SuiteResult, findings?: readonly KnownFinding[]): SuiteDigest {
  const { checks, properties, project, gate = [] } = result;
  const isGood = !result.interrupted && properties.every(isAsExpected) && !gate.some(({ fails }) => fails);
  return {
    title: suiteTitle(result),
    hasObligations: project === undefined,
    // Only larger profiles have random runs, and these show nothing of the other kinds; a project needs none of any kind.
    kinds: checkKinds.filter((kind) => (project === undefined && kind !== 'unrefuted') || has(result, kind)),
    rows: properties.map((property) => rowOf(property, checks)),
    objections: checks.filter(({ outcome }) => outcome === 'otherwise').map(objectionTo),
    undecided: reasonsOf(checks.filter(({ outcome }) => outcome === 'undecided')),
    known: project === undefined ? [] : checks.filter(isKnownViolation).map(knownViolation),
    notes: gate,
    findings: findings === undefined || project !== undefined ? undefined : digestOfFindings(checks, findings),
    conclusion: conclusionOf(result),
    isGood: isGood && checks.every(({ outcome }) => outcome === 'as bound'),
    figures: figuresOf(result),
    next: nextSteps(result, findings !== undefined),
  };
}

function rowOf(property: PropertyOfSuite, checks: readonly SuiteCheck[]): PropertyRow {
  const { id, title, verdict, obligations } = property;
  const shown = obligations.filter(({ isShown }) => isShown).length;
  return {
    id,
    title,
    verdict,
    isAsExpected: isAsExpected(property),
    word: verdict !== 'holds' && isAsExpected(property) ? `${verdict}, as expected` : verdict,
    obligations: obligations.length === 0 ? 'none' : `${shown} of ${obligations.length}`,
    asBound: (...kinds) => {
      const positions = obligations.flatMap((obligation) => kinds.flatMap((kind) => obligation[kind]));
      const good = positions.filter((at) => checks[at]?.outcome === 'as bound').length;
      if (positions.length === 0) return '–';
      return good === positions.length ? count(good) : `${count(good)}/${count(positions.length)}`;
    },
  };
}

/** In a project's suite a violation may be what is expected. */
function isAsExpected({ verdict, isAsExpected: isSo = verdict === 'holds' }: PropertyOfSuite): boolean {
  return isSo;
}

function isKnownViolation({ outcome, binding }: SuiteCheck): boolean {
  return outcome === 'as bound' && binding.finding !== null;
}

function knownViolation(check: SuiteCheck): string {
  const { finding, until } = check.binding;
  const last = until === undefined ? '' : ` (until ${until})`;
  return `${placeAndReason(check)}, because ${finding ?? ''}${last}`;
}

function has({ properties }: SuiteResult, kind: CheckKind): boolean {
  return properties.some(({ obligations }) => obligations.some((obligation) => obligation[kind].length > 0));
}

function objectionTo(check: SuiteCheck): Objection {
  const { result } = check;
  return {
    check: nameOfCheck(check),
    objection: check.objection ?? '',
    command: commandOfCheck(check),
    property: result?.properties[0] ?? null,
    result,
  };
}

function reasonsOf(checks: readonly SuiteCheck[]): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { objection } of checks) {
    const reason = objection ?? '';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, some]) => `${counted(some, 'check')}: ${reason}`);
}

function conclusionOf({ summary, interrupted, properties, gate = [] }: SuiteResult): string {
  const { holds } = summary.properties;
  const unsettled = (['violated', 'undecided'] as const).flatMap((verdict) => {
    const some = properties.filter((property) => property.verdict === verdict);
    const expected = some.filter(isAsExpected).length;
    const others = some.length - expected;
    return [
      ...(others > 0 ? [`${others} ${verdict}`] : []),
      ...(expected > 0 ? [`${expected} ${verdict} as expected`] : []),
    ];
  });
  const parts = [
    `${holds} of ${properties.length} ${properties.length === 1 ? 'property holds' : 'properties hold'}`,
    ...unsettled,
    ...(gate.some(({ fails }) => fails) ? ['the gate fails'] : []),
  ];
  return `${interrupted ? 'interrupted: ' : ''}${listed(parts)}`;
}

function figuresOf({ checks, summary, seconds }: SuiteResult): readonly string[] {
  return [
    counted(checks.length, 'check'),
    counted(summary.distinctStates, 'state'),
    counted(summary.transitions, 'transition'),
    duration(seconds),
  ];
}

function nextSteps(
  { project, profile, checks, interrupted }: SuiteResult,
  tellsFindings: boolean,
): readonly NextStep[] {
  const wrong = checks.find(({ outcome, result }) => outcome === 'otherwise' && hasTrace(result));
  if (wrong !== undefined) {
    return [{ wish: 'keep the first counterexample', how: `${commandOfCheck(wrong)} --trace trace.json` }];
  }
  if (project !== undefined || interrupted || checks.some(({ outcome }) => outcome === 'otherwise')) return [];
  if (checks.some(({ outcome }) => outcome === 'undecided')) {
    return [{ wish: 'give the rest more time', how: profile === 'nightly' ? '--shard 1/2' : '--profile nightly' }];
  }
  if (tellsFindings || !checks.some(({ binding }) => binding.finding !== null)) return [];
  return [{ wish: 'see what is wrong with the documented design', how: '--findings' }];
}

function hasTrace(result: SuiteCheck['result']): boolean {
  return result?.properties.some(({ trace }) => trace !== undefined) === true;
}
