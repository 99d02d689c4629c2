import { describe, expect, expectTypeOf, it } from 'vitest';
import { always, deadlockFree, defineModel, type Instance, integer, oneOf, reachable } from '../../checker/index.js';
import { lock } from '../testing/index.js';
import './index.js';

const lamp = defineModel({
  name: 'lamp',
  state: () => ({ colour: oneOf('red', 'green'), wear: integer({ min: 0, max: 3 }) }),
  actions: ({ action }) => [action('switch', { then: (s) => s.colour === 'red' })],
});

describe('toSatisfy', () => {
  it('knows the state of the model, in every way to ask', () => {
    expectTypeOf(expect(lamp).toSatisfy('bright')).toEqualTypeOf<Promise<void>>();
    expect(lamp).toSatisfy(always('it is red', (s) => expectTypeOf(s.colour).toEqualTypeOf<'red' | 'green'>()));
    expect(lamp).toSatisfy(['bright', always('it is new', (s) => expectTypeOf(s.wear).toEqualTypeOf<number>())]);
    expect(lamp).not.toSatisfy({ new: always('it is new', (s) => s.wear === 0), alive: deadlockFree() });
    // @ts-expect-error: a lamp is never blue
    expect(lamp).toSatisfy(always('it is blue', (s) => s.colour === 'blue'));
    // @ts-expect-error: there is no such field
    expect(lamp).toSatisfy({ warm: always('it is warm', (s) => s.warmth > 0) });
  });

  it('takes no property of another model', () => {
    const red = always('it is red', (s: { readonly colour: 'red' | 'green' }) => s.colour === 'red');
    expect(lamp).toSatisfy(red);
    // @ts-expect-error: a lock has no colour
    expect(lock).toSatisfy(red);
    const instance: Instance = lock.instantiate();
    expect(instance).toSatisfy(red);
  });

  it('knows its options', () => {
    expect(lock).toSatisfy('exclusion', { variant: 'careless', parameters: { clients: 3 }, expected: 'violated' });
    expect(lock).toSatisfy('exclusion', { symmetry: 'on', maxStates: 1000, expected: { exclusion: 'holds' } });
    // @ts-expect-error: nothing is expected to be like this
    expect(lock).toSatisfy('exclusion', { expected: 'broken' });
    // @ts-expect-error: there is no such option
    expect(lock).toSatisfy('exclusion', { maxstates: 3 });
  });

  it("is vitest's own for other values", () => {
    expect(5).toSatisfy((value) => value > 4);
    expect(5).toSatisfy((value: number) => value > 4, 'more than four');
    expect({ age: 5 }).toEqual({ age: expect.toSatisfy((value) => value > 4) });
    // @ts-expect-error: a number has no properties
    expect(5).toSatisfy('exclusion');
  });
});

describe('toReach', () => {
  it('knows the state of the model', () => {
    expectTypeOf(expect(lamp).toReach((s) => s.wear === 3)).toEqualTypeOf<Promise<void>>();
    expect(lamp).not.toReach(reachable('it is red', (s) => s.colour === 'red'));
    // @ts-expect-error: a lamp is never blue
    expect(lamp).toReach((s) => s.colour === 'blue');
    // @ts-expect-error: a number has no states
    expect(5).toReach((value) => value > 4);
    // @ts-expect-error: whether it is reached or not is said by `not`
    expect(lamp).toReach((s) => s.wear === 3, { expected: 'violated' });
  });
});
