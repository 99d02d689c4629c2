import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFunctions, type FunctionsOptions, type PropertyResult } from '../../checker/index.js';
import { findFunctions } from '../../models/index.js';
import { type Binding, checkedBy } from '../obligation.js';
import { counterpartOf, obligationsForFunctions, suite } from '../registry.js';
import { markdownTable, withTable } from './results-table.js';

const isUpdating = process.env.UPDATE_TABLES === '1';

/** How many inputs are drawn beyond those that are gone through. `npm run test:thorough` draws more. */
const runs = process.env.SIGNALBOX_RANDOM_INPUTS === undefined ? 500 : Number(process.env.SIGNALBOX_RANDOM_INPUTS);

/** Tests all that is bound to a design of functions: each check, and the table of results in the design's README. */
export function specifyFunctions(design: string): void {
  const bound = suite.filter(({ model }) => model === design);
  const of = (...kinds: readonly Binding['kind'][]) =>
    bound
      .filter(({ kind }) => kinds.includes(kind))
      .map((binding) => ({ binding, id: checkedBy(binding).id, variant: binding.variant }));

  test.each(of('holds'))('$id holds on $variant, for all inputs', async ({ binding }) => {
    expect(await decideAll(binding)).toMatchObject({ verdict: 'holds', vacuous: false });
  });

  test.each(of('holds'))('$id is not refuted on $variant by inputs drawn at random', async ({ binding }) => {
    const property = await decide(binding, { engine: 'random', runs });
    expect(property).toMatchObject({ verdict: 'unrefuted' });
    expect(property.cases).toBeGreaterThan(0);
  });

  test.each(of('reached'))('$id is reached on $variant', async ({ binding }) => {
    const property = await decideAll(binding);
    expect(property).toMatchObject({ verdict: 'holds' });
    expect(property.input).toBeDefined();
  });

  describe.each(of('breaks'))('$id breaks on $variant', ({ binding }) => {
    test('by an input that the repaired functions withstand', async () => {
      const { verdict, input } = await decideAll(binding);
      expect(verdict).toBe('violated');
      const path = input?.path ?? '';
      expect((await decide(binding, { path })).input).toEqual(input);
      const counterpart = counterpartOf(binding);
      if (counterpart === undefined) throw new Error('nothing shows that the functions are to blame');
      expect((await decide(counterpart, { path })).verdict).not.toBe('violated');
    });

    test('by inputs drawn at random, too', async () => {
      const { verdict, input } = await decide(binding, { engine: 'random', runs: 10_000 });
      expect(verdict).toBe('violated');
      expect((await decide(binding, { engine: 'random', path: input?.path ?? '' })).input?.input).toEqual(input?.input);
    });
  });

  test('the table of results in the README is what the checks find', async () => {
    const readme = new URL(`../../models/${design}/README.md`, import.meta.url);
    const page = readFileSync(readme, 'utf8');
    const rows = await Promise.all(bound.map(async (binding) => rowOf(binding, await decideAll(binding))));
    const found = withTable(page, markdownTable(['variant', 'property', 'verdict', 'inputs'], rows));
    if (isUpdating) writeFileSync(readme, found);
    else expect(page, 'npm run tables writes it anew').toBe(found);
  });
}

const decided = new Map<Binding, Promise<PropertyResult>>();

/** The same for all inputs that are gone through, which is done once. */
function decideAll(binding: Binding): Promise<PropertyResult> {
  const known = decided.get(binding) ?? decide(binding);
  decided.set(binding, known);
  return known;
}

/** What a check of a binding finds. @throws Error if the functions are at fault */
async function decide(
  binding: Binding,
  how: Pick<FunctionsOptions, 'engine' | 'runs' | 'path'> = {},
): Promise<PropertyResult> {
  const { id } = checkedBy(binding);
  const formula = obligationsForFunctions(binding.model).find((bound) => bound.id === id)?.formula;
  const instance = findFunctions(binding.model)?.instantiate({ variant: binding.variant });
  if (formula === undefined || instance === undefined) throw new Error(`${binding.model} are no functions`);
  const { properties, failure } = await checkFunctions(instance, { properties: { [id]: formula }, ...how });
  if (failure !== null) throw new Error(`${binding.model}: ${failure.message}`);
  const [property] = properties;
  if (property === undefined) throw new Error(`${id} was not checked`);
  return property;
}

/** The variant, the property, what came of it, and which inputs say so. */
function rowOf(binding: Binding, { verdict, reason }: PropertyResult): string[] {
  const { kind, variant } = binding;
  const word = kind === 'reached' ? 'reached' : `${verdict}${kind === 'breaks' ? ` (${binding.finding})` : ''}`;
  return [variant, checkedBy(binding).id, word, reason.replace(/^(violated|reached) by /, '')];
}
