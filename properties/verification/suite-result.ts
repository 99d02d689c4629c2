import type { AssumedFairness, CheckResult } from '../../checker/index.js';
import type { KnownFinding } from '../findings.js';
import type { BindingKind, ParametersOfCheck, Profile, RandomBudget } from '../obligation.js';
import type { SuiteProperty } from '../system-properties.js';

/** What came of one binding: as bound, not so, or undecided because a budget ran out or something was not run. */
export type Outcome = 'as bound' | 'otherwise' | 'undecided';

/** Whether a check shows what its binding says, and if not, why. */
export interface Judgement {
  readonly outcome: Outcome;
  /** In a sentence; null if it does. */
  readonly objection: string | null;
}

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
  /** The last day, as YYYY-MM-DD, on which a violation is expected; absent if there is none. */
  readonly until?: string;
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
export interface PropertyOfSuite extends SuiteProperty {
  readonly verdict: SuiteVerdict;
  /** Of a project's suite: whether each of its checks came out as expected, a violation that is known included. */
  readonly isAsExpected?: boolean;
  readonly obligations: readonly ObligationResult[];
}

/** How large a state space is. */
export interface Size {
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
}

/** Something that a gate notices although every verdict may be as expected. */
export interface GateNote {
  /** A state space of another size than its baseline, actions that are never taken, or what is not decided. */
  readonly kind: 'drift' | 'coverage' | 'undecided';
  /** In a sentence, with what it is about. */
  readonly message: string;
  /** Whether the gate fails by it; else it is only reported. */
  readonly fails: boolean;
  /** Of a drift: the size that was known, and the one that was found; null where there is none. */
  readonly before?: Size | null;
  readonly after?: Size | null;
}

/** Which part of a run that several machines share, or which parts of it if some are merged. */
export interface Shards {
  /** Their numbers, from 1, in ascending order. */
  readonly numbers: readonly number[];
  /** How many parts there are. */
  readonly of: number;
  /** How many checks all parts have together. */
  readonly checks: number;
}

/** What a run of the suite found. */
export interface SuiteResult {
  /** The name of the project whose suite it is; the shipped one has none. */
  readonly project?: string;
  readonly profile: Profile;
  /** Which parts these are of a run in parts; absent of a whole one, and in results of earlier versions. */
  readonly shards?: Shards;
  /** In the order of the suite. */
  readonly checks: readonly SuiteCheck[];
  readonly properties: readonly PropertyOfSuite[];
  /** What is known of the documented design, whether a check is about it or not. Results of earlier versions lack it. */
  readonly findings?: readonly KnownFinding[];
  readonly interrupted: boolean;
  readonly seconds: number;
  /** What a project's gate has to say beside the verdicts; the shipped suite has none. */
  readonly gate?: readonly GateNote[];
  readonly summary: {
    /** Of the properties asked for. */
    readonly properties: { readonly [verdict in SuiteVerdict]: number };
    readonly checks: { readonly [outcome in Outcome]: number };
    /** Of all explorations together. */
    readonly distinctStates: number;
    readonly transitions: number;
  };
}
