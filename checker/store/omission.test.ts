import { describe, expect, it } from 'vitest';
import { expectedCollisions, fractionOmitted, probabilityOfOmission } from './omission.js';

describe('the estimate of omissions', () => {
  it('counts pairs, each with itself by half: 23 people, and a birthday in common with the probability of a half', () => {
    const expected = expectedCollisions(23, Math.log2(365));
    expect(expected).toBeCloseTo(23 ** 2 / 730);
    expect(probabilityOfOmission(expected)).toBeCloseTo(0.516, 2);
  });

  it('keeps its figures where it is tiny, and never exceeds one', () => {
    const expected = expectedCollisions(1e6, 128);
    expect(probabilityOfOmission(expected) / (1e12 / 2 ** 129)).toBeCloseTo(1, 5);
    expect(probabilityOfOmission(1e9)).toBe(1);
    expect(expectedCollisions(0, 64)).toBe(0);
  });

  it('says which part of all states was missed', () => {
    expect(fractionOmitted(25, 75)).toBe(0.25);
    expect(fractionOmitted(0, 0)).toBe(0);
  });
});
