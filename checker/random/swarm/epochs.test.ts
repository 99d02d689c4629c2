import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, epochAfter, type Round, roundWithin } from './epochs.js';

/** Takes walks, each as long as it is said unless it has to end before, until the budget is used up or so many are taken. */
function walked(budget: Budget, stepsPerWalk: number, lengths: readonly number[]) {
  const done = { walks: 0, steps: 0 };
  const rounds: Round[] = [];
  const epochs: number[] = [];
  while (done.walks < lengths.length) {
    const end = done.walks + epochAfter(done, stepsPerWalk);
    epochs.push(done.walks);
    while (done.walks < end) {
      const round = roundWithin(budget, done, end, stepsPerWalk);
      if (typeof round === 'string') return { done, rounds, epochs, usedUp: round };
      rounds.push(round);
      expect(round.from).toBe(done.walks);
      expect(round.to).toBeGreaterThan(round.from);
      expect(round.to).toBeLessThanOrEqual(end);
      for (let walk = round.from; walk < round.to; walk++) done.steps += Math.min(lengths[walk] ?? 1, round.mostSteps);
      done.walks = round.to;
    }
  }
  return { done, rounds, epochs, usedUp: undefined };
}

const lengths = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 300, maxLength: 300 });
const stepsPerWalk = fc.integer({ min: 1, max: 50 });

describe('rounds of walks', () => {
  it('meet a budget of steps exactly', () => {
    const property = fc.property(lengths, stepsPerWalk, fc.nat(3_000), (each, most, steps) => {
      const short = each.map((length) => Math.min(length, most));
      const { done, usedUp } = walked({ steps }, most, short);
      if (usedUp !== undefined) expect(done.steps).toBe(steps);
      expect(usedUp === undefined).toBe(done.steps < steps);
    });
    fc.assert(property, { seed: 20261126 });
  });

  it('meet a budget of walks exactly', () => {
    const property = fc.property(lengths, stepsPerWalk, fc.nat(299), (each, most, walks) => {
      const { done, usedUp } = walked({ walks }, most, each);
      expect(usedUp).toBe('walks');
      expect(done.walks).toBe(walks);
    });
    fc.assert(property, { seed: 20261126 });
  });

  it('are of epochs that do not depend on the budget', () => {
    const property = fc.property(lengths, stepsPerWalk, fc.nat(3_000), fc.nat(299), (each, most, steps, walks) => {
      const short = each.map((length) => Math.min(length, most));
      const { epochs, done } = walked({ steps, walks }, most, short);
      const unbounded = walked({}, most, short).epochs.filter((begin) => begin <= done.walks);
      expect(epochs).toEqual(unbounded);
    });
    fc.assert(property, { seed: 20261126 });
  });

  it('are as many walks as one round may have, where no budget is near', () => {
    const { rounds } = walked(
      { steps: 10_000_000 },
      400,
      Array.from({ length: 3_000 }, () => 400),
    );
    expect(rounds.slice(0, 6).map(({ from, to }) => to - from)).toEqual([32, 32, 64, 81, 81, 81]);
  });

  it('are few walks where these are long, and many where they are short', () => {
    expect(epochAfter({ walks: 0, steps: 0 }, 10 ** 9)).toBe(1);
    expect(epochAfter({ walks: 16, steps: 16 * 10 ** 6 }, 10 ** 6)).toBe(16);
    expect(epochAfter({ walks: 2 ** 20, steps: 2 ** 22 }, 400)).toBe(2 ** 13);
    expect(epochAfter({ walks: 2 ** 20, steps: 2 ** 10 }, 400)).toBe(2 ** 16);
    expect(epochAfter({ walks: 32, steps: 0 }, 400)).toBe(32);
  });
});
