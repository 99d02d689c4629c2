import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { coresApart, coresWithin } from './cores.js';
import { type Figures, isMeasured } from './figures.js';
import { measureInRounds } from './rounds.js';

const figures: Figures = { distinctStates: 1, transitions: 1, depth: 1, seconds: 1 };
const subjectOf = (name: string, isParallel: boolean) => ({
  name,
  covers: 'everything' as const,
  countsLevels: true,
  isParallel,
  measure: async () => figures,
});

describe.runIf(availableParallelism() > 1)('two cores', () => {
  test('are some nanoseconds apart, and waited for only while they are farther than is wanted', async () => {
    const apart = await coresApart();
    expect(apart).toBeGreaterThan(5);
    expect(await coresWithin(Number.POSITIVE_INFINITY)).toBeGreaterThan(5);
  });

  test('are looked at where several work on a subject', async () => {
    const subjects = [subjectOf('alone', false), subjectOf('together', true)];
    const [alone, together] = await measureInRounds({ subjects, rounds: 1, onOutcome: () => {} });
    expect(alone?.outcomes).toEqual([figures]);
    expect(together?.outcomes).toEqual([{ ...figures, coresApart: expect.any(Number) }]);
    expect(together?.outcomes.every(isMeasured)).toBe(true);
  });
});
