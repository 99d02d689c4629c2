import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { check } from '../check.js';
import { always, deadlockFree, eventually, type Instance } from '../language/index.js';
import type { CheckOptions } from '../options.js';
import type { CheckResult } from '../result.js';
import { OutOfMemory } from '../store/index.js';
import {
  below,
  counter,
  gauges,
  randomModel,
  randomTemporalCase,
  randomTimedModel,
  switches,
  timedInstance,
} from '../testing/index.js';

/** `npm run test:thorough` sets more. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 80) / 10);
const MOST_STATES = 2_000;

const root = mkdtempSync(join(tmpdir(), 'signalbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());
let folders = 0;
const newFolder = () => join(root, String(folders++));

/** Keeps the exploration going to the end, whatever else is decided. */
const throughout = { throughout: always('every state is visited', () => true), 'deadlock-free': deadlockFree() };

/** All that was found, without what it cost. */
function findings(result: CheckResult) {
  const { seconds: _, peakMemory: __, bytesPerState: ___, bytesPerTransition: ____, ...found } = result;
  return found;
}

/** A check that is stopped at these numbers of states, and gone on with each time, finds what an undisturbed one does. */
async function isAsUndisturbed(instance: Instance, options: CheckOptions, stops: readonly number[]): Promise<void> {
  const whole = await check(instance, { ...options, maxStates: MOST_STATES });
  fc.pre(whole.ranOut === null);
  const directory = newFolder();
  let result: CheckResult | undefined;
  for (const maxStates of [...stops, MOST_STATES]) {
    const isFirst = result === undefined;
    const where = isFirst ? { checkpoint: { directory } } : { resume: { directory } };
    result = await check(instance, { ...options, ...where, maxStates });
    expect(result.saved === null).toBe(!existsSync(directory));
    if (result.saved === null) break;
  }
  // That a model is at fault may be seen as soon as it is stopped, in a state that the other one comes to later.
  if (whole.failure !== null) return expect(result?.failure?.kind).toBe(whole.failure.kind);
  expect(result === undefined ? undefined : findings(result)).toEqual(findings(whole));
  expect(existsSync(directory)).toBe(false);
}

const searches = fc.constantFrom('bfs' as const, 'dfs' as const);
/** Where to stop, from small to large. */
const stopping = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 2 })
  .map((stops) => stops.sort((one, other) => one - other));

describe('a check that is gone on with finds what an undisturbed one does', () => {
  it(`on ${MODELS} random models, whichever way they are searched`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(randomModel(), searches, stopping, async (random, search, stops) => {
      const properties = { ...random.properties, ...throughout };
      await isAsUndisturbed(random.instance, { properties, search }, stops);
    });
    await fc.assert(property, { seed: 20261126, numRuns: MODELS, endOnFailure: true });
  });

  it(`on ${MODELS} random models with temporal properties`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(randomTemporalCase(), searches, stopping, async (random, search, stops) => {
      const { random: model, property: temporal, fairness } = random;
      const properties = { temporal, ...model.properties, ...throughout };
      await isAsUndisturbed(model.instance, { properties, search, fairness }, stops);
    });
    await fc.assert(property, { seed: 20261127, numRuns: MODELS, endOnFailure: true });
  });

  it(`on ${MODELS} random models with time, where it passes in labelled steps`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(randomTimedModel(), searches, stopping, async (random, search, stops) => {
      const later = eventually<unknown>('time has passed', () => false);
      await isAsUndisturbed(timedInstance(random), { properties: { later, ...throughout }, search }, stops);
    });
    await fc.assert(property, { seed: 20261128, numRuns: MODELS, endOnFailure: true });
  });

  it('where depth was the limit, and what was too deep is expanded after all', async () => {
    const instance = switches.instantiate({ parameters: { count: 9 } });
    for (const search of ['bfs', 'dfs'] as const) {
      const options = { properties: throughout, search };
      const whole = await check(instance, options);
      const directory = newFolder();
      const first = await check(instance, { ...options, maxDepth: 3, checkpoint: { directory } });
      expect(first).toMatchObject({ ranOut: 'depth', saved: directory });
      expect(await check(instance, { ...options, maxDepth: 3, resume: { directory } })).toMatchObject({
        distinctStates: first.distinctStates,
        ranOut: 'depth',
      });
      const { distinctStates, transitions, actions } = await check(instance, { ...options, resume: { directory } });
      expect({ distinctStates, transitions, actions }).toEqual({
        distinctStates: whole.distinctStates,
        transitions: whole.transitions,
        actions: whole.actions,
      });
    }
  });

  it.each(['bfs', 'dfs'] as const)('with states stored as it was learnt, or not yet (%s)', async (search) => {
    const instance = gauges().instantiate();
    const options = { properties: instance.properties, search, layout: { learnFrom: 60 } };
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
    const whole = await check(instance, options);
    for (const maxStates of [1, 30, 300, 400]) {
      const directory = newFolder();
      const first = await check(instance, { ...options, checkpoint: { directory }, maxStates });
      const interval = maxStates === 30 ? 0 : 60;
      await check(instance, { ...options, resume: { directory, interval }, maxStates: maxStates + 100 });
      const second = await check(instance, { ...options, resume: { directory } });
      expect(first.ranOut).toBe('states');
      expect(findings(second)).toEqual(findings(whole));
      // What is kept stays as it was stored.
      if (maxStates > 100) expect(second.bytesPerState).toBe(whole.bytesPerState);
      else expect(second.bytesPerState).toBeGreaterThan(whole.bytesPerState);
    }
    // Kept before it was learnt, while it went on.
    const directory = newFolder();
    const often = { directory, interval: 0 };
    await check(instance, { ...options, layout: { learnFrom: 500 }, checkpoint: often, maxStates: 550 });
    const other = { ...options, layout: { learnFrom: 500 }, resume: { directory } };
    expect(findings(await check(instance, other))).toEqual(findings(whole));
    // Not with another layout.
    const again = newFolder();
    await check(instance, { ...options, checkpoint: { directory: again }, maxStates: 100 });
    await expect(check(instance, { ...options, layout: 'flat', resume: { directory: again } })).rejects.toThrow(
      'has layout learnt from 60, not flat',
    );
  });

  it('where memory gave out in the midst of an expansion: what was broken off is done again', async () => {
    for (const search of ['bfs', 'dfs'] as const) {
      for (const after of [2, 300, 1000, 1024]) {
        let calls = 0;
        let failing = 0;
        const gives = always('there is memory', () => {
          calls += 1;
          if (calls === failing) throw new OutOfMemory(1);
          return true;
        });
        const instance = switches.instantiate({ parameters: { count: 10 } });
        const settled = eventually<unknown>('never', () => false);
        const options = { properties: { gives, settled, ...throughout }, search };
        const whole = await check(instance, options);
        [calls, failing] = [0, after];
        // Each look at the clock is 30 ms later: what is known is remembered after every few states.
        let now = 0;
        vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
        const directory = newFolder();
        const first = await check(instance, { ...options, checkpoint: { directory } });
        expect(first).toMatchObject({ ranOut: 'memory', saved: directory });
        // What was broken off is not expanded yet, and says nothing.
        const between = await check(instance, { ...options, resume: { directory }, maxStates: 1 });
        expect(between).toMatchObject({ failure: null, saved: directory });
        const second = await check(instance, { ...options, resume: { directory } });
        expect(findings(second)).toEqual(findings(whole));
        vi.restoreAllMocks();
      }
    }
  });

  it.each(['bfs', 'dfs'] as const)(
    'where it is written all the time, and died after any of these (%s)',
    async (search) => {
      const instance = counter.instantiate({ parameters: { limit: 2_000 } });
      const options = { properties: { low: below(1_500), ...throughout }, search };
      const whole = await check(instance, options);
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
      const directory = newFolder();
      const copies: string[] = [];
      const copy = () => {
        if (!existsSync(join(directory, 'manifest'))) return;
        const to = newFolder();
        cpSync(directory, to, { recursive: true });
        // Its owner is another process, which is dead.
        writeFileSync(join(to, 'lock'), '999999999\n');
        copies.push(to);
      };
      await check(instance, { ...options, checkpoint: { directory, interval: 0 }, onProgress: copy });
      expect(copies.length).toBeGreaterThan(10);
      for (const copied of copies) {
        expect(findings(await check(instance, { ...options, resume: { directory: copied } }))).toEqual(findings(whole));
      }
    },
  );
});
