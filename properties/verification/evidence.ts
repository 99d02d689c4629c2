import { type CheckResult, checkFunctions, isInputProperty, type PropertyResult, replay } from '../../checker/index.js';
import { type Binding, checkedBy, expectedOf } from '../obligation.js';
import { functionsOf, instanceOf } from './job.js';
import { shippedSuite } from './shipped-suite.js';
import type { Suite } from './suite.js';
import type { Judgement } from './suite-result.js';

/** What a check found, beside what it is compared with. */
export interface Evidence {
  readonly binding: Binding;
  readonly result: CheckResult;
  /** What the check found that shows what is to blame for a break; undefined if it was not made, or is not bound. */
  readonly counterpart: CheckResult | undefined;
  /** The day on which it is judged, as YYYY-MM-DD; today, in universal time, if not given. */
  readonly today?: string;
}

/** What the exploration says of what a binding checks. @throws Error if it was not part of it */
export function decisionOf(binding: Binding, { properties }: CheckResult): PropertyResult {
  const { id } = checkedBy(binding);
  const property = properties.find((each) => each.id === id);
  if (property === undefined) throw new Error(`${id} was not checked`);
  return property;
}

/**
 * Whether a check shows what its binding says. The verdict is not enough: what holds has to hold of all states, not
 * vacuously, and under faults that were really taken; a counterexample has to use the faults that are named, and must be no
 * run of the design that is said to be right. Of a project, where a reason is all that a violation needs, the reason must not
 * have expired.
 */
export async function judged(evidence: Evidence, suite: Suite = shippedSuite): Promise<Judgement> {
  const { binding, result } = evidence;
  if (result.failure !== null) return otherwise(result.failure.message);
  const property = decisionOf(binding, result);
  const expected = expectedOf(binding);
  if (property.verdict === 'inconclusive') return undecided(property.reason);
  if (binding.kind === 'unrefuted') {
    return property.verdict === 'unrefuted' ? asBound : otherwise(`a random run refutes it: ${property.reason}`);
  }
  if (property.verdict !== expected) {
    const [should, is] = expected === 'holds' ? ['hold', 'is violated'] : ['be violated', 'holds'];
    return otherwise(`it should ${should} and ${is}: ${property.reason}`);
  }
  switch (binding.kind) {
    case 'holds':
      return judgedToHold(binding, result, property, suite);
    case 'reached':
      return property.trace === undefined && property.input === undefined ? otherwise('there is no witness') : asBound;
    case 'breaks':
    case 'limit':
      return suite.proof === 'as expected'
        ? judgedByReason(binding, property, evidence.today)
        : judgedToBreak(binding, property, evidence.counterpart, suite);
  }
}

const asBound: Judgement = { outcome: 'as bound', objection: null };

function otherwise(objection: string): Judgement {
  return { outcome: 'otherwise', objection };
}

function undecided(objection: string): Judgement {
  return { outcome: 'undecided', objection };
}

function judgedToHold(
  binding: Binding,
  result: CheckResult,
  { vacuous }: PropertyResult,
  { failsVacuous }: Suite,
): Judgement {
  if (vacuous && failsVacuous) return otherwise('it holds only because its premise never does');
  if (!result.complete) return undecided('not everything was explored');
  const idle = binding.faults.find((fault) => !result.actions.some(({ name, taken }) => name === fault && taken > 0));
  return idle === undefined ? asBound : otherwise(`the fault "${idle}" never happened`);
}

/** A violation that is known: the reason is given, and good until its last day is over. */
function judgedByReason(
  binding: Binding,
  { trace, input }: PropertyResult,
  today = new Date().toISOString().slice(0, 10),
): Judgement {
  // That something never occurs has none.
  const isShown = trace !== undefined || input !== undefined || isWitness(binding);
  if (!isShown) return otherwise('there is no counterexample');
  const { until, finding } = binding.kind === 'breaks' ? binding : { until: undefined, finding: '' };
  if (until === undefined || today <= until) return asBound;
  return otherwise(`its violation was expected until ${until}, because ${finding}: mend it, or say a later date`);
}

function isWitness({ obligation }: Binding): boolean {
  return obligation.formula.form === 'reachable' || obligation.formula.form === 'forSome';
}

async function judgedToBreak(
  binding: Binding,
  { trace, input }: PropertyResult,
  result: CheckResult | undefined,
  suite: Suite,
): Promise<Judgement> {
  const counterpart = suite.counterpartOf(binding);
  if (counterpart === undefined) return otherwise('nothing shows what is to blame: the same is bound to hold nowhere');
  if (result === undefined) return undecided('what it is compared with was not run');
  const { verdict, vacuous } = decisionOf(counterpart, result);
  if (verdict === 'inconclusive') return undecided('what it is compared with is inconclusive');
  if (verdict !== 'holds' || vacuous) return otherwise('nothing shows what is to blame: what should hold does not');
  if (trace !== undefined) {
    const used = trace.steps.filter(({ kind }) => kind === 'fault').map(({ action }) => action);
    const unused = binding.faults.find((fault) => !used.includes(fault));
    if (unused !== undefined) return otherwise(`the counterexample does not need the fault "${unused}"`);
    const { ok } = replay(instanceOf(counterpart, suite.designOf), trace);
    return ok ? otherwise(`the counterexample is a run of ${counterpart.variant}, too`) : asBound;
  }
  if (input === undefined) return otherwise('there is no counterexample');
  const isWithstood = await withstand(counterpart, input.path, suite);
  return isWithstood ? asBound : otherwise(`the input breaks ${counterpart.variant}, too`);
}

/** Whether functions meet what is bound to them for the input with this path. */
async function withstand(binding: Binding, path: string, { designOf }: Suite): Promise<boolean> {
  const functions = functionsOf(binding, designOf);
  const { id, formula } = checkedBy(binding);
  if (functions === undefined || !isInputProperty(formula)) throw new Error(`${binding.model} are no functions`);
  const { properties } = await checkFunctions(functions, { properties: { [id]: formula }, path });
  return properties.every(({ verdict }) => verdict !== 'violated');
}
