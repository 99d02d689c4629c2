import { describe, expect, test } from 'vitest';
import { UsageError } from '../../errors.js';
import { boolean, defineModel, type Instance, integer, oneOf, perProcess, processIds } from '../../language/index.js';
import { Walker } from '../walk.js';
import { drawParameters, type Parameters, parametersArbitrary, type VariedModel } from './parameters.js';
import { Reruns } from './rerun.js';
import { type MakeWalk, shrunkVariedRun, type VariedWalks } from './short-run.js';

/** Workers count together; the mood does nothing. Not all combinations are allowed. */
const counting = defineModel({
  name: 'counting',
  parameters: {
    workers: integer({ min: 1, max: 6, default: 3 }),
    limit: integer({ min: 0, max: 9, default: 4 }),
    losses: integer({ min: 0, max: 3, default: 1 }),
    mood: oneOf('calm', 'brisk', 'wild'),
    loud: boolean({ default: true }),
  },
  processes: ({ workers, limit }) => {
    if (workers > 1 && workers === limit) throw new UsageError('as many workers as the limit says are not allowed');
    return { worker: processIds(workers) };
  },
  state: ({ worker }) => ({
    done: perProcess(worker, integer({ min: 0, max: 9 })),
    lost: integer({ min: 0, max: 3 }),
  }),
  actions: ({ worker, losses, limit, action }) => [
    action('work', {
      each: worker,
      when: (s, w) => s.done.at(w) < limit,
      then: (s, w) => s.done.set(w, s.done.at(w) + 1),
    }),
    action('lose', {
      when: (s) => s.lost < losses,
      then: (s) => {
        s.lost += 1;
      },
    }),
  ],
  properties: ({ worker, never }) => ({
    busy: never('the third worker has done two things', (s) => {
      const [, , third] = worker.ids;
      return third !== undefined && s.done.at(third) > 1;
    }),
    together: never('three are done with something', (s) => s.done.count((done) => done > 0) === 3),
    lossless: never('two are lost', (s) => s.lost === 2),
  }),
});

const varied: VariedModel = { model: counting, given: {}, names: ['workers', 'limit', 'losses', 'mood', 'loud'] };

function walksOf(id: string): VariedWalks['walksOf'] {
  return (instance: Instance) => {
    const property = instance.properties[id];
    if (property === undefined) throw new UsageError(`there is no property ${id}`);
    const walker = new Walker(instance, [property], { strategy: 'uniform' });
    const walk: MakeWalk = (words) => {
      walker.walk(words, 200);
      return walker.schedule;
    };
    return { aim: { shows: 'decision', property }, walk };
  };
}

/** Shrinks walk 3 from parameters with which the property is violated by nearly any walk. */
function shrunk(id: string, drawn: Parameters, walk: number | string = 3) {
  return shrunkVariedRun({ varied, drawn, walksOf: walksOf(id) }, { seed: 11, walk });
}

const large = { workers: 6, limit: 9, losses: 3, mood: 'wild', loud: false };

describe('a run of a model whose parameters are varied', () => {
  test('becomes one with the smallest parameters, and defaults where nothing is smaller', () => {
    // Two and two are not allowed.
    expect(shrunk('lossless', large)).toMatchObject({
      parameters: { workers: 1, limit: 0, losses: 2, mood: 'calm', loud: true },
    });
    expect(shrunk('together', large)).toMatchObject({
      parameters: { workers: 3, limit: 1, losses: 0, mood: 'calm', loud: true },
    });
  });

  test('is of the instance with these parameters, and as short as can be', () => {
    const { parameters, instance, run, schedule, isShortest, walked } = shrunk('together', large);
    expect(instance.parameters).toEqual(parameters);
    expect([run.length - 1, isShortest, schedule.length / 2 - 1]).toEqual([3, true, 3]);
    expect(walked).toBeGreaterThan(3);
    const property = instance.properties.together;
    if (property === undefined) throw new Error('it has this property');
    expect(new Reruns(instance, { shows: 'decision', property }).run(schedule).isReached).toBe(true);
  });

  test('leaves out what the model does not allow', () => {
    // With three workers a limit of three is next on the way.
    for (const limit of [5, 6, 9]) {
      expect(shrunk('busy', { ...large, workers: 4, limit }).parameters).toMatchObject({ workers: 3, limit: 2 });
    }
  });

  test('is the same again by its path', () => {
    const first = shrunk('together', large);
    const again = shrunk('together', large, first.path);
    expect({ ...again, instance: null }).toEqual({ ...first, instance: null });
    expect(again.instance.parameters).toEqual(first.instance.parameters);
  });
});

describe('parameters', () => {
  const drawnFor = (stretch: number, seed = 1) => drawParameters(varied, seed, stretch, (instance) => instance);

  test('are drawn within their bounds, all of what these allow', () => {
    const values = new Map(varied.names.map((name) => [name, new Set<unknown>()]));
    for (let stretch = 0; stretch < 200; stretch++) {
      const { parameters, made } = drawnFor(stretch);
      expect(made.parameters).toEqual(parameters);
      expect(parameters.workers === 1 || parameters.workers !== parameters.limit).toBe(true);
      for (const [name, value] of Object.entries(parameters)) values.get(name)?.add(value);
    }
    expect([...values].map(([name, each]) => [name, each.size])).toEqual([
      ['workers', 6],
      ['limit', 10],
      ['losses', 4],
      ['mood', 3],
      ['loud', 2],
    ]);
  });

  test('follow from seed and stretch', () => {
    expect(drawnFor(5).parameters).toEqual(drawnFor(5).parameters);
    const drawn = [drawnFor(5), drawnFor(6), drawnFor(5, 2)].map(({ parameters }) => JSON.stringify(parameters));
    expect(new Set(drawn).size).toBe(3);
  });

  test('keep those that are given', () => {
    const { made } = drawParameters(
      { ...varied, names: ['workers'], given: { limit: 8, losses: 0 } },
      1,
      1,
      (each) => each,
    );
    expect(made.parameters).toMatchObject({ limit: 8, losses: 0, mood: 'calm', loud: true });
  });

  test('that the model does not have, or that are given, are refused', () => {
    expect(() => parametersArbitrary({ ...varied, names: ['size'] })).toThrow(
      /has no parameter "size" to vary; it has workers/,
    );
    expect(() => parametersArbitrary({ ...varied, given: { limit: 2 } })).toThrow(
      /limit is to be varied, and set to 2/,
    );
  });

  test('are refused where no combination makes an instance', () => {
    const refuse = () => {
      throw new UsageError('never');
    };
    expect(() => drawParameters(varied, 1, 1, refuse)).toThrow(/none of 1,000 draws of workers, .* was refused: never/);
    const fail = () => {
      throw new TypeError('a mistake');
    };
    expect(() => drawParameters(varied, 1, 1, fail)).toThrow(/a mistake/);
  });
});
