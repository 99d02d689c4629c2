import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, defineModel, integer, messageSet, perProcess, processIds } from '../language/index.js';
import { randomModel } from '../testing/index.js';
import { OccurrenceNames } from './occurrence-names.js';
import { numberOccurrences } from './occurrences.js';

/** Workers post notes to each other, and one of them gets orders. */
const post = defineModel({
  name: 'post',
  parameters: { workers: integer({ min: 2, max: 4, default: 2 }), amounts: integer({ min: 1, max: 9, default: 3 }) },
  processes: ({ workers }) => ({ worker: processIds(workers) }),
  state: ({ worker, amounts }) => ({
    notes: channels(worker, { Note: { amount: integer({ min: 0, max: amounts }) } }, { capacity: 1 }),
    orders: messageSet({ Stop: {}, Go: { worker, amount: integer({ min: 0, max: amounts }) } }),
    done: perProcess(worker, integer({ min: 0, max: amounts })),
  }),
  actions: ({ worker, amounts, action, receive }) => [
    action('order', {
      each: { worker, amount: integer({ min: 0, max: amounts }) },
      then: (s, content) => s.orders.send('Go', content),
    }),
    receive('go', 'orders', 'Go', {
      then: (s, { worker, amount }) => s.done.set(worker, amount),
    }),
    receive('read', 'notes', 'Note', {
      then: (s, { to, amount }) => s.done.set(to, amount),
    }),
    action('write', {
      each: worker,
      choose: { to: worker, amount: integer({ min: 0, max: amounts }) },
      then: (s, from, { to, amount }) => s.notes.send(from, to, 'Note', { amount }),
    }),
  ],
});

function namesIn(parameters: { readonly [name: string]: number }) {
  const system = post.instantiate({ parameters });
  return { names: new OccurrenceNames(system.actions, system), occurrences: numberOccurrences(system.actions, system) };
}

describe('the names of occurrences', () => {
  test('are different for different ones, and lead back to them', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomModel(), ({ instance }) => {
        for (const actions of [instance.initial, instance.actions]) {
          const names = new OccurrenceNames(actions, instance);
          const { possible, actionOf, choices } = numberOccurrences(actions, instance);
          for (const occurrence of possible.slice(0, 200)) {
            const choice = (choices[actionOf[occurrence] ?? 0] ?? 1) - 1;
            const name = names.nameOf(occurrence, choice);
            expect(name.action).toBe(actions[actionOf[occurrence] ?? -1]?.name);
            expect(names.numbersOf(name)).toEqual([occurrence, choice]);
            compared += 1;
          }
        }
      }),
      { seed: 3, numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('say what occurs, as people see it', () => {
    const { names, occurrences } = namesIn({});
    const named = Array.from(occurrences.possible, (occurrence) => names.nameOf(occurrence, 0));
    expect(named).toContainEqual({ action: 'order', values: '{"worker":"worker2","amount":3}', choice: '""' });
    expect(named).toContainEqual({ action: 'go', values: '["Go",{"worker":"worker1","amount":0}]', choice: '""' });
    expect(named).toContainEqual({
      action: 'read',
      values: '["worker2","worker1","Note",{"amount":1}]',
      choice: '""',
    });
    const [writing] = named.filter(({ action }) => action === 'write');
    expect(writing).toEqual({ action: 'write', values: '"worker1"', choice: '{"to":"worker1","amount":0}' });
  });

  test('mean the same in an instance with other parameters, or nothing', () => {
    const large = namesIn({ workers: 4, amounts: 9 });
    const small = namesIn({ workers: 2, amounts: 3 });
    let lost = 0;
    for (const occurrence of large.occurrences.possible) {
      const name = large.names.nameOf(occurrence, 0);
      const numbers = small.names.numbersOf(name);
      const isMissing = /worker[34]|"amount":[4-9]/.test(name.values);
      expect(numbers === undefined, name.values).toBe(isMissing);
      if (numbers === undefined) lost += 1;
      else expect(small.names.nameOf(...numbers)).toEqual(name);
    }
    expect(lost).toBeGreaterThan(0);
    expect(small.names.numbersOf({ action: 'rest', values: '""', choice: '""' })).toBeUndefined();
    expect(small.names.numbersOf({ action: 'write', values: '"worker1"', choice: '{}' })).toBeUndefined();
  });
});
