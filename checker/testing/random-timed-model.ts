import fc from 'fast-check';
import {
  array,
  boolean,
  budget,
  countdown,
  defineModel,
  type Instance,
  integer,
  type ReadonlyView,
  type View,
} from '../language/index.js';

/** What a random action does to a countdown, in steps of time. */
type Effect =
  | { readonly does: 'start'; readonly timer: number; readonly earliest: number; readonly latest: number }
  | { readonly does: 'start at choice'; readonly timer: number }
  | { readonly does: 'stop'; readonly timer: number }
  | { readonly does: 'flip' }
  | { readonly does: 'raise' };

interface RandomTimedAction {
  readonly kind: 'action' | 'timer' | 'fault';
  /** Which countdown it waits for. */
  readonly timer: number;
  readonly when: 'due' | 'running' | 'off';
  /** What the flag must be besides, if anything. */
  readonly flag: boolean | null;
  readonly effects: readonly Effect[];
}

/** A model with countdowns as plain data, which fast-check prints and shrinks. */
export interface RandomTimedModel {
  /** Units of time of which everything is a multiple. */
  readonly step: number;
  readonly timers: number;
  readonly faults: number;
  /** Steps of time after which each countdown is due at the beginning; 0 for off. */
  readonly initially: readonly number[];
  readonly actions: readonly RandomTimedAction[];
}

/** Of countdowns, in steps of time. */
const LONGEST = 7;
const HIGHEST = 2;

/**
 * Two or three countdowns, and actions that wait for and start them. Deadlines are met `always`, or `mostly`: then time
 * stops in some of the models.
 */
export function randomTimedModel(deadlinesAreMet: 'always' | 'mostly' = 'mostly'): fc.Arbitrary<RandomTimedModel> {
  return fc.noBias(
    fc.integer({ min: 2, max: 3 }).chain((timers) => {
      const timer = fc.nat({ max: timers - 1 });
      const answers = Array.from({ length: timers }, (_, of) =>
        deadlinesAreMet === 'always' ? randomAnswer(of, timers) : randomAction(fc.constant(of), ['due'], timers),
      );
      return fc.record({
        step: fc.constantFrom(1, 1, 2, 5),
        timers: fc.constant(timers),
        faults: fc.nat({ max: 1 }),
        initially: fc.array(fc.nat({ max: LONGEST }), { minLength: timers, maxLength: timers }),
        actions: fc
          .tuple(
            fc.tuple(...answers),
            fc.array(randomAction(timer, ['due', 'running', 'off', 'off'], timers), { minLength: 1, maxLength: 4 }),
          )
          .map((actions) => actions.flat()),
      });
    }),
  );
}

/** What the protocol does whenever a countdown is due, and takes it off or starts it anew. */
function randomAnswer(timer: number, timers: number): fc.Arbitrary<RandomTimedAction> {
  const restart = fc
    .record({ earliest: fc.integer({ min: 1, max: 3 }), latest: fc.integer({ min: 1, max: LONGEST }) })
    .map((span): Effect => ({ does: 'start', timer, ...span }));
  const own = fc.oneof(restart, fc.constant<Effect>({ does: 'stop', timer }));
  const other = randomEffect(fc.nat({ max: timers - 1 }));
  return fc.record({
    kind: fc.constantFrom('action' as const, 'timer' as const),
    timer: fc.constant(timer),
    when: fc.constant('due' as const),
    flag: fc.constant(null),
    effects: fc.tuple(fc.array(other, { maxLength: 1 }), own).map(([others, last]) => [...others, last]),
  });
}

function randomAction(
  waitsFor: fc.Arbitrary<number>,
  conditions: readonly RandomTimedAction['when'][],
  timers: number,
): fc.Arbitrary<RandomTimedAction> {
  const timer = fc.nat({ max: timers - 1 });
  return waitsFor.chain((of) =>
    fc.record({
      kind: fc.constantFrom('action' as const, 'timer' as const, 'timer' as const, 'fault' as const),
      timer: fc.constant(of),
      when: fc.constantFrom(...conditions),
      flag: fc.option(fc.boolean(), { freq: 3, nil: null }),
      effects: fc
        .tuple(randomEffect(fc.constant(of)), fc.array(randomEffect(timer), { maxLength: 2 }))
        .map(([first, more]) => [first, ...more]),
    }),
  );
}

function randomEffect(timer: fc.Arbitrary<number>): fc.Arbitrary<Effect> {
  const duration = fc.nat({ max: LONGEST });
  const start = fc.record({
    does: fc.constant('start' as const),
    timer,
    earliest: fc.nat({ max: 3 }),
    latest: fc.oneof(duration, fc.constant(Number.POSITIVE_INFINITY)),
  });
  return fc.oneof(
    start,
    start,
    fc.record({ does: fc.constant('start at choice' as const), timer }),
    fc.record({ does: fc.constant('stop' as const), timer }),
    fc.record({ does: fc.constantFrom('flip' as const, 'raise' as const) }),
  );
}

/** The model that the data describe. */
export function timedInstance({ step, timers, faults, initially, actions: random }: RandomTimedModel): Instance {
  const state = () => ({
    timer: array(timers, countdown({ max: LONGEST * step })),
    flag: boolean(),
    level: integer({ min: 0, max: HIGHEST }),
    faults: budget(faults),
  });
  const perform = (s: View<ReturnType<typeof state>>, effect: Effect, choice: number) => {
    switch (effect.does) {
      case 'start':
        return s.timer.at(effect.timer).start(effect.earliest * step, Math.max(effect.earliest, effect.latest) * step);
      case 'start at choice':
        return s.timer.at(effect.timer).start(choice * step);
      case 'stop':
        return s.timer.at(effect.timer).stop();
      case 'flip':
        s.flag = !s.flag;
        return;
      case 'raise':
        s.level = Math.min(HIGHEST, s.level + 1);
    }
  };
  return defineModel({
    name: 'random-timed',
    time: { unit: 'ms', step },
    state,
    initial: ({ action }) => [
      action('begin', {
        then: (s) => {
          for (const [timer, due] of initially.entries()) if (due > 0) s.timer.at(timer).start(due * step);
        },
      }),
    ],
    actions: (words) =>
      random.map(({ kind, timer, when, flag, effects }, position) => {
        const spec = {
          choose: effects.some(({ does }) => does === 'start at choice')
            ? integer({ min: 1, max: 3 })
            : integer({ min: 1, max: 1 }),
          when: (s: ReadonlyView<ReturnType<typeof state>>) => {
            const { isDue, isRunning } = s.timer.at(timer);
            return (when === 'due' ? isDue : isRunning === (when === 'running')) && (flag ?? s.flag) === s.flag;
          },
          then: (s: View<ReturnType<typeof state>>, choice: number) => {
            for (const effect of effects) perform(s, effect, choice);
          },
        };
        const name = `${kind} ${position + 1}`;
        return kind === 'fault' ? words.fault(name, { ...spec, spends: 'faults' }) : words[kind](name, spec);
      }),
  }).instantiate();
}
