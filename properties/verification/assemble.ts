import { knownFindingsIn } from '../findings.js';
import type { Binding, Formula, Obligation, Profile } from '../obligation.js';
import { checkedBy, expectedOf } from '../obligation.js';
import type { SuiteProperty } from '../system-properties.js';
import { safetyUnderFaults, safeUnderFaults } from './safe-under-faults.js';
import { shippedSuite } from './shipped-suite.js';
import type { Suite } from './suite.js';
import type {
  BoundCheck,
  ObligationResult,
  PropertyOfSuite,
  SuiteCheck,
  SuiteResult,
  SuiteVerdict,
} from './suite-result.js';

/** What is known of a run, when it has ended. */
export interface Ended {
  readonly profile: Profile;
  readonly bindings: readonly Binding[];
  /** By position of the binding. */
  readonly checks: readonly SuiteCheck[];
  /** Those that were asked for. */
  readonly properties: readonly SuiteProperty[];
  /** Every obligation of these, bound in this profile or not. */
  readonly obligations: readonly Obligation<never, Formula>[];
  /** Whether P30.safe is asked for, which is derived from all that was checked. */
  readonly derivesSafety: boolean;
  readonly interrupted: boolean;
  readonly seconds: number;
}

/** A binding as plain data. */
export function boundCheckOf(binding: Binding, suite: Suite = shippedSuite): BoundCheck {
  const { kind, obligation, model, variant, parameters, faults, fairness, symmetry, profile } = binding;
  const finding = 'finding' in binding ? binding.finding : null;
  return {
    kind,
    obligation: obligation.id,
    checked: checkedBy(binding).id,
    model,
    variant,
    parameters,
    faults,
    fairness,
    symmetry,
    profile,
    runs: binding.kind === 'unrefuted' ? binding.runs : null,
    expected: expectedOf(binding),
    finding,
    knownFindings: finding === null ? [] : knownFindingsIn(finding, suite.findings),
    ...('until' in binding && binding.until !== undefined ? { until: binding.until } : {}),
  };
}

/** Puts together what the checks of a run say of obligations, and these of the properties that they are of. */
export function suiteResultOf(ended: Ended, suite: Suite = shippedSuite): SuiteResult {
  const { profile, checks, interrupted, seconds } = ended;
  const properties = ended.properties.map((property) => propertyResult(property, ended, suite));
  const verdicts = properties.map(({ verdict }) => verdict);
  const outcomes = checks.map(({ outcome }) => outcome);
  // One exploration decides several bindings, and counts once.
  const explored = new Map(
    checks.flatMap(({ binding, result }) =>
      result === null
        ? []
        : [[JSON.stringify([binding.model, result.variant, result.parameters, binding.runs]), result] as const],
    ),
  );
  const sum = (of: 'distinctStates' | 'transitions') =>
    [...explored.values()].reduce((total, result) => total + result[of], 0);
  return {
    ...(suite.project === undefined ? {} : { project: suite.project }),
    profile,
    checks,
    properties,
    findings: suite.findings,
    interrupted,
    seconds,
    summary: {
      properties: {
        holds: numberOf(verdicts, 'holds'),
        violated: numberOf(verdicts, 'violated'),
        undecided: numberOf(verdicts, 'undecided'),
      },
      checks: {
        'as bound': numberOf(outcomes, 'as bound'),
        otherwise: numberOf(outcomes, 'otherwise'),
        undecided: numberOf(outcomes, 'undecided'),
      },
      distinctStates: sum('distinctStates'),
      transitions: sum('transitions'),
    },
  };
}

function propertyResult(property: SuiteProperty, ended: Ended, { proof }: Suite): PropertyOfSuite {
  const stated = ended.obligations.filter((obligation) => obligation.property.id === property.id);
  const ids = [...new Set(stated.map(({ id }) => id))];
  const decided = proof === 'in all ways' ? shownInAllWays : shownAsExpected;
  const obligations = ids.map((id) =>
    decided(
      stated.filter((obligation) => obligation.id === id),
      id,
      ended,
    ),
  );
  if (proof === 'as expected') {
    const isAsExpected = obligations.length > 0 && obligations.every(({ isShown }) => isShown);
    return { ...property, verdict: worst(obligations.map(({ verdict }) => verdict)), isAsExpected, obligations };
  }
  if (ended.derivesSafety && property === safeUnderFaults.property) obligations.push(safetyOf(ended));
  return { ...property, verdict: worst(obligations.map(verdictShown)), obligations };
}

function safetyOf({ bindings, checks }: Ended): ObligationResult {
  return safetyUnderFaults(bindings, {
    verdictOf: (positions) => worst(positions.map((at) => verdictOf(checks[at]))),
    areAsBound: (positions) => positions.every((at) => checks[at]?.outcome === 'as bound'),
  });
}

/** What is not shown in all ways does not count. */
function verdictShown({ verdict, isShown }: ObligationResult): SuiteVerdict {
  return verdict === 'holds' && !isShown ? 'undecided' : verdict;
}

/** Where what models can be asked differs, one obligation has several formulas: each has to be shown in all ways. */
function shownInAllWays(formulas: readonly Obligation<never, Formula>[], id: string, ended: Ended): ObligationResult {
  const { checks } = ended;
  const of = (kind: Binding['kind'], stated = formulas) => positionsOf(kind, stated, ended);
  const areAsBound = (positions: readonly number[]) => positions.every((at) => checks[at]?.outcome === 'as bound');
  const isShown = formulas.every((formula) => {
    // A limit shows that the formula can fail, too.
    const ways = [
      of('holds', [formula]),
      [...of('breaks', [formula]), ...of('limit', [formula])],
      of('reached', [formula]),
    ];
    return ways.every((some) => some.length > 0 && areAsBound(some));
  });
  const [holds, unrefuted] = [of('holds'), of('unrefuted')];
  const refuted = unrefuted.map((at) => verdictOf(checks[at])).filter((verdict) => verdict === 'violated');
  return {
    id,
    verdict: worst([...holds.map((at) => verdictOf(checks[at])), ...refuted]),
    isShown,
    holds,
    breaks: of('breaks'),
    reached: of('reached'),
    limits: of('limit'),
    unrefuted,
  };
}

/**
 * Where only what is expected counts. The verdict is that of the checks by which it is to hold or to be reached; if there are
 * none, violated where that is known. Random runs refute, or leave it undecided.
 */
function shownAsExpected(formulas: readonly Obligation<never, Formula>[], id: string, ended: Ended): ObligationResult {
  const { checks } = ended;
  const of = (kind: Binding['kind']) => positionsOf(kind, formulas, ended);
  const kinds = { holds: of('holds'), breaks: of('breaks'), reached: of('reached'), limits: of('limit') };
  const unrefuted = of('unrefuted');
  const all = [...Object.values(kinds).flat(), ...unrefuted];
  const positive = [...kinds.holds, ...kinds.reached].map((at) => verdictOf(checks[at]));
  const refuted = unrefuted.map((at) => verdictOf(checks[at])).filter((verdict) => verdict === 'violated');
  const known = kinds.breaks.some((at) => isViolated(checks[at])) ? (['violated'] as const) : [];
  return {
    id,
    verdict: worst(positive.length + refuted.length > 0 ? [...positive, ...refuted] : known),
    isShown: all.length > 0 && all.every((at) => checks[at]?.outcome === 'as bound'),
    ...kinds,
    unrefuted,
  };
}

function positionsOf(
  kind: Binding['kind'],
  stated: readonly Obligation<never, Formula>[],
  { bindings }: Ended,
): readonly number[] {
  return [...bindings.entries()]
    .filter(([, binding]) => binding.kind === kind && stated.includes(binding.obligation))
    .map(([at]) => at);
}

function isViolated(check: SuiteCheck | undefined): boolean {
  return check?.result?.properties.some(({ verdict }) => verdict === 'violated') === true;
}

function verdictOf(check: SuiteCheck | undefined): SuiteVerdict {
  if (check?.outcome === 'as bound') return 'holds';
  return isViolated(check) ? 'violated' : 'undecided';
}

/** A violation counts more than what is undecided; nothing at all is undecided. */
function worst(verdicts: readonly SuiteVerdict[]): SuiteVerdict {
  if (verdicts.includes('violated')) return 'violated';
  return verdicts.length === 0 || verdicts.includes('undecided') ? 'undecided' : 'holds';
}

function numberOf<Value>(values: readonly Value[], value: Value): number {
  return values.filter((each: Value) => each === value).length;
}
