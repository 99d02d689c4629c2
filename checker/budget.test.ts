import { describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import { always, deadlockFree } from './language/index.js';
import { below, counter, switches } from './testing/index.js';

describe('a budget that runs out is inconclusive, never "holds"', () => {
  const properties = { 'deadlock-free': deadlockFree(), sound: always('always', () => true) };
  const long = counter.instantiate({ parameters: { limit: 1_000_000 } });

  it('of states', async () => {
    const result = await check(long, { properties, maxStates: 1000 });
    expect(result).toMatchObject({ complete: false, distinctStates: 1001 });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
    expect(result.properties[0]?.reason).toBe('stopped at 1,001 states, beyond the limit of 1,000');
  });

  it('of depth, and shallower violations are still found', async () => {
    const result = await check(long, { properties: { ...properties, low: below(4) }, maxDepth: 3 });
    expect(result).toMatchObject({ complete: false, distinctStates: 5, depth: 3 });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive', 'violated']);
  });

  it('of time', async () => {
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), { properties, timeLimit: 0.1 });
    expect(result.properties[0]?.reason).toMatch(/^stopped after 0\.1 s at /);
  });

  it('of memory', async () => {
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), {
      properties,
      memoryLimit: 2 ** 20,
    });
    expect(result.properties[0]?.reason).toMatch(/^stopped at 1 MiB of memory and /);
  });

  it('of the memory that the machine gives', async () => {
    const Original = SharedArrayBuffer;
    const scarce = new Proxy(Original, {
      construct(target, [bytes]: [number]) {
        if (bytes > 2 ** 16) throw new RangeError('Array buffer allocation failed');
        return Reflect.construct(target, [bytes]);
      },
    });
    vi.stubGlobal('SharedArrayBuffer', scarce);
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), { properties });
    vi.unstubAllGlobals();
    expect(result.failure).toBeNull();
    expect(result.properties[0]?.reason).toMatch(/^stopped at [\d,]+ states: the machine gave no more memory$/);
  });

  it('but a space that fits is complete', async () => {
    const result = await check(counter.instantiate(), { properties, maxStates: 11, maxDepth: 7, timeLimit: 60 });
    expect(result.complete).toBe(true);
  });

  it('nor is a run that was interrupted; progress is told until then', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), {
      properties,
      signal: controller.signal,
      onProgress: ({ distinctStates }) => {
        seen.push(distinctStates);
        if (seen.length === 3) controller.abort();
      },
    });
    expect(result).toMatchObject({ interrupted: true, complete: false });
    expect(result.properties[0]?.verdict).toBe('inconclusive');
    expect(result.distinctStates).toBeGreaterThanOrEqual(seen.at(-1) ?? Number.POSITIVE_INFINITY);
  });
});
