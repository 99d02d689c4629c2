import { describe, expect, test } from 'vitest';
import { checkFunctions, type FunctionsOptions, isInputProperty, type PropertyResult } from '../../checker/index.js';
import { type Binding, checkedBy, functionsOf } from '../index.js';
import { boundBeforeCommits, decide } from './results.js';
import { markdownTable, verdictOf } from './results-table.js';
import { casesOf, specifyJudgements, specifyTable } from './specify.js';

/** How many inputs are drawn beyond those that are gone through. `npm run test:thorough` draws more. */
const runs = process.env.SIGNALBOX_RANDOM_INPUTS === undefined ? 500 : Number(process.env.SIGNALBOX_RANDOM_INPUTS);

/** Tests all that is bound to a design of functions: each check, and the table of results in the design's README. */
export function specifyFunctions(design: string): void {
  const bound = boundBeforeCommits(design);
  specifyJudgements(bound);

  test.each(casesOf(bound, 'holds'))(
    '$id is not refuted on $variant by inputs drawn at random',
    async ({ binding }) => {
      const property = await decideBy(binding, { engine: 'random', runs });
      expect(property).toMatchObject({ verdict: 'unrefuted' });
      expect(property.cases).toBeGreaterThan(0);
    },
  );

  describe.each(casesOf(bound, 'breaks', 'limit'))('the counterexample to $id on $variant', ({ binding }) => {
    test('is found again by its path', async () => {
      const { input } = (await decide(binding)).property;
      expect((await decideBy(binding, { path: input?.path ?? '' })).input).toEqual(input);
    });

    test('is found by inputs drawn at random, too', async () => {
      const { verdict, input } = await decideBy(binding, { engine: 'random', runs: 10_000 });
      expect(verdict).toBe('violated');
      const again = await decideBy(binding, { engine: 'random', path: input?.path ?? '' });
      expect(again.input?.input).toEqual(input?.input);
    });
  });

  specifyTable(design, async () => {
    const rows = await Promise.all(bound.map(async (binding) => rowOf(binding, (await decide(binding)).property)));
    return markdownTable(['variant', 'property', 'verdict', 'inputs'], rows);
  });
}

/** What a binding checks, decided by these inputs. @throws Error if the functions are at fault */
async function decideBy(
  binding: Binding,
  how: Pick<FunctionsOptions, 'engine' | 'runs' | 'path'>,
): Promise<PropertyResult> {
  const { id, formula } = checkedBy(binding);
  const functions = functionsOf(binding);
  if (functions === undefined || !isInputProperty(formula)) throw new Error(`${binding.model} are no functions`);
  const { properties, failure } = await checkFunctions(functions, { properties: { [id]: formula }, ...how });
  if (failure !== null) throw new Error(`${binding.model}: ${failure.message}`);
  const [property] = properties;
  if (property === undefined) throw new Error(`${id} was not checked`);
  return property;
}

/** The variant, the property, what came of it, and which inputs say so. */
function rowOf(binding: Binding, { verdict, reason }: PropertyResult): string[] {
  const inputs = reason.replace(/^(violated|reached) by /, '');
  return [binding.variant, checkedBy(binding).id, verdictOf(binding, verdict), inputs];
}
