import { describe, expect, test } from 'vitest';
import { boolean, defineModel, integer, oneOf, perProcess, processIds } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { FairnessEvidence, Trace, TraceStep } from '../result.js';
import { replay } from './replay.js';
import { stepOf } from './retrace.js';

/** One asks again and again and is refused, though each of two could be let in. */
const office = defineModel({
  name: 'office',
  processes: () => ({ guest: processIds(2) }),
  state: ({ guest }) => ({
    door: oneOf('shut', 'asked'),
    inside: perProcess(guest, boolean()),
    sign: integer({ min: 0, max: 2 }),
  }),
  actions: ({ guest, action }) => [
    action('ask', {
      fair: 'weak',
      when: (s) => s.door === 'shut',
      then: (s) => {
        s.door = 'asked';
      },
    }),
    action('refuse', {
      when: (s) => s.door === 'asked',
      then: (s) => {
        s.door = 'shut';
      },
    }),
    action('let in', {
      each: guest,
      fair: 'weak',
      when: (s, g) => s.door === 'asked' && !s.inside.at(g),
      then: (s, g) => {
        s.door = 'shut';
        s.inside.set(g, true);
      },
    }),
    action('look', { each: guest, fair: 'weak', then: (s) => s.inside.count((each) => each) }),
    action('paint', {
      each: guest,
      choose: integer({ min: 0, max: 2 }),
      fair: 'weak',
      when: (s, g) => s.inside.at(g),
      then: (s, _, number) => {
        s.sign = number;
      },
    }),
  ],
  properties: ({ always, alwaysStep, eventually, reachable }) => ({
    empty: always('nobody is inside', (s) => s.inside.count((each) => each) === 0),
    stays: alwaysStep(
      'nobody comes in',
      (before, after) => after.inside.count((each) => each) <= before.inside.count((each) => each),
    ),
    served: eventually('somebody comes in', (s) => s.inside.count((each) => each) > 0),
    entered: reachable('somebody is inside', (s) => s.inside.count((each) => each) > 0),
  }),
});

const instance = office.instantiate();
const plain = new PlainModel(instance);

type Occurrence = readonly [action: string, args?: { readonly [name: string]: string | number }];

/** The run that makes these steps, repeated for ever from after `start` of them, for the reasons given. */
function run(occurrences: readonly Occurrence[], start: number, ...fairness: readonly FairnessEvidence[]): Trace {
  const [begin] = plain.initialStates();
  if (begin === undefined) throw new Error('the model begins somewhere');
  const steps: TraceStep[] = [];
  let state = begin.state;
  for (const [action, args = {}] of occurrences) {
    const transition = [...plain.transitions(state)].find(
      (each) => each.action.name === action && JSON.stringify(each.arguments) === JSON.stringify(args),
    );
    if (transition === undefined) throw new Error(`${action} cannot happen`);
    steps.push(stepOf(plain, transition, state));
    state = transition.state;
  }
  const { model, variant, parameters } = instance;
  return {
    version: 1,
    model,
    variant,
    parameters,
    seed: null,
    property: null,
    initial: begin.state,
    steps,
    loop: { start, assumed: null, fairness, couldHappen: [] },
  };
}

const because = (
  action: string,
  reason: FairnessEvidence['because'],
  step: number | null,
  differently: Partial<FairnessEvidence> = {},
): FairnessEvidence => ({ action, arguments: null, fairness: 'weak', because: reason, step, ...differently });

const first = { arguments: { guest: 'guest1' } };
const second = { arguments: { guest: 'guest2' } };

const refusedForEver = (...fairness: readonly FairnessEvidence[]) => run([['ask'], ['refuse']], 0, ...fairness);
const oneInside: readonly Occurrence[] = [['ask'], ['let in', { guest: 'guest1' }]];
const wrong = (step: number, reason: string) => ({ ok: false, step, reason });

describe('a run that repeats itself', () => {
  test('is replayed, with every reason why it is fair', () => {
    const trace = refusedForEver(
      because('ask', 'taken', 1),
      because('let in', 'disabled', 0, first),
      because('let in', 'disabled', 2, second),
      because('paint', 'never enabled', null, first),
      because('paint', 'never enabled', null),
    );
    expect(replay(instance, trace)).toEqual({ ok: true });
  });

  test('must come back to where the loop begins', () => {
    expect(replay(instance, run([['ask'], ['refuse'], ['ask']], 0))).toEqual(
      wrong(3, 'the loop does not close: door is "asked" and not "shut", as it was in the initial state'),
    );
    expect(replay(instance, run([['ask'], ['refuse']], 1))).toEqual(
      wrong(2, 'the loop does not close: door is "shut" and not "asked", as it was after step 1'),
    );
  });

  test('begins it somewhere on the way', () => {
    expect(replay(instance, run([['ask']], 4))).toEqual(
      wrong(1, 'the loop begins after step 4, but the run ends after step 1'),
    );
  });

  test('has no step that leaves the state as it was', () => {
    expect(replay(instance, run([['ask'], ['look', { guest: 'guest1' }]], 1))).toEqual(
      wrong(2, 'it leaves the state as it was, and a run that goes on for ever has no such step'),
    );
  });

  test('takes an action only by a step that the action can make', () => {
    expect(replay(instance, refusedForEver(because('ask', 'taken', 2)))).toEqual(
      wrong(2, 'it is no step of "ask", so the loop is not shown to be weakly fair to it'),
    );
    const closed = run([...oneInside, ['ask'], ['refuse']], 2, because('let in', 'taken', 3, second));
    expect(replay(instance, closed)).toEqual(
      wrong(3, 'it is no step of "let in" (guest: guest2), so the loop is not shown to be weakly fair to it'),
    );
  });

  test('takes an action whatever its effect chooses, and every action that can make the step', () => {
    const painted: readonly Occurrence[] = [
      ...oneInside,
      ['ask'],
      ['let in', { guest: 'guest2' }],
      ['paint', { guest: 'guest1', choice: 1 }],
      ['paint', { guest: 'guest1', choice: 0 }],
    ];
    const fair = [because('paint', 'taken', 5, first), because('paint', 'taken', 6, second)];
    expect(replay(instance, run(painted, 4, ...fair))).toEqual({ ok: true });
  });

  test('does not count what was taken before the loop', () => {
    const early = run([...oneInside, ['ask'], ['refuse']], 2, because('let in', 'taken', 2, first));
    expect(replay(instance, early)).toEqual(
      wrong(2, '"let in" (guest: guest1) is said to be taken, but not where in the loop'),
    );
    const nowhere = refusedForEver(because('ask', 'taken', null));
    expect(replay(instance, nowhere)).toEqual(wrong(2, '"ask" is said to be taken, but not where in the loop'));
  });

  test('does not let an action be called disabled where it is not', () => {
    expect(replay(instance, refusedForEver(because('let in', 'disabled', 1, first)))).toEqual(
      wrong(1, '"let in" (guest: guest1) is enabled after step 1, so the loop is not shown to be weakly fair to it'),
    );
  });

  test('is strongly fair only to what it takes or never enables', () => {
    const strong = { fairness: 'strong' } as const;
    expect(replay(instance, refusedForEver(because('let in', 'disabled', 2, strong)))).toEqual(
      wrong(2, 'that "let in" is not enabled after step 2 is not enough for strong fairness'),
    );
    expect(replay(instance, refusedForEver(because('let in', 'never enabled', null, strong)))).toEqual(
      wrong(1, '"let in" is enabled after step 1, so the loop is not shown to be strongly fair to it'),
    );
  });

  test('owes nothing to an action that would leave the state as it was', () => {
    expect(replay(instance, refusedForEver(because('look', 'never enabled', null)))).toEqual({ ok: true });
  });

  test('is fair only to actions that there are', () => {
    expect(replay(instance, refusedForEver(because('sleep', 'never enabled', null)))).toEqual(
      wrong(0, 'the model has no action "sleep"'),
    );
  });
});

describe('a run that stops', () => {
  test('may stop where nothing to which it must be fair is enabled', () => {
    const fair = [because('let in', 'disabled', 0, first), because('paint', 'never enabled', null)];
    expect(replay(instance, run([], 0, ...fair))).toEqual({ ok: true });
  });

  test('may not stop where it is', () => {
    const stopped = run(oneInside, 2, because('paint', 'never enabled', null, first));
    expect(replay(instance, stopped)).toEqual(
      wrong(
        2,
        '"paint" (guest: guest1) is enabled after step 2, so a run that stops there is not shown to be weakly fair to it',
      ),
    );
  });

  test('takes nothing any more', () => {
    expect(replay(instance, run(oneInside, 2, because('let in', 'taken', 2, first)))).toEqual(
      wrong(2, '"let in" (guest: guest1) is said to be taken, but not where in the loop'),
    );
  });
});

test('a step that is none is told before what is wrong with the loop', () => {
  const trace = refusedForEver(because('ask', 'taken', 2));
  const [step] = trace.steps;
  if (step === undefined) throw new Error('there are steps');
  const changed = { ...trace, steps: [{ ...step, action: 'refuse' }] };
  expect(replay(instance, changed)).toEqual(wrong(1, '"refuse" is not enabled here; enabled are "ask", "look"'));
});

describe('with a property, a trace must decide it', () => {
  const entering: Trace = { ...run(oneInside, 0), loop: null };
  const outside: Trace = { ...run([['ask']], 0), loop: null };
  const refused = refusedForEver(because('ask', 'taken', 1), because('let in', 'disabled', 0));
  const judged = (trace: Trace, id: string) => replay(instance, { ...trace, property: id }, instance.properties[id]);

  test.each([
    ['a state', 'empty', entering, outside],
    ['a step', 'stays', entering, outside],
    ['a run', 'served', refused, entering],
  ])('violates one of %s, or does not', (_, id, violating, other) => {
    expect(judged(violating, id)).toEqual({ ok: true });
    expect(judged(other, id)).toEqual(wrong(other.steps.length, `it does not violate ${id}`));
  });

  test('reaches a state, or does not', () => {
    expect(judged(entering, 'entered')).toEqual({ ok: true });
    expect(judged(outside, 'entered')).toEqual(wrong(1, 'it does not reach entered'));
  });
});
