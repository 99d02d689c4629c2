import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { array, defineModel, integer } from '../language/index.js';
import { allFoundBy, gauges, randomModel, randomNesting, sourcesOfGauges } from '../testing/index.js';
import { type ExplorationOptions, explore } from './explore.js';
import { BreadthFirst, DepthFirst } from './frontier.js';
import type { LayoutOption } from './learn-layout.js';
import { Search } from './search.js';
import { Watch } from './watch.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 200) / 10);

const instance = gauges().instantiate();
const ids = Object.keys(instance.properties);
const properties = Object.values(instance.properties);
const inTwo = { count: 2, sources: sourcesOfGauges, properties: ids };

const exploreGauges = (options: Partial<ExplorationOptions>) =>
  explore(instance, properties, { search: 'bfs', keepEdges: true, ...options }, new Watch({}));

afterEach(() => vi.restoreAllMocks());

/** Lets every look at the clock be so many milliseconds after the one before; with 30, an exploration rests as often as it can. */
function hurryTheClock(step = 30) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += step));
}

describe('an exploration that learns how states are best stored', () => {
  it.each([
    ['breadth first', { search: 'bfs' }],
    ['depth first', { search: 'dfs' }],
    ['not so deep', { maxDepth: 30 }],
    ['to a number of states', { maxStates: 300 }],
    ['depth first, not so deep', { search: 'dfs', maxDepth: 30 }],
    ['without transitions', { keepEdges: false }],
    ['with two threads', { workers: { ...inTwo, worthwhile: 0 } }],
    ['with two threads that come later', { workers: { ...inTwo, worthwhile: 10 } }],
  ] as const)('finds what another does, %s', async (_, how) => {
    hurryTheClock();
    const { workers, ...alone }: Partial<ExplorationOptions> = how;
    const expected = allFoundBy(await exploreGauges({ ...alone, layout: 'flat' }));
    for (const learnFrom of [1, 2, 20, 40, 60, 200]) {
      const found = await exploreGauges({ ...how, layout: { learnFrom } });
      if (workers?.worthwhile === 0) expect(found.workers).toBe(2);
      expect(allFoundBy(found), `learnt from ${learnFrom} states`).toEqual(expected);
    }
  });

  it('leaves the same steps out where some are', async () => {
    const each = integer({ min: 0, max: 2 });
    const lifts = defineModel({
      name: 'lifts',
      state: () => ({ floor: array(6, integer({ min: 0, max: 2 ** 26 })) }),
      actions: ({ action }) => [
        action('rise', {
          each,
          when: (s, lift) => s.floor.at(lift) < 12,
          then: (s, lift) => {
            s.floor.set(lift, s.floor.at(lift) + 1);
            s.floor.set(lift + 3, 7 * s.floor.at(lift));
          },
        }),
      ],
      properties: ({ reachable }) => ({
        top: reachable('two meet on top', (s) => s.floor.at(0) + s.floor.at(1) === 24),
      }),
    }).instantiate();
    const reduced = async (layout: LayoutOption) => {
      const options = { search: 'bfs', reduce: true, layout } as const;
      return allFoundBy(await explore(lifts, Object.values(lifts.properties), options, new Watch({})));
    };
    hurryTheClock();
    const storeIn = vi.spyOn(Search.prototype, 'storeIn');
    const expected = await reduced('flat');
    for (const learnFrom of [5, 10, 20, 40]) expect(await reduced({ learnFrom })).toEqual(expected);
    expect(storeIn).toHaveBeenCalled();
    expect(expected.counts.distinctStates).toBeLessThan(13 ** 3);
  });

  it('stores states in fewer bytes', async () => {
    hurryTheClock();
    const bytesWith = async (learnFrom: number, options: Partial<ExplorationOptions>) =>
      (await exploreGauges({ ...options, layout: { learnFrom } })).bytesPerState;
    for (const search of ['bfs', 'dfs'] as const) {
      expect(await bytesWith(60, { search })).toBeLessThan(0.7 * (await bytesWith(10_000, { search })));
    }
  });

  it('learns the same however many states were found meanwhile, once, and nothing of narrow or of few states', async () => {
    const storeIn = vi.spyOn(Search.prototype, 'storeIn');
    const layout = { learnFrom: 60 };
    for (const step of [9, 30]) {
      hurryTheClock(step);
      await exploreGauges({ layout });
    }
    await exploreGauges({ layout, workers: { ...inTwo, worthwhile: 0 } });
    expect(storeIn).toHaveBeenCalledTimes(3);
    const [first, ...others] = storeIn.mock.calls;
    for (const other of others) expect(other).toEqual(first);
    await exploreGauges({});
    await exploreGauges({ layout: 'tree' });
    await exploreGauges({ layout: 'flat' });
    await exploreGauges({ layout: { learnFrom: 700 } });
    await exploreGauges({ storage: { kind: 'compact', hashBits: 64, seed: 1 }, keepEdges: false });
    expect(storeIn).toHaveBeenCalledTimes(3);
  });
});

describe('a search whose states are stored in another way between two expansions', () => {
  it(`goes on as it would have, on ${MODELS} random models`, () => {
    const searches = randomModel().chain(({ instance }) =>
      fc.record({
        instance: fc.constant(instance),
        properties: fc.constant(Object.values(instance.properties)),
        isDepthFirst: fc.boolean(),
        looks: fc.array(fc.nat(8), { maxLength: 3 }),
        seed: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(searches, ({ instance, properties, isDepthFirst, looks, seed }) => {
        const run = (moves: readonly number[]) => {
          const frontier = isDepthFirst ? new DepthFirst() : new BreadthFirst();
          const search = new Search(instance, properties, frontier, { maxStates: 400 });
          const words = search.program.store.registers.current.length;
          fc.pre(words > 1);
          const [nesting] = fc.sample(randomNesting(words), { seed, numRuns: 1 });
          let ending: unknown;
          try {
            search.start();
            for (let look = 0; ending === undefined; look++) {
              if (moves.includes(look)) search.storeIn(look % 2 === 0 ? (nesting ?? 'tree') : 'flat');
              ending = search.advance();
            }
          } catch (thrown) {
            ending = String(thrown);
          }
          const { program, parents, decisions, decisionLevels, transitions, expanded, source } = search;
          return {
            found: { ending, decisions, decisionLevels, transitions, expanded, source, depth: frontier.depth },
            counts: [program.statistics, program.firstEnabled, program.cases].map((of) => [...of]),
            states: Array.from({ length: frontier.found }, (_, id) => {
              program.store.load(id);
              return { words: [...program.store.registers.current], path: parents.pathTo(id) };
            }),
          };
        };
        expect(run(looks)).toEqual(run([]));
      }),
      { seed: 20261126, numRuns: MODELS },
    );
  });
});
