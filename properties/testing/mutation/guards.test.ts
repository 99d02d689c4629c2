import { describe, expect, test } from 'vitest';
import { instrument } from './guards.js';

const found = (text: string) => instrument(new Map([['model/a.ts', text]])).conjuncts.map((each) => each.text);

describe('the conjuncts of a guard', () => {
  test('are the operands of the conjunction that it is', () => {
    expect(found('action("a", { when: (s) => s.x > 1 && (s.y || s.z) && !s.u });')).toEqual([
      's.x > 1',
      's.y || s.z',
      '!s.u',
    ]);
    expect(found('action("a", { when: (s) => s.ready });')).toEqual(['s.ready']);
  });

  test('are, in statements, what it returns and where it gives up', () => {
    const guard = `when: (s) => {
      if (s.down || s.busy) return false;
      for (const p of s.ids) { if (!s.has(p)) return false; }
      return s.x && s.y;
    }`;
    expect(found(`action('a', { ${guard} })`)).toEqual(['!(s.down)', '!(s.busy)', '!(!s.has(p))', 's.x', 's.y']);
  });

  test('are found where it is given by a name, once, and not in other functions', () => {
    expect(
      found('const can = (s) => s.x && s.y; a({ when: can }); b({ when: can }); const other = (s) => s.x;'),
    ).toEqual(['s.x', 's.y']);
    const { conjuncts } = instrument(
      new Map([
        ['model/a.ts', "import { can } from './b.js';\naction('a', { when: can });"],
        ['model/b.ts', 'export function can(s) {\n  return s.x;\n}'],
      ]),
    );
    expect(conjuncts).toEqual([{ file: 'model/b.ts', line: 2, text: 's.x' }]);
  });

  test('are found where it is made of another, which is one of several', () => {
    expect(
      found('const make = () => ({ mayAct: (s) => s.x && s.y, other: (s) => s.z }); a({ when: unaided(mayAct) });'),
    ).toEqual(['s.x', 's.y']);
  });
});

test('a conjunct is gone when its number is without', () => {
  const { modules } = instrument(
    new Map([
      [
        'a.ts',
        'globalThis.guard = { when: (s: { x: number }) => { if (s.x > 5) return false; return s.x > 1 && s.x !== 3; } };',
      ],
    ]),
  );
  let without = -1;
  const scope: { guard?: { when: (s: { x: number }) => boolean }; isWithout?: (number: number) => boolean } = {
    isWithout: (number) => number === without,
  };
  new Function('globalThis', modules[0]?.code ?? '')(scope);
  const holds = () => [0, 2, 3, 6].filter((x) => scope.guard?.when({ x }));
  expect(holds()).toEqual([2]);
  without = 0;
  expect(holds()).toEqual([2, 6]);
  without = 1;
  expect(holds()).toEqual([0, 2]);
  without = 2;
  expect(holds()).toEqual([2, 3]);
});
