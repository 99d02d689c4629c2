import { describe, expect, test } from 'vitest';
import { wrongCounts } from './counts.js';
import type { Coverage, KnownCounts } from './subject.js';

const truth = { distinctStates: 288, transitions: 1_146, depth: 11 };
const known = { ...truth, orbits: 80 };

function mistakes(
  covers: Coverage,
  counted: Partial<typeof truth>,
  {
    countsLevels = true,
    digits,
    ...beforehand
  }: { readonly countsLevels?: boolean; readonly digits?: number; readonly known?: KnownCounts } = { known },
): string[] {
  const subjectOf = (name: string, covers: Coverage, countsLevels: boolean) => ({
    name,
    covers,
    countsLevels,
    measure: () => Promise.reject(new Error('measured already')),
  });
  const reference = { subject: subjectOf('reference', 'everything', true), outcomes: [{ ...truth, seconds: 1 }] };
  const subject = { ...subjectOf('other', covers, countsLevels), ...(digits === undefined ? {} : { digits }) };
  const workload = {
    name: 'w',
    about: '',
    reference: 'reference',
    subjects: [reference.subject, subject],
    ...beforehand,
  };
  return wrongCounts(workload, [reference, { subject, outcomes: [{ ...truth, ...counted, seconds: 1 }] }]);
}

describe('a subject that explores everything', () => {
  test('counts what is known beforehand', () => {
    expect(mistakes('everything', {})).toEqual([]);
    expect(mistakes('everything', { distinctStates: 287 })).toEqual(['w: other: distinctStates is 287, not 288']);
    expect(mistakes('everything', { transitions: 1_147 })).toEqual(['w: other: transitions is 1147, not 1146']);
    expect(mistakes('everything', { depth: 12 })).toEqual(['w: other: depth is 12, not 11']);
  });

  test('that tells so many digits of a count has to agree in these', () => {
    expect(mistakes('everything', { transitions: 1_150 }, { known, digits: 3 })).toEqual([]);
    expect(mistakes('everything', { transitions: 1_140 }, { known, digits: 3 })).toEqual([
      'w: other: transitions is 1140, not 1146',
    ]);
    expect(mistakes('everything', { transitions: 1_150 }, { known })).toEqual([
      'w: other: transitions is 1150, not 1146',
    ]);
  });

  test('counts what the first one counts where nothing is known', () => {
    expect(mistakes('everything', {}, {})).toEqual([]);
    expect(mistakes('everything', { distinctStates: 287 }, {})).toEqual(['w: other: distinctStates is 287, not 288']);
  });

  test('may go deeper if it does not go level by level', () => {
    expect(mistakes('everything', { depth: 12 }, { known, countsLevels: false })).toEqual([]);
  });
});

test('of orbits there are as many as is known, if it is', () => {
  expect(mistakes('orbits', { distinctStates: 80 })).toEqual([]);
  expect(mistakes('orbits', { distinctStates: 81 })).toEqual(['w: other: distinctStates is 81, not 80']);
  expect(mistakes('orbits', { distinctStates: 81 }, {})).toEqual([]);
});

test.each(['reduced', 'sample'] as const)(
  'of states that are %s there may be fewer than there are, not more',
  (covers) => {
    expect(mistakes(covers, { distinctStates: 1, transitions: 1, depth: 1 })).toEqual([]);
    expect(mistakes(covers, { distinctStates: 289 })).toEqual(['w: other: distinctStates is 289, not 288']);
  },
);
