import { expect, it } from 'vitest';
import { findModel, models, sourceOf } from './index.js';

it('names every model once, in order', () => {
  const names = models.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(names.toSorted());
});

it.each(models.map((model) => ({ name: model.name, model })))(
  'finds $name by its name and source',
  async ({ name, model }) => {
    expect(findModel(name)).toBe(model);
    const source = sourceOf(name);
    const module: { readonly [name: string]: unknown } = await import(source?.module ?? '');
    expect(module[source?.export ?? '']).toBe(model);
  },
);

it('finds nothing by another name', () => {
  expect(findModel('four-phase-commit')).toBeUndefined();
  expect(sourceOf('four-phase-commit')).toBeUndefined();
});

it.each(models.flatMap((model) => model.variants.map(({ name }) => ({ model, variant: name }))))(
  '$model.name, $variant, can be instantiated and says what it is',
  ({ model, variant }) => {
    expect(model.about).not.toBe('');
    expect(model.instantiate({ variant }).actions.length).toBeGreaterThan(0);
  },
);
