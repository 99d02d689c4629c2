import { describe, expect, test } from 'vitest';
import {
  type CheckResult,
  check,
  type Instance,
  type PropertyResult,
  replay,
  type Trace,
} from '../../checker/index.js';
import { findModel } from '../../models/index.js';
import { type Binding, type BindingKind, checkedBy } from '../obligation.js';
import { counterpartOf, obligationsFor, suite } from '../registry.js';

type Checked = Pick<Binding, 'model' | 'variant' | 'parameters'>;

function instanceOf({ model, variant, parameters }: Checked): Instance {
  const found = findModel(model);
  if (found === undefined) throw new Error(`there is no model ${model}`);
  return found.instantiate({ variant, parameters });
}

const results = new Map<string, Promise<CheckResult>>();

/** One exploration of an instance decides all that is bound to its model: what needs no fairness is not harmed by it. */
function resultOf(binding: Checked): Promise<CheckResult> {
  const key = JSON.stringify([binding.model, binding.variant, binding.parameters]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const properties = Object.fromEntries(obligationsFor(binding.model).map(({ id, formula }) => [id, formula]));
  const result = check(instanceOf(binding), { properties });
  results.set(key, result);
  return result;
}

async function decide(binding: Binding): Promise<{ readonly result: CheckResult; readonly property: PropertyResult }> {
  const result = await resultOf(binding);
  const property = result.properties.find(({ id }) => id === checkedBy(binding).id);
  if (property === undefined) throw new Error(`${checkedBy(binding).id} was not checked`);
  expect(result.failure).toBeNull();
  return { result, property };
}

/** The counterexample, which must be a run of the flawed design. */
async function counterexampleOf(binding: Binding): Promise<Trace> {
  const { property } = await decide(binding);
  expect(property.verdict).toBe('violated');
  const trace = property.trace;
  if (trace === undefined) throw new Error('a violation without a trace');
  expect(replay(instanceOf(binding), trace)).toEqual({ ok: true });
  return trace;
}

const of = (...kinds: readonly BindingKind[]) =>
  suite
    .filter(({ kind }) => kinds.includes(kind))
    .map((binding) => ({ binding, id: checkedBy(binding).id, on: JSON.stringify(binding.parameters), ...binding }));

describe('holds', () => {
  test.each(of('holds'))('$id on $model, $variant, $on', async ({ binding, faults }) => {
    const { result, property } = await decide(binding);
    expect(property).toMatchObject({ verdict: 'holds', vacuous: false });
    expect(result.complete).toBe(true);
    // A fault that could not happen would have proved nothing.
    for (const fault of faults) expect(takenOf(result, fault), fault).toBeGreaterThan(0);
  });
});

describe('reached', () => {
  test.each(of('reached'))('$id on $model, $variant, $on', async ({ binding }) => {
    const { property } = await decide(binding);
    expect(property.verdict).toBe('holds');
    expect(property.trace).toBeDefined();
  });
});

describe('breaks', () => {
  test.each(of('breaks', 'limit'))('$id on $model, $variant, $on', async ({ binding, faults }) => {
    const trace = await counterexampleOf(binding);
    const used = trace.steps.filter(({ kind }) => kind === 'fault').map(({ action }) => action);
    expect(used).toEqual(expect.arrayContaining([...faults]));

    const counterpart = counterpartOf(binding);
    if (counterpart === undefined) throw new Error('nothing shows that the design is to blame');
    const { property } = await decide(counterpart);
    expect(property).toMatchObject({ verdict: 'holds', vacuous: false });
    expect(replay(instanceOf(counterpart), trace).ok).toBe(false);
  });

  test.each(of('breaks', 'limit').filter(({ fairness }) => fairness !== 'none'))(
    '$id on $variant, $on: a run that goes on for ever, and says why it is fair',
    async ({ binding }) => {
      const { loop, steps } = await counterexampleOf(binding);
      expect(loop?.start).toBeLessThanOrEqual(steps.length);
      const owed = instanceOf(binding).actions.filter(({ fair }) => fair !== undefined);
      expect(loop?.fairness.map(({ action }) => action)).toEqual(expect.arrayContaining(owed.map(({ name }) => name)));
    },
  );

  test.each(of('breaks'))(
    '$id on $variant needs no fault that the repaired design is spared',
    ({ binding, faults }) => {
      expect(counterpartOf(binding)?.faults).toEqual(expect.arrayContaining([...faults]));
    },
  );
});

function takenOf(result: CheckResult, action: string): number {
  return result.actions.find(({ name }) => name === action)?.taken ?? 0;
}
