import { describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.js';
import { Watch, type Workers } from '../../explore/index.js';
import { deadlockFree, defineModel, type Instance, integer, type Property } from '../../language/index.js';
import type { Sources } from '../../source.js';
import {
  gauges,
  leakyBoats,
  propertiesOfRandomModel,
  propertiesOfSwitches,
  randomModelAt,
  sourcesOfGauges,
  sourcesOfLeakyBoats,
  sourcesOfRandomModel,
  sourcesOfSwitches,
  switches,
} from '../../testing/index.js';
import { type SwarmOptions, type SwarmResult, swarm } from './swarm.js';
import type { WalkDone } from './walking.js';

/** `npm run test:thorough` sets more. */
const MODELS = Number(process.env.SIGNALBOX_COMBINED_MODELS ?? 4);

interface Subject {
  readonly instance: Instance;
  readonly properties: { readonly [id: string]: Property };
  readonly sources: Sources;
}

function walk(
  { instance, properties, sources }: Subject,
  count: number,
  options: Partial<SwarmOptions>,
  { worthwhile = 0, watch = new Watch({}) }: { readonly worthwhile?: number; readonly watch?: Watch } = {},
): Promise<SwarmResult> {
  const workers: Workers = { count, sources, properties: Object.keys(properties), worthwhile };
  const how = { seed: 1, stepsPerWalk: 100, ...options };
  return swarm(instance, Object.values(properties), { ...how, workers: count === 1 ? undefined : workers }, watch);
}

/** All that must not depend on the number of workers. */
function foundBy({ workers, statistics, ...found }: SwarmResult): object {
  return { ...found, counted: [...statistics.cells] };
}

function ofRandomModel(seed: number): Subject {
  const instance = randomModelAt('general', seed).instantiate();
  const properties = propertiesOfRandomModel(instance, false);
  return { instance, properties, sources: sourcesOfRandomModel('general', seed, false) };
}

const ofGauges = (): Subject => {
  const instance = gauges().instantiate();
  return { instance, properties: instance.properties, sources: sourcesOfGauges };
};

const ofSwitches = (count: number): Subject => ({
  instance: switches.instantiate({ parameters: { count } }),
  properties: propertiesOfSwitches(),
  sources: sourcesOfSwitches,
});

describe('however many threads walk', () => {
  it(`they find the same in ${MODELS} random models, with budgets of walks and of steps`, {
    timeout: 3_600_000,
  }, async () => {
    let [decided, failed, shared] = [0, 0, 0];
    for (let seed = 1; seed <= MODELS; seed++) {
      const subject = ofRandomModel(seed);
      const budget = { stepsPerWalk: 40, ...(seed % 2 === 0 ? { walks: 150 } : { steps: 5_000 }) };
      const alone = await walk(subject, 1, { seed, ...budget });
      decided += alone.findings.filter((finding) => finding !== undefined).length;
      failed += alone.failure === undefined ? 0 : 1;
      for (const count of [2, 3]) {
        const together = await walk(subject, count, { seed, ...budget });
        shared += together.workers === count ? 1 : 0;
        expect(foundBy(together), `seed ${seed}, ${count} workers`).toEqual(foundBy(alone));
      }
    }
    expect(shared).toBe(2 * MODELS);
    expect(decided).toBeGreaterThan(MODELS / 4);
    expect(failed).toBeGreaterThan(0);
  });

  it('whenever they take over, and whether states are counted exactly or not', async () => {
    const subject = ofGauges();
    for (const mostCounted of [undefined, 30]) {
      const options = { walks: 3_000, mostCounted };
      const alone = await walk(subject, 1, options);
      expect(alone.isEstimated).toBe(mostCounted !== undefined);
      expect(alone.findings.filter((finding) => finding !== undefined).length).toBeGreaterThan(2);
      for (const worthwhile of [0, 1, 20_000]) {
        expect(foundBy(await walk(subject, 2, options, { worthwhile }))).toEqual(foundBy(alone));
      }
    }
  });

  it('they meet a budget exactly', async () => {
    for (const count of [1, 2]) {
      const bySteps = await walk(ofSwitches(20), count, { steps: 12_345 });
      expect(bySteps.ending).toEqual({ because: 'steps', limit: 12_345 });
      expect(bySteps.statistics.steps).toBe(12_345);
      expect(bySteps.statistics.walks).toBe(124);
      expect(bySteps.taken).toEqual(Float64Array.of(12_345));
      const byWalks = await walk(ofSwitches(20), count, { walks: 321 });
      expect(byWalks.ending).toEqual({ because: 'walks', limit: 321 });
      expect(byWalks.statistics.runs(100, false)).toMatchObject({
        walks: 321,
        steps: 32_100,
        lengths: [{ from: 64, to: 127, walks: 321 }],
        deadEnds: 0,
      });
    }
  });

  it('the walk with the lowest number decides, and shows what it did until then', async () => {
    const subject = ofGauges();
    const { findings } = await walk(subject, 2, { walks: 3_000 });
    const early = Object.keys(subject.properties).indexOf('early');
    const finding = findings[early];
    expect(finding).toBeDefined();
    // Gauges at 1 and 2: three steps, whichever come first.
    expect(finding?.schedule.length).toBe(2 * (3 + 1));
    const before = await walk(subject, 1, { walks: finding?.walk ?? 0 });
    expect(before.findings[early]).toBeUndefined();
    const after = await walk(subject, 1, { walks: (finding?.walk ?? 0) + 1 });
    expect(after.findings[early]).toEqual(finding);
  });

  it('the walk with the lowest number in which the model throws is told, and what was found is not lost', async () => {
    const instance = leakyBoats().instantiate();
    const subject = { instance, properties: instance.properties, sources: sourcesOfLeakyBoats };
    const alone = await walk(subject, 1, { walks: 5_000 });
    expect(alone.ending).toEqual({ because: 'failed' });
    // Either boat at the fifth mark, by ten steps, and a look at what can be done there.
    expect(alone.failure).toMatchObject({ message: expect.stringContaining('a leak') });
    expect(alone.failure?.schedule.length).toBe(2 * (10 + 1));
    expect(alone.findings[1]).toMatchObject({ property: 1, walk: 0, schedule: Int32Array.of(-1, 0) });
    for (const count of [2, 3]) expect(foundBy(await walk(subject, count, { walks: 5_000 }))).toEqual(foundBy(alone));
  });
});

describe('a swarm', () => {
  it('shows some walks whole, in order, to one who decides by them, and ends when everything is decided', async () => {
    for (const count of [1, 2]) {
      const shown: number[] = [];
      const examine = async ({ walk: number, schedule }: WalkDone) => {
        shown.push(number);
        expect(schedule.length).toBe(2 * (100 + 1));
        return number === 200 ? [0] : [];
      };
      const { ending, statistics } = await walk(ofSwitches(10), count, { examination: { every: 40, examine } });
      expect(ending).toEqual({ because: 'decided' });
      expect(statistics.walks).toBe(256);
      expect(shown).toEqual([0, 40, 80, 120, 160, 200, 240]);
    }
  });

  it('counts states exactly while they fit', async () => {
    const small = await walk(ofSwitches(8), 2, { walks: 2_000 });
    expect(small).toMatchObject({ distinctStates: 256, isEstimated: false });
    const large = await walk(ofSwitches(8), 2, { walks: 2_000, mostCounted: 255 });
    expect(large.isEstimated).toBe(true);
    expect(Math.abs(large.distinctStates / 256 - 1)).toBeLessThan(0.05);
  });

  it('ends where no walk can take a step, unless so many walks are wanted', async () => {
    const standstill = defineModel({
      name: 'standstill',
      state: () => ({ value: integer({ min: 0, max: 1 }) }),
      actions: ({ action }) => [action('never', { when: () => false, then: () => {} })],
    });
    const instance = standstill.instantiate();
    const options = { seed: 1, stepsPerWalk: 10 };
    const bySteps = await swarm(instance, [], { ...options, steps: 1_000 }, new Watch({}));
    expect(bySteps.ending).toEqual({ because: 'no steps' });
    const byWalks = await swarm(instance, [deadlockFree()], { ...options, walks: 100 }, new Watch({}));
    expect(byWalks.ending).toEqual({ because: 'decided' });
    expect(byWalks.statistics).toMatchObject({ deadEnds: byWalks.statistics.walks, longest: 0 });
    const none = await swarm(instance, [], { ...options, walks: 100 }, new Watch({}));
    expect(none.ending).toEqual({ because: 'walks', limit: 100 });
  });

  it('can be interrupted in the middle of walks that take for ever, alone or not, and keeps what it has', async () => {
    for (const count of [1, 2]) {
      const controller = new AbortController();
      let seen = 0;
      const watch = new Watch({
        signal: controller.signal,
        onProgress: ({ transitions }) => {
          if (transitions < 10_000) return;
          seen ||= transitions;
          controller.abort();
        },
      });
      const { ending, statistics, workers } = await walk(ofSwitches(20), count, { stepsPerWalk: 10 ** 9 }, { watch });
      expect({ ending, workers }).toEqual({ ending: { because: 'interrupted' }, workers: count });
      expect(statistics.steps).toBeGreaterThan(9_999);
      expect(statistics.runs(10 ** 9, false)).toMatchObject({ walks: 1, steps: statistics.steps });
      expect(statistics.steps + statistics.walks).toBeGreaterThanOrEqual(seen);
      expect(statistics.steps).toBeLessThan(10 ** 9);
    }
  });

  it('ends when its time is over, also where no round of walks takes long', async () => {
    for (const count of [1, 2]) {
      const watch = new Watch({ timeLimit: 0.2 });
      const { ending } = await walk(ofSwitches(10), count, { stepsPerWalk: 50 }, { watch });
      expect(ending).toEqual({ because: 'time', limit: 0.2 });
    }
  });

  it('says so where threads do not find the model, and waits for them no longer than there is time', async () => {
    const lost = { ...ofGauges(), sources: { model: { module: import.meta.url, export: 'nothing', given: [] } } };
    await expect(walk(lost, 2, { walks: 10 })).rejects.toThrow(UsageError);
    const module = 'data:text/javascript,export const never = () => new Promise(() => {});';
    const late = { ...ofGauges(), sources: { model: { module, export: 'never', given: [] } } };
    const { ending } = await walk(late, 2, { walks: 10 }, { watch: new Watch({ timeLimit: 0.1 }) });
    expect(ending).toEqual({ because: 'time', limit: 0.1 });
  });
});
