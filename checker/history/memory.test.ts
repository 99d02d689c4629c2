import { expect, it } from 'vitest';
import { Memory } from './memory.js';

it('answers a question once, and again when it has forgotten it', () => {
  const memory = new Memory<number>(2);
  const asked: string[] = [];
  const ask = (question: string) =>
    memory.recall(question, () => {
      asked.push(question);
      return question.length;
    });
  expect(['a', 'bb', 'a', 'bb'].map(ask)).toEqual([1, 2, 1, 2]);
  expect(asked).toEqual(['a', 'bb']);
  // There is room for two answers: with a third it begins anew.
  expect(['ccc', 'ccc', 'a'].map(ask)).toEqual([3, 3, 1]);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
});
