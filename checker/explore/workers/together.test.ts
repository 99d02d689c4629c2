import { describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.js';
import { allFoundBy, boats, sourcesOfBoats } from '../../testing/index.js';
import { explore } from '../explore.js';
import { Watch } from '../watch.js';

const instance = boats().instantiate();
const ids = Object.keys(instance.properties);
const properties = Object.values(instance.properties);

function exploreBoats(
  count: number,
  worthwhile: number,
  { only = ids, ...options }: { readonly maxDepth?: number; readonly only?: readonly string[] } = {},
) {
  const workers = count === 1 ? undefined : { count, sources: sourcesOfBoats, properties: only, worthwhile };
  const judged = only.flatMap((id) => instance.properties[id] ?? []);
  return explore(instance, judged, { search: 'bfs', keepEdges: true, workers, ...options }, new Watch({}));
}

describe('threads that go on with what one has begun', () => {
  it('end where it would, whenever they take over: the same states, in the same order, with the same transitions', async () => {
    const alone = allFoundBy(await exploreBoats(1, 0));
    expect(alone.counts.distinctStates).toBe(25 ** 3);
    for (const count of [2, 3]) {
      for (const worthwhile of [0, 1, 100]) {
        const together = await exploreBoats(count, worthwhile);
        if (worthwhile === 0) expect(together.workers).toBe(count);
        expect(allFoundBy(together)).toEqual(alone);
      }
    }
  });

  it('stop at the same depth', async () => {
    const alone = allFoundBy(await exploreBoats(1, 0, { maxDepth: 40 }));
    expect(alone.ending).toEqual({ because: 'depth', limit: 40 });
    expect(allFoundBy(await exploreBoats(2, 0, { maxDepth: 40 }))).toEqual(alone);
  });

  it('do not take over where nothing is left to decide', async () => {
    const only = ['together'];
    const alone = allFoundBy(await exploreBoats(1, 0, { only }));
    expect(alone.ending).toEqual({ because: 'decided' });
    expect(alone.counts.distinctStates).toBe(1);
    expect(allFoundBy(await exploreBoats(2, 0, { only }))).toEqual(alone);
  });

  it('say so where they do not find the model', async () => {
    const sources = { model: { module: import.meta.url, export: 'nothing', given: [] } };
    const workers = { count: 2, sources, properties: ids, worthwhile: 0 };
    const exploration = explore(instance, properties, { search: 'bfs', workers }, new Watch({}));
    await expect(exploration).rejects.toThrow(UsageError);
    await expect(exploration).rejects.toThrow('several workers cannot explore boats');
  });

  it('are not waited for longer than there is time', async () => {
    const module = 'data:text/javascript,export const never = () => new Promise(() => {});';
    const sources = { model: { module, export: 'never', given: [] } };
    const workers = { count: 2, sources, properties: ids, worthwhile: 0 };
    const { ending } = await explore(instance, properties, { search: 'bfs', workers }, new Watch({ timeLimit: 0.1 }));
    expect(ending).toEqual({ because: 'time', limit: 0.1 });
  });

  it('end when they are told to, with what they have found', async () => {
    const large = boats().instantiate({ parameters: { marks: 255 } });
    const controller = new AbortController();
    const workers = { count: 2, sources: sourcesOfBoats, properties: ids, worthwhile: 0 };
    let seen = 0;
    const watch = new Watch({
      signal: controller.signal,
      onProgress: ({ distinctStates }) => {
        if (distinctStates < 1_000) return;
        seen ||= distinctStates;
        controller.abort();
      },
    });
    const {
      ending,
      distinctStates,
      workers: count,
    } = await explore(large, Object.values(large.properties), { search: 'bfs', workers }, watch);
    expect({ ending, count }).toEqual({ ending: { because: 'interrupted' }, count: 2 });
    expect(distinctStates).toBeGreaterThanOrEqual(seen);
    expect(distinctStates).toBeLessThan(256 ** 3);
  });
});
