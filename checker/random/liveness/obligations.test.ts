import { describe, expect, it } from 'vitest';
import { always, eventually, leadsTo, type Property, within } from '../../language/index.js';
import { Obligations } from './obligations.js';

interface Lamp {
  readonly asked: boolean;
  readonly lit: boolean;
}

const off: Lamp = { asked: false, lit: false };
const asked: Lamp = { asked: true, lit: false };
const lit: Lamp = { asked: false, lit: true };

const answered = leadsTo<Lamp>(
  'asked leads to lit',
  (s) => s.asked,
  (s) => s.lit,
);
const isLit = eventually<Lamp>('lit', (s) => s.lit);

function walk(obligations: Obligations, states: readonly unknown[], isDeadEnd = false): readonly number[] {
  obligations.begin();
  for (const state of states) obligations.see(state);
  return obligations.end(isDeadEnd);
}

const times = (count: number, state: Lamp) => Array.from({ length: count }, () => state);

describe('a walk counts as open', () => {
  const openAfter = (states: readonly Lamp[], isDeadEnd = false, patience = 3) => {
    const obligations = new Obligations([answered], patience);
    walk(obligations, states, isDeadEnd);
    return obligations.openAt(0);
  };

  it('if what is owed has been out for as many steps as patience lasts', () => {
    expect(openAfter([off, asked, ...times(3, off)])).toBe(1);
    expect(openAfter([off, asked, ...times(2, off)])).toBe(0);
    expect(openAfter([off, asked, ...times(9, off), lit])).toBe(0);
  });

  it('if nothing more can happen, however long it has been out', () => {
    expect(openAfter([off, asked], true)).toBe(1);
    expect(openAfter([off, asked, lit], true)).toBe(0);
  });
});

describe('after walks', () => {
  const properties: readonly Property[] = [
    answered as Property,
    always('safe', () => true) as Property,
    isLit as Property,
    within<Lamp>(
      'in time',
      3,
      (s) => s.asked,
      (s) => s.lit,
    ) as Property,
  ];
  const obligations = new Obligations(properties, 2);
  const deciding = [
    walk(obligations, [off, asked, asked, off]),
    walk(obligations, [off, asked, lit]),
    walk(obligations, [off, off], true),
    walk(obligations, [lit, asked], true),
  ];

  it('those are known that decide something by having come to an end, or on which a premise held', () => {
    expect(deciding).toEqual([[0], [0], [2], [0]]);
  });

  it('of the walks on which a premise held the first 16', () => {
    const some = new Obligations([answered as Property, isLit as Property], 2);
    const worth = Array.from({ length: 40 }, (_, number) => walk(some, number % 2 === 0 ? [off, asked] : [off, off]));
    expect(worth.filter((positions) => positions.includes(0))).toHaveLength(16);
    expect(worth.findLastIndex((positions) => positions.includes(0))).toBe(30);
    expect(worth.flat()).not.toContain(1);
  });

  it('walks, states and premises are counted, and walks that ended open', () => {
    expect([obligations.walks, obligations.states]).toEqual([4, 11]);
    expect(properties.map((_, position) => obligations.casesOf(position))).toEqual([4, null, null, null]);
    expect(properties.map((_, position) => obligations.openAt(position))).toEqual([2, null, 2, null]);
  });

  it('it is known since when something is owed', () => {
    walk(obligations, [off, off, asked]);
    expect(obligations.owedSince).toEqual([2, 0]);
    walk(obligations, [lit, off]);
    expect(obligations.owedSince).toEqual([]);
  });
});

it('a property that throws stops no walk: the walk has to be looked at', () => {
  const broken = leadsTo<Lamp>(
    'it throws',
    () => {
      throw new Error('no');
    },
    (s) => s.lit,
  );
  const obligations = new Obligations([broken as Property, isLit as Property], 2);
  expect(walk(obligations, [off, lit])).toEqual([0, 1]);
  expect(walk(obligations, [lit])).toEqual([0, 1]);
});
