import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenNesting, learntNesting, type Nesting, type Part, statesToLearnFrom, WIDEST_PART } from './grouping.js';
import { makeStore } from './store.js';

const wordsOf = (part: Part): readonly number[] => (typeof part === 'number' ? [part] : part.flatMap(wordsOf));
const inOrder = (words: readonly number[]) => [...words].sort((one, other) => one - other);
const upTo = (words: number) => Array.from({ length: words }, (_, word) => word);
const partsOf = (part: Part): readonly (readonly Part[])[] =>
  typeof part === 'number' ? [] : [part, ...part.flatMap(partsOf)];

function expectToBeOf(nesting: Nesting, words: number): void {
  expect(inOrder(nesting.flatMap(wordsOf))).toEqual(upTo(words));
  expect(nesting).toHaveLength(2);
  for (const part of nesting.flatMap(partsOf)) {
    expect(part.length).toBeGreaterThan(1);
    expect(part.length).toBeLessThanOrEqual(WIDEST_PART);
  }
}

/** States, one after another, with values that seldom differ in some words and often in others. */
const someStates = fc
  .record({ words: fc.integer({ min: 2, max: 20 }), count: fc.integer({ min: 1, max: 60 }) })
  .chain(({ words, count }) => {
    const word = fc.integer({ min: 0, max: 5 }).chain((bits) => fc.array(fc.nat(2 ** bits - 1), sized(count)));
    return fc.array(word, sized(words)).map((columns) => ({
      words,
      states: Int32Array.from({ length: words * count }, (_, at) => columns[at % words]?.[Math.floor(at / words)] ?? 0),
    }));
  });
const sized = (length: number) => ({ minLength: length, maxLength: length });

/** What a store takes in which these states are, apart from the states themselves. */
function rowsOfParts(nesting: Nesting, { words, states }: { words: number; states: Int32Array }): number {
  const distinct = (part: readonly Part[]) => {
    const chosen = wordsOf(part);
    const rows = upTo(states.length / words).map((state) => chosen.map((word) => states[state * words + word]).join());
    return new Set(rows).size * (4 * part.length + 6);
  };
  return nesting.flatMap(partsOf).reduce((sum, part) => sum + distinct(part), 0);
}

describe('the parts of states', () => {
  it('are cut evenly if nothing is known: every word is in them once', () => {
    for (let words = 2; words <= 200; words++) expectToBeOf(evenNesting(words), words);
    expect(evenNesting(5)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  it('that are learnt have every word once, too, and take fewer bytes for the states that they are learnt from', () => {
    let learnt = 0;
    fc.assert(
      fc.property(someStates, (sample) => {
        const nesting = learntNesting(sample.states, sample.words);
        expect(learntNesting(sample.states, sample.words)).toEqual(nesting);
        if (nesting === undefined) return;
        learnt += 1;
        expectToBeOf(nesting, sample.words);
        expect(rowsOfParts(nesting, sample)).toBeLessThan(rowsOfParts(evenNesting(sample.words), sample));
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(learnt).toBeGreaterThan(50);
  });

  it('are the best halves there are of up to five words, where halves have no parts', () => {
    fc.assert(
      fc.property(someStates, ({ words: wide, states }) => {
        const words = Math.min(wide, 5);
        const sample = { words, states: states.subarray(0, words * Math.floor(states.length / words)) };
        const nesting = learntNesting(sample.states, words) ?? evenNesting(words);
        const halves = upTo(2 ** words - 1)
          .slice(1)
          .map((choice) => [
            upTo(words).filter((word) => (choice & (1 << word)) !== 0),
            upTo(words).filter((word) => (choice & (1 << word)) === 0),
          ]);
        const least = halves.map(([one = [], other = []]) =>
          rowsOfParts([one.length === 1 ? (one[0] ?? 0) : one, other.length === 1 ? (other[0] ?? 0) : other], sample),
        );
        expect(rowsOfParts(nesting, sample)).toBe(Math.min(...least));
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it.each([5, 6, 8, 9, 11, 16])('of %i words have those together of which one tells the other', (words) => {
    // Two sources of chance, which the words follow by turns.
    const states = Int32Array.from({ length: 2_000 * words }, (_, at) => {
      const [state, word] = [Math.floor(at / words), at % words];
      return (word % 2 === 0 ? state % 50 : Math.floor(state / 50)) * (word + 1);
    });
    const halves = learntNesting(states, words)?.map((half) => inOrder(wordsOf(half)));
    const [even, odd] = [0, 1].map((rest) => upTo(words).filter((word) => word % 2 === rest));
    expect([
      [even, odd],
      [odd, even],
    ]).toContainEqual(halves);
  });

  it('that are learnt make a store smaller', () => {
    const words = 12;
    const states = Int32Array.from({ length: 40_000 * words }, (_, at) => {
      const [state, word] = [Math.floor(at / words), at % words];
      return word % 2 === 0 ? state % 200 : Math.floor(state / 200);
    });
    const bytes = (layout: Nesting) => {
      const store = makeStore(words, { layout });
      for (let at = 0; at < states.length; at += words) {
        store.registers.current.set(states.subarray(at, at + words));
        store.adopt();
        store.intern();
      }
      expect(store.count()).toBe(40_000);
      return store.bytes() / store.count();
    };
    const learnt = learntNesting(states.subarray(0, 10_000 * words), words);
    if (learnt === undefined) throw new Error('there is something to learn');
    expect(bytes(learnt)).toBeLessThan(20);
    expect(bytes(evenNesting(words))).toBeGreaterThan(30);
  });

  it('are learnt from fewer states the wider these are', () => {
    expect(statesToLearnFrom(5)).toBeGreaterThan(10_000);
    expect(statesToLearnFrom(100)).toBe(1_000);
    expect(statesToLearnFrom(10_000)).toBe(100);
  });
});
