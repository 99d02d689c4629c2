import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Binding, type BindingKind, checkedBy } from '../index.js';
import { judge } from './results.js';
import { withTable } from './results-table.js';

// UPDATE_TABLES=1 writes what was found into the models' pages instead of comparing.
const isUpdating = process.env.UPDATE_TABLES === '1';

/** A binding, and what names a test of it. */
export type Case = Binding & { readonly binding: Binding; readonly id: string; readonly on: string };

/** The bindings of these kinds, for tests that are named after them. */
export function casesOf(bound: readonly Binding[], ...kinds: readonly BindingKind[]): readonly Case[] {
  return bound
    .filter(({ kind }) => kinds.includes(kind))
    .map((binding) => ({ ...binding, binding, id: checkedBy(binding).id, on: JSON.stringify(binding.parameters) }));
}

/** Tests that each check shows what it is bound to show, as `signalbox verify` judges it. */
export function specifyJudgements(bound: readonly Binding[]): void {
  const kinds = (['holds', 'reached', 'breaks', 'limit'] as const).filter((kind) => casesOf(bound, kind).length > 0);
  describe.each(kinds)('%s', (kind) => {
    test.each(casesOf(bound, kind))('$id on $variant, $on', async ({ binding }) => {
      expect(await judge(binding)).toEqual({ outcome: 'as bound', objection: null });
    });
  });
}

/** Tests that the table of results in the README of a model, or of a design of functions, is what the checks find. */
export function specifyTable(name: string, table: () => Promise<string>): void {
  test('the table of results in the README is what the checks find', async () => {
    const readme = new URL(`../../models/${name}/README.md`, import.meta.url);
    const page = readFileSync(readme, 'utf8');
    const found = withTable(page, await table());
    if (isUpdating) writeFileSync(readme, found);
    else expect(page, 'npm run tables writes it anew').toBe(found);
  });
}
