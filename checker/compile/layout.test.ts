import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatIndex, read, write } from './bits.js';
import { bitsFor, type Cell, Layout } from './layout.js';

describe('the layout of a state', () => {
  it('needs as many bits as the codes of a domain', () => {
    expect([1, 2, 3, 4, 5, 256, 257, 2 ** 31].map(bitsFor)).toEqual([1, 1, 2, 2, 3, 8, 9, 31]);
  });

  it('fits small families into the same word, and starts large ones anew', () => {
    const layout = new Layout();
    expect(layout.allot(2, 8)).toMatchObject({ word: 0, shift: 0 });
    expect(layout.allot(8, 3)).toMatchObject({ word: 1, shift: 0 });
    expect(layout.allot(16, 1)).toMatchObject({ word: 0, shift: 16 });
    expect(layout.allot(5, 9)).toMatchObject({ word: 2, valuesPerWordLog2: 2 });
    expect(layout.words).toBe(5);
  });

  it('gives every value bits of its own: what is written is read, and nothing else changes', () => {
    const family = fc.record({ width: fc.integer({ min: 1, max: 32 }), count: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(family, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (families, random) => {
        const layout = new Layout();
        const cells = families.map(({ width, count }) => layout.allot(width, count));
        const W = new Int32Array(layout.words);
        const values = new Map<string, number>();
        for (const [cell, index] of each(cells)) {
          const { value } = random.next();
          const code = cell.width === 32 ? value | 0 : value % 2 ** cell.width;
          run(write(cell, 'i', 'code'), W, index, code);
          values.set(`${cells.indexOf(cell)}.${index}`, code);
        }
        for (const [cell, index] of each(cells)) {
          const written = values.get(`${cells.indexOf(cell)}.${index}`);
          expect(evaluate(read(cell, 'i'), W, index)).toBe(written);
          expect(evaluate(read(cell, index), W, index)).toBe(written);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('folds indices that are known', () => {
    expect(flatIndex(0, 5, 'j')).toBe('j');
    expect(flatIndex('this.i', 5, 0)).toBe('this.i * 5');
    expect(flatIndex(2, 5, 3)).toBe(13);
    expect(flatIndex('this.i', 1, 'j')).toBe('this.i + j');
  });
});

function* each(cells: readonly Cell[]): Generator<[Cell, number]> {
  for (const cell of cells) for (let index = 0; index < cell.count; index++) yield [cell, index];
}

function run(statements: string, W: Int32Array, i: number, code: number): void {
  new Function('W', 'i', 'code', statements)(W, i, code);
}

function evaluate(expression: string, W: Int32Array, i: number): number {
  return new Function('W', 'i', `return ${expression};`)(W, i);
}
