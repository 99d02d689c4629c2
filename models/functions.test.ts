import { expect, it } from 'vitest';
import { findFunctions, functionDesigns, models } from './index.js';

it('names every design once, in order, and none like a model', () => {
  const names = functionDesigns.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].toSorted());
  for (const name of names) expect(models.map((model) => model.name)).not.toContain(name);
});

it.each(functionDesigns.map((design) => ({ name: design.name, design })))(
  'finds $name, which says what it is',
  ({ name, design }) => {
    expect(findFunctions(name)).toBe(design);
    expect(design.about).not.toBe('');
    for (const variant of design.variants) {
      expect(variant.about, variant.name).not.toBe('');
      expect(Object.keys(design.instantiate({ variant: variant.name }).functions)).not.toEqual([]);
    }
  },
);

it('finds nothing by another name', () => {
  expect(findFunctions('two-phase-commit')).toBeUndefined();
});
