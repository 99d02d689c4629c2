import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { replay } from '../../checker/index.js';
import { type BindingKind, checkedBy, counterpartOf, instanceOf } from '../index.js';
import { boundBeforeCommits, decide, judge } from './results.js';
import { resultsTable, withTable } from './results-table.js';

// UPDATE_TABLES=1 writes what was found into the models' pages instead of comparing.
const isUpdating = process.env.UPDATE_TABLES === '1';

/** Tests all that is bound to a model and run before commits: each check, and the table of results in the model's README. */
export function specifySuite(model: string): void {
  const bound = boundBeforeCommits(model);
  const of = (...kinds: readonly BindingKind[]) =>
    bound
      .filter(({ kind }) => kinds.includes(kind))
      .map((binding) => ({ binding, id: checkedBy(binding).id, on: JSON.stringify(binding.parameters), ...binding }));

  const kinds = ['holds', 'reached', 'breaks', 'limit'] as const;
  describe.each(kinds.filter((kind) => of(kind).length > 0))('%s', (kind) => {
    test.each(of(kind))('$id on $variant, $on', async ({ binding }) => {
      expect(await judge(binding)).toEqual({ outcome: 'as bound', objection: null });
    });
  });

  const broken = of('breaks', 'limit');
  if (broken.length > 0) {
    test.each(broken)('the counterexample to $id is a run of $variant, $on', async ({ binding }) => {
      const { trace } = (await decide(binding)).property;
      if (trace === undefined) throw new Error('a violation without a trace');
      expect(replay(instanceOf(binding), trace)).toEqual({ ok: true });
    });
  }

  const forEver = broken.filter(({ fairness }) => fairness !== 'none');
  if (forEver.length > 0) {
    test.each(forEver)(
      'that to $id on $variant, $on, goes on for ever, and says why it is fair',
      async ({ binding }) => {
        const { trace } = (await decide(binding)).property;
        expect(trace?.loop?.start).toBeLessThanOrEqual(trace?.steps.length ?? -1);
        const owed = instanceOf(binding).actions.filter(({ fair }) => fair !== undefined);
        expect(trace?.loop?.fairness.map(({ action }) => action)).toEqual(
          expect.arrayContaining(owed.map(({ name }) => name)),
        );
      },
    );
  }

  const flawed = of('breaks');
  if (flawed.length > 0) {
    test.each(flawed)('$id on $variant needs no fault that the repaired design is spared', ({ binding, faults }) => {
      expect(counterpartOf(binding)?.faults).toEqual(expect.arrayContaining([...faults]));
    });
  }

  test('the table of results in the README is what the checks find', async () => {
    const readme = new URL(`../../models/${model}/README.md`, import.meta.url);
    const page = readFileSync(readme, 'utf8');
    const found = withTable(page, await resultsTable(bound));
    if (isUpdating) writeFileSync(readme, found);
    else expect(page, 'npm run tables writes it anew').toBe(found);
  });
}
