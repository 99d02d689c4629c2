import { describe, expect, it } from 'vitest';
import { array, boolean, budget, defineModel, integer, messageBag } from '../language/index.js';
import type { Learnt } from './access-sets.js';
import { learnAccessSets } from './learn.js';
import { PartBits } from './part-bits.js';

const person = integer({ min: 0, max: 2 });

/** Everybody may have a letter, and somebody may lose what was taken. */
const instance = defineModel({
  name: 'mailed',
  state: () => ({
    bag: messageBag({ Letter: { to: person } }),
    has: array(person, boolean()),
    losses: budget(1),
  }),
  actions: ({ action, receive, fault }) => [
    receive('take', 'bag', 'Letter', {
      touches: ({ to }) => ({ writes: [['has', to]] }),
      then: (s, { to }) => s.has.set(to, true),
    }),
    fault('lose', {
      each: person,
      spends: 'losses',
      touches: { writes: ['has'] },
      then: (s, to) => s.has.set(to, false),
    }),
    action('post', {
      each: person,
      when: (s, to) => !s.bag.has('Letter', { to }) && !s.has.at(to),
      then: (s, to) => s.bag.send('Letter', { to }),
    }),
  ],
}).instantiate();

function learn(): Learnt {
  const nothingToRehearse = () => {
    throw new Error('so few states are learnt completely');
  };
  const lessons = learnAccessSets(instance, [], nothingToRehearse, Number.POSITIVE_INFINITY);
  for (;;) {
    const lesson = lessons.next();
    if (lesson.done === true) return lesson.value;
  }
}

describe('the sets of an action that declares what it touches', () => {
  const { sets, words } = learn();
  const parts = new PartBits(instance);
  const rowOf = (set: Int32Array, subject: number) => [...set.subarray(subject * words, (subject + 1) * words)];
  const within = (row: readonly number[], field: string) =>
    row.map((bits, word) => bits & (parts.of(field)[word] ?? 0));
  const sum = (...all: readonly Int32Array[]) =>
    [...parts.of('has')].map((_, word) => all.reduce((bits, each) => bits | (each[word] ?? 0), 0));

  it('are what it declares, and of what its word implies the very message that it takes', () => {
    const messages = new Set<string>();
    for (const to of [0, 1, 2]) {
      const [reads, writes] = [rowOf(sets.mayRead, to), rowOf(sets.mayWrite, to)];
      const message = within(reads, 'bag');
      expect(message.reduce((bits, word) => bits + word.toString(2).replaceAll('0', '').length, 0)).toBe(1);
      expect(reads).toEqual(message);
      expect(writes).toEqual(message.map((bits, word) => bits | (parts.of(['has', to])[word] ?? 0)));
      messages.add(JSON.stringify(message));
    }
    expect(messages.size).toBe(3);
  });

  it('and the budget that it spends', () => {
    for (const subject of [3, 4, 5]) {
      expect(rowOf(sets.mayRead, subject)).toEqual([...parts.of('losses')]);
      expect(rowOf(sets.mayWrite, subject)).toEqual(sum(parts.of('has'), parts.of('losses')));
    }
  });
});
