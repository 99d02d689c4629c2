import { describe, expect, it } from 'vitest';
import { defineModel, integer } from '../language/index.js';
import type { LossyStorage } from '../store/index.js';
import { below, counter, switches } from '../testing/index.js';
import type { Exploration } from './exploration.js';
import { explore } from './explore.js';
import { Watch } from './watch.js';

const compact: LossyStorage = { kind: 'compact', hashBits: 64, seed: 1 };

/** Ids are given in the same order whatever the storage, so that exact storage knows the words of each. */
function wordsOf({ program: { store } }: Exploration, id: number): number[] {
  store.load(id);
  return [...store.registers.current];
}

describe.each(['bfs', 'dfs'] as const)('what is kept of states that are forgotten, %s', (search) => {
  it.each([5, 63, 1000, 5000])('is a sample spread over %d of them, of whole states', async (limit) => {
    const instance = counter.instantiate({ parameters: { limit } });
    const exact = await explore(instance, [], { search }, new Watch({}));
    // A property has new states examined, so that another state than the one expanded is at hand.
    const lossy = await explore(instance, [below(limit + 1)], { search, storage: compact }, new Watch({}));
    expect(lossy.distinctStates).toBe(limit + 1);
    const sample = lossy.sample(64);
    for (const { id, words } of sample) expect([...words]).toEqual(wordsOf(exact, id));
    const ids = sample.map(({ id }) => id).sort((a, b) => a - b);
    expect(ids.length).toBeGreaterThanOrEqual(Math.min(limit + 1, 64));
    expect(ids.length).toBeLessThanOrEqual(128 + 2);
    const gaps = ids.slice(1).map((id, position) => id - (ids[position] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(1, limit / 32));
    expect(limit - (ids.at(-1) ?? 0)).toBeLessThanOrEqual(Math.max(1, limit / 32));
  });

  it('is the first state that enables each action, and no more for one that none enables', async () => {
    const late = defineModel({
      name: 'late',
      state: () => ({ count: integer({ min: 0, max: 1000 }) }),
      actions: ({ action }) => [
        action('count', {
          when: (s) => s.count < 1000,
          then: (s) => {
            s.count += 1;
          },
        }),
        action('late', { when: (s) => s.count >= 777, then: () => {} }),
        action('never', { when: () => false, then: () => {} }),
      ],
    });
    const lossy = await explore(late.instantiate(), [], { search, storage: compact }, new Watch({}));
    expect([...lossy.program.firstEnabled]).toEqual([0, 777, -1]);
    expect(lossy.sample(1).map(({ id }) => id)).toContain(777);
    expect(lossy.sample(1).length).toBeLessThanOrEqual(4);
  });
});

describe('depth first', () => {
  it('the run to a state that is over is forgotten, and said to be', async () => {
    const { runTo } = await explore(switches.instantiate(), [], { search: 'dfs', storage: compact }, new Watch({}));
    expect(() => runTo({ at: 'state', state: 15 })).toThrow('the run to a state is forgotten when it is over');
  });
});
