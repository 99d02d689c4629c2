import { type CheckResult, check, type Instance, type PropertyResult } from '../../checker/index.js';
import { findModel } from '../../models/index.js';
import { type Binding, checkedBy } from '../obligation.js';
import { obligationsFor, suite } from '../registry.js';

/** An instance of a model, as a binding names it. */
export type Checked = Pick<Binding, 'model' | 'variant' | 'parameters'>;

/** What a binding's check found, and what the exploration did that it was part of. */
export interface Decision {
  readonly result: CheckResult;
  readonly property: PropertyResult;
}

/** @throws Error if there is no such model */
export function instanceOf({ model, variant, parameters }: Checked): Instance {
  const found = findModel(model);
  if (found === undefined) throw new Error(`there is no model ${model}`);
  return found.instantiate({ variant, parameters });
}

const results = new Map<string, Promise<CheckResult>>();

/** One exploration of an instance decides all that is bound to it: what needs no fairness is not harmed by it. */
function resultOf(binding: Binding): Promise<CheckResult> {
  const key = keyOf(binding);
  const known = results.get(key);
  if (known !== undefined) return known;
  const bound = new Set(suite.filter((other) => keyOf(other) === key).map((other) => checkedBy(other).id));
  const checked = obligationsFor(binding.model).filter(({ id }) => bound.has(id));
  const properties = Object.fromEntries(checked.map(({ id, formula }) => [id, formula]));
  const result = check(instanceOf(binding), { properties, symmetry: binding.symmetry });
  results.set(key, result);
  return result;
}

function keyOf({ model, variant, parameters, symmetry }: Checked & Pick<Binding, 'symmetry'>): string {
  return JSON.stringify([model, variant, parameters, symmetry]);
}

/** Decides what a binding checks; each instance is explored once. @throws Error if the model is at fault */
export async function decide(binding: Binding): Promise<Decision> {
  const result = await resultOf(binding);
  if (result.failure !== null) throw new Error(`${binding.model}: ${result.failure.message}`);
  const property = result.properties.find(({ id }) => id === checkedBy(binding).id);
  if (property === undefined) throw new Error(`${checkedBy(binding).id} was not checked`);
  return { result, property };
}
