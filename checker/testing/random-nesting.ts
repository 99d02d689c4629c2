import fc from 'fast-check';
import { type Nesting, type Part, WIDEST_PART } from '../store/index.js';

/** Any nesting of states of so many words, at least two. */
export function randomNesting(words: number): fc.Arbitrary<Nesting> {
  const order = fc.shuffledSubarray(
    Array.from({ length: words }, (_, word) => word),
    { minLength: words },
  );
  const sizes = fc.array(fc.integer({ min: 2, max: WIDEST_PART }), { minLength: words, maxLength: words });
  const starts = fc.array(fc.nat(), { minLength: words, maxLength: words });
  return fc.tuple(order, sizes, starts).map(([order, sizes, starts]) => {
    let parts: readonly Part[] = order;
    // Neighbours become a part, again and again, until two are left.
    for (let step = 0; parts.length > 2; step++) {
      const size = Math.min(sizes[step] ?? 2, parts.length - 1);
      const start = (starts[step] ?? 0) % (parts.length - size + 1);
      parts = [...parts.slice(0, start), parts.slice(start, start + size), ...parts.slice(start + size)];
    }
    const [one = 0, other = 0] = parts;
    return [one, other];
  });
}
