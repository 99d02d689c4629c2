import {
  always,
  boolean,
  countdown,
  deadlockFree,
  defineModel,
  integer,
  oneOf,
  type Property,
  perProcess,
  processIds,
} from '../language/index.js';
import type { Sources } from '../source.js';

/** Counts to a limit, and may leap by two where the parameter allows it. */
export const counter = defineModel({
  name: 'counter',
  parameters: { limit: integer({ min: 1, max: 1_000_000, default: 10 }) },
  state: ({ limit }) => ({ count: integer({ min: 0, max: limit }) }),
  actions: ({ limit, action }) => [
    action('step', {
      when: (s) => s.count < limit,
      then: (s) => {
        s.count += 1;
      },
    }),
    action('leap', {
      when: (s) => s.count + 2 <= limit,
      then: (s) => {
        s.count += 2;
      },
    }),
  ],
  final:
    ({ limit }) =>
    (s) =>
      s.count === limit,
});

export interface Counter {
  readonly count: number;
}

export const below = (bound: number) => always<Counter>(`the count stays below ${bound}`, (s) => s.count < bound);

/** A grid of independent switches: many states, all at once reachable. */
export const switches = defineModel({
  name: 'switches',
  parameters: { count: integer({ min: 1, max: 30, default: 4 }) },
  processes: ({ count }) => ({ switch: processIds(count) }),
  state: ({ switch: ids }) => ({ on: perProcess(ids, boolean()) }),
  actions: ({ switch: ids, action }) => [action('flip', { each: ids, then: (s, i) => s.on.set(i, !s.on.at(i)) })],
});

/** The same, for a thread. */
export function theSwitches(): typeof switches {
  return switches;
}

/** One property, which holds. */
export function propertiesOfSwitches(): { readonly free: Property } {
  return { free: deadlockFree() };
}

/** Where a thread finds both. */
export const sourcesOfSwitches: Sources = {
  model: { module: import.meta.url, export: theSwitches.name, given: [] },
  properties: { module: import.meta.url, export: propertiesOfSwitches.name, given: [] },
};

/** Asked once, somebody answers so many ms later. */
export const request = (earliest: number, latest: number, step = 1) =>
  defineModel({
    name: 'request',
    time: { unit: 'ms', step },
    state: () => ({ phase: oneOf('idle', 'asked', 'answered'), delay: countdown({ max: 60_000 }) }),
    actions: ({ action }) => [
      action('ask', {
        when: (s) => s.phase === 'idle',
        then: (s) => {
          s.phase = 'asked';
          s.delay.start(earliest, latest);
        },
      }),
      action('answer', {
        when: (s) => s.phase === 'asked' && s.delay.isDue,
        then: (s) => {
          s.phase = 'answered';
          s.delay.stop();
        },
      }),
    ],
  }).instantiate();

/** What a property of it reads. */
export interface Request {
  readonly phase: 'idle' | 'asked' | 'answered';
}
