import type { AssumedFairness, CheckResult } from '../../checker/index.js';
import type { KnownFinding } from '../findings.js';
import type { BindingKind, ParametersOfCheck, Profile, RandomBudget } from '../obligation.js';
import type { SystemProperty } from '../system-properties.js';
import type { Judgement, Outcome } from './evidence.js';

/** A binding as plain data. */
export interface BoundCheck {
  readonly kind: BindingKind;
  readonly obligation: string;
  /** The id of what is checked: the obligation's, or the witness's. */
  readonly checked: string;
  readonly model: string;
  readonly variant: string;
  readonly parameters: ParametersOfCheck;
  readonly faults: readonly string[];
  readonly fairness: AssumedFairness;
  readonly symmetry: 'off' | 'on';
  readonly profile: Profile;
  /** The random runs that are tried of it; null if everything is explored. */
  readonly runs: RandomBudget | null;
  readonly expected: 'holds' | 'violated';
  /** Which flaw or limit is shown; null if none. */
  readonly finding: string | null;
  /** The ids of the known findings that it names. */
  readonly knownFindings: readonly string[];
}

/** A check, what it was to show, and whether it does. */
export interface SuiteCheck extends Judgement {
  readonly binding: BoundCheck;
  /** What was found; `properties` has the one that is bound. Null if there is nothing, because it broke down or was not begun. */
  readonly result: CheckResult | null;
  /** The position of the check that shows what is to blame for a break; null if there is none in this run. */
  readonly counterpart: number | null;
}

/** `undecided`: a budget ran out, or nothing that is bound to it was run. */
export type SuiteVerdict = 'holds' | 'violated' | 'undecided';

/** Of each kind of check, the positions in `checks`. */
export interface ObligationResult {
  readonly id: string;
  /** That of its `holds` checks; it counts only if it is `isShown`. */
  readonly verdict: SuiteVerdict;
  /** Whether it is shown to hold, to break and to be reached, all as bound. */
  readonly isShown: boolean;
  readonly holds: readonly number[];
  readonly breaks: readonly number[];
  readonly reached: readonly number[];
  readonly limits: readonly number[];
  /** By random runs, which show nothing of the other kinds. */
  readonly unrefuted: readonly number[];
}

/** A property of the system, with what a run of the suite says about it. */
export interface PropertyOfSuite extends SystemProperty {
  readonly verdict: SuiteVerdict;
  readonly obligations: readonly ObligationResult[];
}

/** What a run of the suite found. */
export interface SuiteResult {
  readonly profile: Profile;
  /** In the order of the suite. */
  readonly checks: readonly SuiteCheck[];
  readonly properties: readonly PropertyOfSuite[];
  /** What is known of the documented design, whether a check is about it or not. Results of earlier versions lack it. */
  readonly findings?: readonly KnownFinding[];
  readonly interrupted: boolean;
  readonly seconds: number;
  readonly summary: {
    /** Of the properties asked for. */
    readonly properties: { readonly [verdict in SuiteVerdict]: number };
    readonly checks: { readonly [outcome in Outcome]: number };
    /** Of all explorations together. */
    readonly distinctStates: number;
    readonly transitions: number;
  };
}
