import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edges } from './edges.js';

interface Given {
  readonly target: number;
  readonly label: number;
}

/** Appends edges as a search does: some at a time. */
function filled(edges: Edges, sources: ReadonlyMap<number, readonly Given[]>, atATime: number): Edges {
  for (const [source, of] of sources) {
    edges.open(source);
    for (let first = 0; first < of.length; first += atATime) {
      const some = of.slice(first, first + atATime);
      const targets = Int32Array.from(some, ({ target }) => target);
      const labels = Int32Array.from(some, ({ label }) => label);
      edges.append(source, targets, labels, some.length);
    }
  }
  return edges;
}

function edgesFrom({ begins, ends, targets, labels }: Edges, source: number): Given[] {
  const begin = (begins[source] ?? 0) - 1;
  return Array.from({ length: (ends[source] ?? 0) - begin }, (_, position) => ({
    target: targets[begin + position] ?? -1,
    label: labels[begin + position] ?? -1,
  }));
}

describe('edges', () => {
  it.each([
    ['few labels', 2 ** 16],
    ['many labels', 2 ** 20],
  ])('of %s are found again by state, in whatever order states were expanded', (_, labels) => {
    const edge = fc.record({ target: fc.nat(5_000), label: fc.nat(labels - 1) });
    const sources = fc.uniqueArray(fc.tuple(fc.nat(5_000), fc.array(edge, { maxLength: 300, size: 'max' })), {
      selector: ([source]) => source,
      maxLength: 20,
      size: 'max',
    });
    const property = fc.property(sources, fc.integer({ min: 1, max: 256 }), (given, atATime) => {
      const edges = filled(new Edges(labels, false), new Map(given), atATime);
      for (const [source, of] of given) expect(edgesFrom(edges, source)).toEqual(of);
      expect(edges.count).toBe(given.reduce((sum, [, of]) => sum + of.length, 0));
    });
    fc.assert(property, { seed: 20260303, numRuns: 60 });
  });

  it('of a state without any are known to be none, and those of one not expanded are not known', () => {
    const edges = filled(new Edges(1, false), new Map([[3, []]]), 1);
    expect(edges.begins[3]).toBe(1);
    expect(edges.ends[3]).toBe(0);
    expect(edges.begins[2]).toBe(0);
  });

  it('of the passing of time have labels behind those of actions, one for each duration', () => {
    const edges = new Edges(10, true);
    expect([5, 1, 5].map((steps) => edges.labelOfDuration(steps))).toEqual([10, 11, 10]);
    expect(edges.durations).toEqual([5, 1]);
  });

  it('of few labels cost less memory than those of many', () => {
    expect(new Edges(2 ** 16, false).bytes).toBeLessThan(new Edges(2 ** 16 + 1, false).bytes);
  });
});
