import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CheckResult, replay, type Trace } from '../../checker/index.js';
import { type Binding, type BindingKind, checkedBy } from '../obligation.js';
import { counterpartOf, suite } from '../registry.js';
import { decide, instanceOf } from './results.js';
import { resultsTable, withTable } from './results-table.js';

// UPDATE_TABLES=1 writes what was found into the models' pages instead of comparing.
const isUpdating = process.env.UPDATE_TABLES === '1';

/** Tests all that is bound to a model: each check, and the table of results in the model's README. */
export function specifySuite(model: string): void {
  const bound = suite.filter((binding) => binding.model === model);
  const of = (...kinds: readonly BindingKind[]) =>
    bound
      .filter(({ kind }) => kinds.includes(kind))
      .map((binding) => ({ binding, id: checkedBy(binding).id, on: JSON.stringify(binding.parameters), ...binding }));

  describe('holds', () => {
    test.each(of('holds'))('$id on $variant, $on', async ({ binding, faults }) => {
      const { result, property } = await decide(binding);
      expect(property).toMatchObject({ verdict: 'holds', vacuous: false });
      expect(result.complete).toBe(true);
      // A fault that could not happen would have proved nothing.
      for (const fault of faults) expect(takenOf(result, fault), fault).toBeGreaterThan(0);
    });
  });

  describe('reached', () => {
    test.each(of('reached'))('$id on $variant, $on', async ({ binding }) => {
      const { property } = await decide(binding);
      expect(property.verdict).toBe('holds');
      expect(property.trace).toBeDefined();
    });
  });

  describe('breaks', () => {
    test.each(of('breaks', 'limit'))('$id on $variant, $on', async ({ binding, faults }) => {
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
        expect(loop?.fairness.map(({ action }) => action)).toEqual(
          expect.arrayContaining(owed.map(({ name }) => name)),
        );
      },
    );

    test.each(of('breaks'))(
      '$id on $variant needs no fault that the repaired design is spared',
      ({ binding, faults }) => {
        expect(counterpartOf(binding)?.faults).toEqual(expect.arrayContaining([...faults]));
      },
    );
  });

  test('the table of results in the README is what the checks find', async () => {
    const readme = new URL(`../../models/${model}/README.md`, import.meta.url);
    const page = readFileSync(readme, 'utf8');
    const found = withTable(page, await resultsTable(bound));
    if (isUpdating) writeFileSync(readme, found);
    else expect(page, 'npm run tables writes it anew').toBe(found);
  });
}

/** The counterexample, which must be a run of the flawed design. */
async function counterexampleOf(binding: Binding): Promise<Trace> {
  const { property } = await decide(binding);
  expect(property.verdict).toBe('violated');
  const { trace } = property;
  if (trace === undefined) throw new Error('a violation without a trace');
  expect(replay(instanceOf(binding), trace)).toEqual({ ok: true });
  return trace;
}

function takenOf(result: CheckResult, action: string): number {
  return result.actions.find(({ name }) => name === action)?.taken ?? 0;
}
