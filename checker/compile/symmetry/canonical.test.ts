import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  defineModel,
  type Fields,
  linksBetween,
  messageSet,
  type ProcessSet,
  perProcess,
  processIds,
  set,
} from '../../language/index.js';
import { sabotaged } from '../../testing/index.js';
import { compile } from '../index.js';
import { Facts } from './facts.js';
import { Partition } from './partition.js';

/** Ids of states up to permutations: equal for two states if and only if a permutation leads from one to the other. */
function identifier(state: (p: ProcessSet, q: ProcessSet) => Fields, sizes: readonly [number, number]) {
  const instance = defineModel({
    name: 'drawn',
    processes: () => ({
      p: processIds(sizes[0], { interchangeable: true }),
      q: processIds(sizes[1], { interchangeable: true }),
    }),
    state: ({ p, q }) => state(p, q),
    actions: ({ action }) => [action('none', { when: () => false, then: () => {} })],
  }).instantiate();
  const ignore = () => {};
  const program = compile(instance, [], { found: ignore, decided: ignore, decidedByStep: ignore }, { symmetry: true });
  const { current } = program.store.registers;
  return (draw: (state: never) => void): number => {
    current.fill(0);
    draw(program.state as never);
    return program.identify();
  };
}

interface Relation {
  readonly of: { at(i: number): { add(j: number): void } };
}

const relation = (columns: 'p' | 'q') => (p: ProcessSet, q: ProcessSet) => ({
  of: perProcess(p, set(columns === 'p' ? p : q)),
});

/** How many ids all relations (as bits, row by row) between so many rows and columns have. */
function countRelations(rows: number, columns: number, identify: (draw: (state: never) => void) => number): number {
  const ids = new Set<number>();
  for (let bits = 0; bits < 2 ** (rows * columns); bits++) {
    ids.add(
      identify((state: Relation) => {
        for (let k = 0; k < rows * columns; k++) {
          if (((bits >>> k) & 1) === 1) state.of.at(Math.floor(k / columns)).add(k % columns);
        }
      }),
    );
  }
  return ids.size;
}

/** How many graphs there are of so many vertices, drawn as sets of links. */
function countGraphs(vertices: number): number {
  const identify = identifier((p) => ({ links: set(linksBetween(p)) }), [vertices, 1]);
  const ids = new Set<number>();
  const links = (vertices * (vertices - 1)) / 2;
  for (let bits = 0; bits < 2 ** links; bits++) {
    ids.add(
      identify((state: { links: { add(link: number): void } }) => {
        for (let link = 0; link < links; link++) if (((bits >>> link) & 1) === 1) state.links.add(link);
      }),
    );
  }
  return ids.size;
}

const countDirected = (vertices: number) =>
  countRelations(vertices, vertices, identifier(relation('p'), [vertices, 1]));
const countBipartite = (rows: number, columns: number) =>
  countRelations(rows, columns, identifier(relation('q'), [rows, columns]));

describe('all states of a small schema have as many canonical forms as there are', () => {
  it('relations on one set: 10, 104, 3,044 (OEIS A000595)', () => {
    expect([2, 3, 4].map(countDirected)).toEqual([10, 104, 3_044]);
  });

  it('relations between two sets: 7, 36, 317 (OEIS A002724); of two and three, three and four: 13, 87 (A028657)', () => {
    expect([2, 3, 4].map((n) => countBipartite(n, n))).toEqual([7, 36, 317]);
    expect([countBipartite(2, 3), countBipartite(3, 4)]).toEqual([13, 87]);
  });

  it('graphs: 4, 11, 34, 156 (OEIS A000088)', () => {
    expect([3, 4, 5, 6].map(countGraphs)).toEqual([4, 11, 34, 156]);
  });

  it('functions from a set into itself: 3, 7, 19, 47, 130 (OEIS A001372)', () => {
    const count = (n: number) => {
      const identify = identifier((p) => ({ to: perProcess(p, p) }), [n, 1]);
      const ids = new Set<number>();
      for (let code = 0; code < n ** n; code++) {
        ids.add(
          identify((state: { to: { set(i: number, j: number): void } }) => {
            for (let i = 0; i < n; i++) state.to.set(i, Math.floor(code / n ** i) % n);
          }),
        );
      }
      return ids.size;
    };
    expect([2, 3, 4, 5, 6].map(count)).toEqual([3, 7, 19, 47, 130]);
  });

  it('relations of three places on two: 136', () => {
    const identify = identifier((p) => ({ sent: messageSet({ M: { a: p, b: p, c: p } }) }), [2, 1]);
    const ids = new Set<number>();
    for (let bits = 0; bits < 256; bits++) {
      ids.add(
        identify((state: { sent: { send(kind: 'M', m: object): void } }) => {
          for (let k = 0; k < 8; k++) {
            if (((bits >>> k) & 1) === 1) state.sent.send('M', { a: k & 1, b: (k >> 1) & 1, c: k >> 2 });
          }
        }),
      );
    }
    expect(ids.size).toBe(136);
  });
});

type Graph = readonly (readonly [number, number])[];

const cycles = (length: number, count: number): Graph =>
  Array.from({ length: length * count }, (_, v) => [v, v - (v % length) + ((v + 1) % length)]);
/** Each vertex of a 4 × 4 torus with those at these distances. */
const torus = (distances: readonly (readonly [number, number])[]): Graph =>
  Array.from({ length: 16 }, (_, v) => v).flatMap((v) =>
    distances.map(([x, y]): [number, number] => [v, (((v % 4) + x) % 4) + 4 * ((Math.floor(v / 4) + y) % 4)]),
  );
/** The two graphs with the parameters (16, 6, 2, 2): no counting of neighbours tells them apart (Shrikhande, 1959). */
const shrikhande = torus([
  [1, 0],
  [0, 1],
  [1, 1],
]);
const rook: Graph = Array.from({ length: 16 }, (_, v) => v).flatMap((v) =>
  Array.from({ length: 16 }, (_, w) => w)
    .filter((w) => w > v && (w % 4 === v % 4 || Math.floor(w / 4) === Math.floor(v / 4)))
    .map((w): [number, number] => [v, w]),
);
const cube: Graph = Array.from({ length: 16 }, (_, v) => v).flatMap((v) =>
  [1, 2, 4, 8].filter((bit) => (v & bit) === 0).map((bit): [number, number] => [v, v | bit]),
);

describe('processes that are hard to tell apart', () => {
  const identify = identifier(relation('p'), [16, 1]);
  const idOf = (graph: Graph, order: readonly number[]) =>
    identify((state: Relation) => {
      for (const [one, other] of graph) {
        state.of.at(order[one] ?? 0).add(order[other] ?? 0);
        state.of.at(order[other] ?? 0).add(order[one] ?? 0);
      }
    });
  const graphs: readonly (readonly [name: string, graph: Graph])[] = [
    ['nothing at all', []],
    ['one cycle of 16', cycles(16, 1)],
    ['two cycles of 8', cycles(8, 2)],
    ['four cycles of 4', cycles(4, 4)],
    ['five cycles of 3 and one alone', cycles(3, 5)],
    ['eight pairs', cycles(2, 8)],
    ['the cube of four dimensions', cube],
    ['the Shrikhande graph', shrikhande],
    ["the rook's graph", rook],
  ];
  const identity = Array.from({ length: 16 }, (_, v) => v);

  it.each(graphs)('%s is the same whatever the names', (_, graph) => {
    const id = idOf(graph, identity);
    const order = fc.shuffledSubarray(identity, { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(order, (renamed) => {
        expect(idOf(graph, renamed)).toBe(id);
      }),
      { seed: 16, numRuns: 25 },
    );
  });

  it('and none of them is another', () => {
    expect(new Set(graphs.map(([, graph]) => idOf(graph, identity))).size).toBe(graphs.length);
  });
});

describe('a mistake in the canonical form is noticed', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('all are taken for twins', () => {
    vi.spyOn(Facts.prototype, 'areTwins').mockReturnValue(true);
    expect(countDirected(3)).not.toBe(104);
  });

  it('a class is not split by what is said of each', () => {
    const split = Partition.prototype.split;
    vi.spyOn(Partition.prototype, 'split').mockImplementation(function (this: Partition, numbers) {
      return split.call(
        this,
        numbers.map((number, vertex) => number + vertex),
      );
    });
    expect(countDirected(3)).not.toBe(104);
  });

  it.each([
    ['signatures that are not sorted', /while \(j > 0 && \([^)]*\)\)/g, 'while (false)'],
    ['an exchange that is forgotten when the next process stays', /moved \|= j/g, 'moved = j'],
    ['a sorted signature that is not written back', /if \(moved !== 0\)/g, 'if (false)'],
  ])('%s', async (_, pattern, replacement) => {
    const count = () => {
      const identify = identifier((p) => ({ of: perProcess(p, messageSet({ A: {}, B: {} })), in: set(p) }), [3, 1]);
      const ids = new Set<number>();
      for (let bits = 0; bits < 512; bits++) {
        ids.add(
          identify((state: { of: { at(i: number): { send(kind: string): void } }; in: { add(i: number): void } }) => {
            for (let i = 0; i < 3; i++) {
              if (((bits >>> (3 * i)) & 1) === 1) state.of.at(i).send('A');
              if (((bits >>> (3 * i)) & 2) === 2) state.of.at(i).send('B');
              if (((bits >>> (3 * i)) & 4) === 4) state.in.add(i);
            }
          }),
        );
      }
      return ids.size;
    };
    // Multisets of three out of eight signatures.
    expect(count()).toBe(120);
    expect(await sabotaged(pattern, replacement, count)).not.toBe(120);
  });
});
