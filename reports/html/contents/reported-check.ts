import type { CheckResult, Explanation, PropertyResult, Trace } from '../../../checker/index.js';
import type { BoundCheck, Outcome, SuiteCheck } from '../../../properties/index.js';
import { commandOfCheck, nameOfCheck } from '../../suite/suite-check.js';
import { isAsExpected, verdictWord } from '../../verdict.js';
import { commandOfResult } from './command-of-result.js';

/** One property of one design, and what was found of it: what the page has a page for. */
export interface ReportedCheck {
  /** Its address within the page: `P4.agreement/two-phase-commit/documented/participants=2`. */
  readonly address: string;
  /** What tells it from another one of the same property and design: parameters, faults, how it was run. */
  readonly particulars: { readonly [name: string]: string };
  /** The id of the property, of the witness, or what else is checked. */
  readonly id: string;
  /** In a sentence: "P4.agreement breaks on two-phase-commit, documented". */
  readonly name: string;
  /** What was said of the property; null if nothing was, because the check broke down or was not begun. */
  readonly property: PropertyResult | null;
  readonly result: CheckResult | null;
  /** What it was to show in a suite; null outside of one. */
  readonly binding: BoundCheck | null;
  readonly outcome: Outcome;
  /** Why it is not as it should be; null if it is. */
  readonly objection: string | null;
  /** What came out, in a word: "violated", "reached". */
  readonly verdict: string;
  /** The counterexample, the witness, or the run on which the model failed. */
  readonly trace: Trace | null;
  readonly explanation: Explanation | null;
  /** The command that makes it again. */
  readonly command: string;
}

/** A check of a suite, which is judged already. */
export function checkOfSuite(check: SuiteCheck): ReportedCheck {
  const { binding, result, outcome, objection } = check;
  const property = result?.properties[0] ?? null;
  const set = Object.entries(binding.parameters).map(([name, value]) => `${name}=${String(value)}`);
  return {
    address: addressOf(binding.checked, binding.model, binding.variant, ...set),
    particulars: {
      kind: binding.kind,
      ...particularsOfBinding(binding),
      ...(result === null ? {} : particularsOf(result)),
    },
    id: binding.checked,
    name: nameOfCheck(check),
    property,
    result,
    binding,
    outcome,
    objection,
    verdict: property === null ? 'not decided' : verdictWord(property),
    ...runOf(property, result),
    command: commandOfCheck(check),
  };
}

/** What a check outside of a suite says of each property, and of the model where that is at fault. */
export function checksOfResult(result: CheckResult): readonly ReportedCheck[] {
  const model = result.model ?? 'functions';
  const ofProperties = result.properties.map((property): ReportedCheck => {
    const outcome = outcomeOf(property);
    return {
      address: addressOf(property.id, model, result.variant),
      particulars: particularsOf(result),
      id: property.id,
      name: `${property.id} on ${model}, ${result.variant}`,
      property,
      result,
      binding: null,
      outcome,
      objection: outcome === 'as bound' ? null : objectionTo(property),
      verdict: verdictWord(property),
      ...runOf(property, null),
      command: commandOfResult(result, property),
    };
  });
  const { failure } = result;
  if (failure === null) return ofProperties;
  const what = failure.kind === 'model' ? 'the model is at fault' : 'signalbox disagrees with itself';
  const ofFailure: ReportedCheck = {
    address: addressOf('failure', model, result.variant),
    particulars: particularsOf(result),
    id: what,
    name: `${what}: ${model}, ${result.variant}`,
    property: null,
    result,
    binding: null,
    outcome: 'otherwise',
    objection: failure.message,
    verdict: 'failed',
    ...runOf(null, result),
    command: commandOfResult(result, null),
  };
  return [ofFailure, ...ofProperties];
}

function particularsOfBinding({ faults, profile, runs }: BoundCheck): ReportedCheck['particulars'] {
  return {
    faults: faults.join(','),
    profile,
    ...(runs === null ? {} : { seed: String(runs.seed), steps: String(runs.steps) }),
  };
}

function particularsOf(result: CheckResult): ReportedCheck['particulars'] {
  const { parameters, engine, search, symmetry, reduction, fairness, storage, seed } = result;
  return {
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
    engine,
    search,
    symmetry,
    reduction,
    fairness,
    storage,
    ...(seed === null ? {} : { seed: String(seed) }),
  };
}

function outcomeOf(property: PropertyResult): Outcome {
  if (property.verdict === 'inconclusive') return 'undecided';
  return isAsExpected(property) ? 'as bound' : 'otherwise';
}

function objectionTo({ verdict, expected, vacuous, reason }: PropertyResult): string {
  if (verdict !== 'inconclusive' && expected === 'violated') return `it is known to be violated: ${reason}`;
  if (expected === 'vacuous') return `its premise was known never to hold: ${reason}`;
  return vacuous ? `it holds only because its premise never does: ${reason}` : reason;
}

function runOf(
  property: PropertyResult | null,
  result: CheckResult | null,
): Pick<ReportedCheck, 'trace' | 'explanation'> {
  return {
    trace: property?.trace ?? result?.failure?.trace ?? null,
    explanation: property?.explanation ?? null,
  };
}

function addressOf(...parts: readonly string[]): string {
  return parts.join('/');
}
