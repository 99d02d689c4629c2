import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomModel, switches } from '../testing/index.js';
import type { Exploration } from './exploration.js';
import { explore } from './explore.js';
import { Watch } from './watch.js';

const wordsOf = ({ program: { store } }: Exploration, id: number): Int32Array => {
  store.load(id);
  return store.registers.current.slice();
};

describe('an exploration that begins in given states', () => {
  it('has these as its initial states, each once, and runs from there', async () => {
    const instance = switches.instantiate({ parameters: { count: 4 } });
    const begin = [Int32Array.of(5), Int32Array.of(3), Int32Array.of(5)];
    const found = await explore(instance, [], { search: 'bfs', begin }, new Watch({}));
    expect([found.initialStates, found.distinctStates, found.transitions]).toEqual([2, 16, 3 + 16 * 4]);
    expect([...wordsOf(found, 0), ...wordsOf(found, 1)]).toEqual([5, 3]);
    // From 0101 or 0011 no more than two steps lead to the rest, but for 1000.
    expect(found.depth).toBe(4);
  });

  it.each(['bfs', 'dfs'] as const)('finds what they lead to in random models, %s', async (search) => {
    const property = fc.asyncProperty(randomModel(), fc.nat(), async ({ instance }, drawn) => {
      const whole = await explore(instance, [], { search, maxStates: 500, keepEdges: true }, new Watch({}));
      fc.pre(whole.ending.because === 'exhausted');
      const { edges, distinctStates } = whole;
      const first = drawn % distinctStates;
      const reached = new Set([first]);
      for (const id of reached) {
        const begin = (edges?.begins[id] ?? 1) - 1;
        for (let edge = begin; edge < (edges?.ends[id] ?? 0); edge++) reached.add(edges?.targets[edge] ?? 0);
      }
      const begin = [wordsOf(whole, first)];
      const part = await explore(instance, [], { search, begin }, new Watch({}));
      const shown = (exploration: Exploration, ids: Iterable<number>) =>
        [...ids].map((id) => wordsOf(exploration, id).join()).sort();
      expect(shown(part, Array(part.distinctStates).keys())).toEqual(shown(whole, reached));
      for (let id = 0; id < part.distinctStates; id++) expect(part.parents.pathTo(id)[0]).toBe(0);
    });
    await fc.assert(property, { seed: 1, numRuns: 30 });
  });
});
