import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomNesting } from '../testing/index.js';
import { makeStore, type StateLayout } from './store.js';

/**
 * A store is used as the explorer uses it: load a stored state, change some words of it, intern, restore. The oracle
 * is a map of JSON strings.
 */
function behavesLikeAMap(
  words: number,
  steps: readonly (readonly [from: number, word: number, value: number])[],
  layout?: StateLayout,
) {
  const store = makeStore(words, { layout });
  const { current, source } = store.registers;
  const states: string[] = [];
  const known = new Map<string, number>();
  const intern = () => {
    const key = JSON.stringify([...current]);
    const expected = known.get(key);
    expect(store.intern()).toBe(expected === undefined ? states.length : -1 - expected);
    if (expected !== undefined) return;
    known.set(key, states.length);
    states.push(key);
  };
  store.adopt();
  intern();
  for (const [from, word, value] of steps) {
    store.load(from % states.length);
    expect(JSON.stringify([...source])).toBe(states[from % states.length]);
    current[word % words] = value;
    intern();
    current.set(source);
    current[(word + 1) % words] = value + 1;
    intern();
  }
  expect(store.count()).toBe(states.length);
  for (const [id, state] of states.entries()) {
    store.load(id);
    expect(JSON.stringify([...current])).toBe(state);
  }
}

describe('a store of states', () => {
  for (const words of [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 40]) {
    it(`is exact for states of ${words} words`, () => {
      const step = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -3, max: 3 }));
      fc.assert(
        fc.property(fc.array(step, { maxLength: 120 }), (steps) => behavesLikeAMap(words, steps)),
        { seed: 2, numRuns: 60 },
      );
    });
  }

  it('is exact however words are put into parts', () => {
    const step = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -3, max: 3 }));
    const wide = fc
      .integer({ min: 2, max: 20 })
      .chain((words) => fc.tuple(fc.constant(words), randomNesting(words), fc.array(step, { maxLength: 120 })));
    fc.assert(
      fc.property(wide, ([words, nesting, steps]) => behavesLikeAMap(words, steps, nesting)),
      { seed: 3, numRuns: 150 },
    );
  });

  it('takes a state that is not stored as a source', () => {
    const store = makeStore(7);
    store.registers.current.set([1, 2, 3, 4, 5, 6, 7]);
    store.adopt();
    expect([...store.registers.source]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    store.registers.current[6] = 8;
    expect(store.intern()).toBe(0);
    store.load(0);
    expect([...store.registers.current]).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it('shares the parts of wide states: they cost little more than narrow ones', () => {
    const store = makeStore(64);
    store.adopt();
    store.intern();
    for (let left = 0; left < 200; left++) {
      for (let right = 0; right < 200; right++) {
        store.load(0);
        store.registers.current[3] = left;
        store.registers.current[50] = right;
        store.intern();
      }
    }
    expect(store.count()).toBe(200 * 200);
    expect(store.bytes() / store.count()).toBeLessThan(24);
  });
});
