import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../compile/index.js';
import { ModelError, UsageError } from '../errors.js';
import { explore, Watch } from '../explore/index.js';
import { alwaysStep, defineModel, type Instance, integer, reachable } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { counter, type RandomModel, randomUntimedModel, request, switches } from '../testing/index.js';
import { replay } from '../trace/index.js';
import { type Run, runsOf } from './index.js';

/** Random models that are drawn for each statement about all of them. */
const MODELS = Math.ceil(Number(process.env.SIGNALBOX_RANDOM_MODELS ?? 40) / 4);
/** Of a model that the engine explores. */
const MOST_STATES = 1000;

const print = () => 'a run';
const runs = (instance: Instance, maxSteps = 12) => runsOf(instance, { maxSteps, print });
const drawn = (arbitrary: fc.Arbitrary<Run>, numRuns: number, seed = 1) => fc.sample(arbitrary, { numRuns, seed });
const endOf = ({ initial, steps }: Run) => steps.at(-1)?.after ?? initial;
const keyOf = (state: Snapshot) => JSON.stringify(state);
const actionsOf = ({ steps }: Run) => steps.map(({ action }) => action);

/** What the engine, which shares no code with the runs, finds: all states, and all steps as pairs of them. Of smaller models only. */
async function foundByEngine(
  instance: Instance,
): Promise<{ readonly states: Set<string>; readonly steps: Set<string> }> {
  const states = new Set<string>();
  const steps = new Set<string>();
  const key = (view: unknown) => keyOf(snapshotOf(instance.fields, view));
  const seen = [
    reachable('never, but it is asked of each', (state) => states.add(key(state)) === undefined),
    alwaysStep('always', (before, after) => steps.add(key(before) + key(after)) !== undefined),
  ];
  const { ending } = await explore(instance, seen, { search: 'bfs', maxStates: MOST_STATES }, new Watch({}));
  fc.pre(ending.because === 'exhausted');
  return { states, steps };
}

/** The states of a run that is made again without one of its steps, as simply as can be, as far as the model lets it. */
function without(run: Run, left: number, instance: Instance): readonly Snapshot[] {
  const plain = new PlainModel(instance);
  const states = [run.initial];
  for (const [position, step] of run.steps.entries()) {
    if (position === left) continue;
    const here = states.at(-1) ?? run.initial;
    for (const { action, arguments: args, state } of withoutFault(() => [...plain.transitions(here)])) {
      if (action.name !== step.action || JSON.stringify(args) !== JSON.stringify(step.arguments)) continue;
      states.push(state);
      break;
    }
  }
  return states;
}

const visits = (states: readonly Snapshot[], key: string) => states.some((state) => keyOf(state) === key);

describe('a run', () => {
  it('has only steps that the model can make, and so has what it shrinks to', async () => {
    await fc.assert(
      fc.asyncProperty(randomUntimedModel(), fc.nat(), async ({ instance }: RandomModel, seed) => {
        const arbitrary = runs(instance);
        const found = await foundByEngine(instance);
        const some = withoutFault(() => drawn(arbitrary, 3, seed));
        const shrunk = some.flatMap((run) => [...arbitrary.shrink(run, undefined).take(8)].map(({ value }) => value));
        const isFound = ({ initial, steps }: Run) =>
          found.states.has(keyOf(initial)) &&
          steps.every(({ before, after }) => found.steps.has(keyOf(before) + keyOf(after)));
        const isOneAfterAnother = ({ initial, steps }: Run) =>
          steps.every(({ before }, position) => before === (steps[position - 1]?.after ?? initial));
        const all = [...some, ...shrunk];
        expect(all.filter((run) => !isFound(run))).toEqual([]);
        expect(all.filter((run) => !isOneAfterAnother(run))).toEqual([]);
        expect(all.filter((run) => !replay(instance, run.trace).ok)).toEqual([]);
      }),
      { numRuns: MODELS, seed: 6 },
    );
  });

  it('ends where nothing is possible any more, or after as many steps as are wanted', () => {
    const counting = counter.instantiate({ parameters: { limit: 5 } });
    const longest = drawn(runs(counting), 200);
    expect(longest.some(({ steps }) => steps.length === 5)).toBe(true);
    expect(longest.every((run) => run.steps.length <= 5)).toBe(true);
    const lengths = drawn(runs(switches.instantiate(), 7), 200).map(({ steps }) => steps.length);
    expect(new Set(lengths)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(drawn(runs(switches.instantiate(), 0), 5).every(({ steps }) => steps.length === 0)).toBe(true);
  });

  it('is the same for the same seed', () => {
    const of = (seed: number) => drawn(runs(switches.instantiate()), 5, seed).map(({ trace }) => trace);
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  it('takes an action as often as its likelihood says, however many occurrences it has', () => {
    const model = defineModel({
      name: 'dice',
      state: () => ({ shown: integer({ min: 0, max: 6 }) }),
      actions: ({ action }) => [
        action('roll', {
          choose: integer({ min: 1, max: 6 }),
          then: (s, pips) => {
            s.shown = pips;
          },
        }),
        action('hide', {
          likelihood: 4,
          then: (s) => {
            s.shown = 0;
          },
        }),
      ],
    });
    const taken = drawn(runs(model.instantiate(), 40), 200).flatMap(actionsOf);
    const share = taken.filter((action) => action === 'hide').length / taken.length;
    expect(taken.length).toBeGreaterThan(2000);
    expect(share).toBeGreaterThan(0.77);
    expect(share).toBeLessThan(0.83);
  });

  it('cannot be changed, for other runs begin in the same state', () => {
    const [run] = drawn(runs(switches.instantiate()), 1);
    expect(() => Object.assign(run?.initial ?? {}, { on: null })).toThrow(TypeError);
    expect(() => Object.assign(run?.steps.at(-1)?.after ?? {}, { on: null })).toThrow(TypeError);
  });

  it('prints itself where fast-check reports it', () => {
    const arbitrary = runsOf(switches.instantiate(), { maxSteps: 3, print: ({ steps }) => `<${steps.length} steps>` });
    const { counterexample, failed } = fc.check(
      fc.property(arbitrary, ({ steps }) => steps.length < 2),
      { seed: 1 },
    );
    expect(failed).toBe(true);
    expect(String(counterexample?.[0])).toBe('<2 steps>');
    expect(fc.stringify(counterexample)).toBe('[\n<2 steps>]');
  });
});

describe('a failing run', () => {
  it('shrinks until no step can be left out', () => {
    let shortened = 0;
    fc.assert(
      fc.property(randomUntimedModel(), fc.nat(), ({ instance }: RandomModel, seed) => {
        const arbitrary = runs(instance);
        const [long] = withoutFault(() => drawn(arbitrary, 6, seed)).toSorted(
          (a, b) => b.steps.length - a.steps.length,
        );
        fc.pre(long !== undefined && long.steps.length > 3 && endOf(long) !== long.initial);
        const goal = keyOf(endOf(long));
        const misses = (run: Run) => !visits([run.initial, ...run.steps.map(({ after }) => after)], goal);
        const { counterexample } = fc.check(fc.property(arbitrary, misses), { examples: [[long]], numRuns: 1 });
        const [shrunk] = counterexample ?? [];
        if (shrunk === undefined) throw new Error('the run that was given does not fail');
        expect(keyOf(endOf(shrunk))).toBe(goal);
        for (const position of shrunk.steps.keys())
          expect(visits(without(shrunk, position, instance), goal)).toBe(false);
        if (shrunk.steps.length < long.steps.length) shortened += 1;
      }),
      { numRuns: MODELS, seed: 6 },
    );
    expect(shortened).toBeGreaterThan(MODELS / 2);
  });

  it('shrinks to the shortest where steps do not stand in for each other', () => {
    const instance = switches.instantiate();
    const isOn = (state: Snapshot) => JSON.stringify(state).split('true').length - 1;
    const { counterexample } = fc.check(
      fc.property(runs(instance, 60), ({ steps }) => steps.every(({ after }) => isOn(after) < 4)),
      { seed: 9 },
    );
    expect(counterexample?.[0].steps).toHaveLength(4);
  });

  it('shrinks to the first initial state, if it fails there, too', () => {
    const model = defineModel({
      name: 'anywhere',
      state: () => ({ at: integer({ min: 0, max: 9 }), moves: integer({ min: 0, max: 9 }) }),
      initial: ({ action }) => [
        action('begin', {
          choose: integer({ min: 2, max: 9 }),
          then: (s, at) => {
            s.at = at;
          },
        }),
      ],
      actions: ({ action }) => [
        action('move', {
          when: (s) => s.moves < 9,
          then: (s) => {
            s.moves += 1;
          },
        }),
      ],
    });
    const arbitrary = runs(model.instantiate());
    expect(new Set(drawn(arbitrary, 200).map(({ initial }) => keyOf(initial))).size).toBe(8);
    const elsewhere = drawn(arbitrary, 200).find(
      ({ initial, steps }) => keyOf(initial).includes('9') && steps.length > 2,
    );
    if (elsewhere === undefined) throw new Error('no run begins there');
    const isShort = fc.property(arbitrary, ({ steps }) => steps.length < 2);
    const { counterexample } = fc.check(isShort, { examples: [[elsewhere]], numRuns: 1 });
    expect(counterexample?.[0]?.initial).toEqual({ at: 2, moves: 0 });
    expect(counterexample?.[0]?.steps).toHaveLength(2);
  });

  it('lets time pass as far as it can where steps before were left out', () => {
    const instance = request(4, 8);
    const { counterexample } = fc.check(
      fc.property(runs(instance), (run) => !actionsOf(run).includes('answer')),
      { seed: 1 },
    );
    const [shrunk] = counterexample ?? [];
    expect(shrunk === undefined ? [] : actionsOf(shrunk)).toEqual(['ask', 'time passes', 'answer']);
  });
});

describe('runs cannot be made', () => {
  const overflowing = defineModel({
    name: 'overflowing',
    state: () => ({ value: integer({ min: 0, max: 2 }) }),
    actions: ({ action }) => [
      action('count', {
        then: (s) => {
          s.value += 1;
        },
      }),
    ],
  });

  it('of a model that is at fault: the error shows the run that leads there', () => {
    const arbitrary = runsOf(overflowing.instantiate(), {
      maxSteps: 10,
      print: ({ steps }) => `after ${steps.length} steps`,
    });
    expect(() => drawn(arbitrary, 50)).toThrow(ModelError);
    expect(() => drawn(arbitrary, 50)).toThrow(/value cannot be 3: it is an integer from 0 to 2\n\nafter 2 steps$/);
  });

  it('of a model without an initial state, or of a length that is none', () => {
    const model = defineModel({
      name: 'nowhere',
      state: () => ({ value: integer({ min: 0, max: 2 }) }),
      initial: ({ action }) => [action('begin', { when: () => false, then: () => {} })],
      actions: ({ action }) => [action('stay', { then: () => {} })],
    });
    expect(() => runs(model.instantiate())).toThrow(
      new UsageError('the model nowhere has no initial state, so it has no runs'),
    );
    expect(() => runs(switches.instantiate(), 1.5)).toThrow('maxSteps is a whole number from 0 on, not 1.5');
    expect(() => runs(switches.instantiate(), -1)).toThrow(UsageError);
  });
});

/** What is made of a random model, or nothing where it is at fault, as some are. */
function withoutFault<Made>(make: () => readonly Made[]): readonly Made[] {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof ModelError) return [];
    throw thrown;
  }
}
