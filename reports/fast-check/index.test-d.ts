import type { Arbitrary } from 'fast-check';
import { describe, expectTypeOf, it } from 'vitest';
import type { Model, Snapshot } from '../../checker/index.js';
import { lock } from '../testing/index.js';
import { type Run, schedules } from './index.js';

describe('schedules', () => {
  it('have the states of the model', () => {
    schedules(lock).map(({ initial, steps }) => {
      expectTypeOf(initial.phase).toEqualTypeOf<{ readonly [name: string]: 'outside' | 'inside' }>();
      expectTypeOf(steps[0]?.after.phase.client1).toEqualTypeOf<'outside' | 'inside' | undefined>();
      // @ts-expect-error: there is no such field
      return initial.phases;
    });
  });

  it('of an instance have states of which nothing is known', () => {
    expectTypeOf(schedules(lock.instantiate())).toEqualTypeOf<Arbitrary<Run<Snapshot>>>();
    const anyModel: Model = lock;
    schedules(anyModel, { variant: 'careless', maxSteps: 3 });
    // @ts-expect-error: there is no such option
    schedules(anyModel, { steps: 3 });
  });
});
