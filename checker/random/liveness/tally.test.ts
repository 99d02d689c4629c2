import { describe, expect, it } from 'vitest';
import {
  alwaysEventually,
  eventually,
  eventuallyAlways,
  leadsTo,
  type Property,
  temporal,
  within,
} from '../../language/index.js';
import { isTemporal } from '../../temporal/index.js';
import { decidedByWalks, type Tally, together } from './tally.js';

interface Lamp {
  readonly asked: boolean;
  readonly lit: boolean;
}

const isLit = (s: Lamp) => s.lit;
const isAsked = (s: Lamp) => s.asked;
const tally: Tally = { walks: 1_000, states: 200_000, cases: null, open: 0, searched: 16 };

function say(property: Property<Lamp>, seen: Partial<Tally>, fairness: 'declared' | 'none' = 'declared') {
  const of = property as Property;
  if (!isTemporal(of)) throw new Error('a property of whole runs');
  const { verdict, reason } = decidedByWalks(of, {
    tally: { ...tally, ...seen },
    violation: undefined,
    patience: 200,
    fairness,
  });
  return `${verdict}: ${reason}`;
}

describe('what walks say that found no violation', () => {
  const near = 'no fair run that violates it was found near 16 of them';

  it('is inconclusive if some ended while something was out', () => {
    expect(say(leadsTo('', isAsked, isLit), { cases: 5, open: 12 })).toBe(
      `inconclusive: 12 of 1,000 walks looked at ended with its conclusion not seen within 200 steps of its premise; ${near}`,
    );
    expect(say(eventually('', isLit), { open: 1_000 })).toBe(
      `inconclusive: 1,000 of 1,000 walks looked at ended with it not seen within 200 steps; ${near}`,
    );
    expect(say(alwaysEventually('', isLit), { open: 1 })).toBe(
      `inconclusive: 1 of 1,000 walks looked at ended with it not seen again within 200 steps; ${near}`,
    );
    expect(say(eventuallyAlways('', isLit), { open: 2 })).toBe(
      `inconclusive: 2 of 1,000 walks looked at ended with it false again after 200 steps or more; ${near}`,
    );
  });

  it('is unrefuted if none did', () => {
    expect(say(leadsTo('', isAsked, isLit), { cases: 5 })).toBe(
      `unrefuted: none of 1,000 walks looked at ended with its conclusion not seen within 200 steps of its premise; ${near}`,
    );
  });

  it('is unrefuted where a finite walk says nothing', () => {
    expect(say(within('', 5, isAsked, isLit), { open: null })).toBe(
      'unrefuted: no run that violates it was found near 16 of 1,000 walks looked at',
    );
    expect(
      say(
        temporal('', ({ now, until }) => until(now('', isAsked), now('', isLit))),
        {},
        'none',
      ),
    ).toBe(
      'unrefuted: none of 1,000 walks looked at ended with it false, where nothing more could happen; no run that violates it was found near 16 of them',
    );
  });

  it('is inconclusive if the premise never held, or nobody walked', () => {
    expect(say(leadsTo('', isAsked, isLit), { cases: 0 })).toBe(
      'inconclusive: its premise held in no state of 1,000 walks looked at',
    );
    expect(say(leadsTo('', isAsked, isLit), { walks: 0, cases: 0 })).toBe('inconclusive: no walk was looked at');
  });
});

it('what several have counted is added', () => {
  const one: Tally = { walks: 1, states: 20, cases: 3, open: null, searched: 5 };
  expect(together(one, { walks: 10, states: 2, cases: 4, open: null, searched: 6 })).toEqual({
    walks: 11,
    states: 22,
    cases: 7,
    open: null,
    searched: 11,
  });
});
