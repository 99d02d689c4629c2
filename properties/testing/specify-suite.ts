import { expect, test } from 'vitest';
import { replay } from '../../checker/index.js';
import { counterpartOf, instanceOf } from '../index.js';
import { boundBeforeCommits, decide } from './results.js';
import { resultsTable } from './results-table.js';
import { casesOf, specifyJudgements, specifyTable } from './specify.js';

/** Tests all that is bound to a model and run before commits: each check, and the table of results in the model's README. */
export function specifySuite(model: string): void {
  const bound = boundBeforeCommits(model);
  specifyJudgements(bound);

  const broken = casesOf(bound, 'breaks', 'limit');
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

  const flawed = casesOf(bound, 'breaks');
  if (flawed.length > 0) {
    test.each(flawed)('$id on $variant needs no fault that the repaired design is spared', ({ binding, faults }) => {
      expect(counterpartOf(binding)?.faults).toEqual(expect.arrayContaining([...faults]));
    });
  }

  specifyTable(model, () => resultsTable(bound));
}
