import { describe, expect, it } from 'vitest';
import { type NaiveSystem, searchNaively, sent } from './naive-search.js';

/** Two jugs of 3 and 5 gallons, and water enough. */
const jugs: NaiveSystem<readonly [number, number]> = {
  initial: [[0, 0]],
  *steps([small, big]) {
    yield { name: 'fill the small one', next: [3, big] };
    yield { name: 'fill the big one', next: [small, 5] };
    yield { name: 'empty the small one', next: [0, big] };
    yield { name: 'empty the big one', next: [small, 0] };
    const out = Math.min(small, 5 - big);
    yield { name: 'pour the small one into the big one', next: [small - out, big + out] };
    const back = Math.min(big, 3 - small);
    yield { name: 'pour the big one into the small one', next: [small + back, big - back] };
  },
};

describe('searchNaively', () => {
  it('visits every state once, and finds no run to what never happens', () => {
    expect(searchNaively(jugs, { overflow: ([, big]) => big > 5 })).toEqual({ states: 16, runs: { overflow: null } });
  });

  it('finds a shortest run to each state that was asked for', () => {
    const { runs } = searchNaively(jugs, {
      four: ([, big]) => big === 4,
      nothing: ([small, big]) => small + big === 0,
    });
    expect(runs.nothing).toEqual([]);
    expect(runs.four).toEqual([
      'fill the big one',
      'pour the big one into the small one',
      'empty the small one',
      'pour the big one into the small one',
      'fill the big one',
      'pour the big one into the small one',
    ]);
  });

  it('does not pass a part of the states off as all of them', () => {
    expect(() => searchNaively(jugs, { overflow: ([, big]) => big > 5 }, 15)).toThrow('more than 15 states');
    expect(searchNaively(jugs, { overflow: ([, big]) => big > 5 }, 16).runs.overflow).toBeNull();
  });
});

describe('sent', () => {
  it('adds a message once, whatever was sent before', () => {
    expect(sent(sent([], 'b'), 'a')).toEqual(sent(sent([], 'a'), 'b'));
    expect(sent(['a'], 'a')).toEqual(['a']);
  });
});
