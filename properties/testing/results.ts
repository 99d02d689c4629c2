import type { CheckResult, PropertyResult } from '../../checker/index.js';
import {
  type Binding,
  counterpartOf,
  decisionOf,
  explore,
  isIn,
  type Judgement,
  jobsOf,
  judged,
  keyOf,
  suite,
} from '../index.js';

/** What a binding's check found, and what the exploration did that it was part of. */
export interface Decision {
  readonly result: CheckResult;
  readonly property: PropertyResult;
}

/** What is bound to a model, or to a design of functions, and is run before each commit. */
export function boundBeforeCommits(model: string): readonly Binding[] {
  return suite.filter((binding) => binding.model === model && isIn('pre-commit', binding));
}

const results = new Map<string, Promise<CheckResult>>();

/** Decides what a binding checks; each instance is explored once. @throws Error if the model is at fault */
export async function decide(binding: Binding): Promise<Decision> {
  const result = await resultOf(binding);
  if (result.failure !== null) throw new Error(`${binding.model}: ${result.failure.message}`);
  return { result, property: decisionOf(binding, result) };
}

/** Whether it shows what its binding says. */
export async function judge(binding: Binding): Promise<Judgement> {
  const counterpart = counterpartOf(binding);
  return judged({
    binding,
    result: await resultOf(binding),
    counterpart: counterpart === undefined ? undefined : await resultOf(counterpart),
  });
}

function resultOf(binding: Binding): Promise<CheckResult> {
  const key = keyOf(binding);
  const known = results.get(key);
  if (known !== undefined) return known;
  const [job] = jobsOf(boundBeforeCommits(binding.model).filter((other) => keyOf(other) === key));
  if (job === undefined) throw new Error(`${binding.obligation.id} is not checked before commits`);
  const result = explore(job);
  results.set(key, result);
  return result;
}
