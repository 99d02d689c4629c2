import { describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import {
  always,
  alwaysEventually,
  array,
  boolean,
  defineModel,
  eventually,
  integer,
  leadsTo,
  reachable,
  refines,
  temporal,
} from './language/index.js';

interface Place {
  readonly at: number;
}

/** 0 leads to each of 1 to 3,000, and each of these to 5,000. */
const fan = defineModel({
  name: 'fan',
  state: () => ({ at: integer({ min: 0, max: 5_000 }) }),
  actions: ({ action }) => [
    action('jump', {
      each: integer({ min: 1, max: 3_000 }),
      fair: 'weak',
      when: (s) => s.at === 0,
      then: (s, place) => {
        s.at = place;
      },
    }),
    action('land', {
      fair: 'weak',
      when: (s) => s.at > 0 && s.at < 5_000,
      then: (s) => {
        s.at = 5_000;
      },
    }),
  ],
});
const lands = eventually<Place>('it lands', (s) => s.at === 5_000);

describe('an exploration that ends at a bound', () => {
  it.each([
    ['states', { maxStates: 2_000 }],
    ['depth', { maxDepth: 2 }],
  ])('of %s lets no run stop in a state whose transitions are not known', async (_, bound) => {
    const { failure, properties } = await check(fan.instantiate(), { properties: { lands }, ...bound });
    expect(failure).toBeNull();
    expect(properties).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('finds a violation in what was expanded', async () => {
    const jumps = eventually<Place>('it jumps', (s) => s.at > 0);
    const { failure, properties } = await check(fan.instantiate(), {
      properties: { jumps },
      fairness: 'none',
      maxStates: 1,
    });
    expect(failure).toBeNull();
    expect(properties).toMatchObject([{ verdict: 'violated', trace: { steps: [], loop: { start: 0 } } }]);
  });

  it('does not say of a premise that it is never true', async () => {
    const premise = temporal<Place>('it', ({ and, always, eventually, implies, now }) => {
      const start = now('start', (s) => s.at === 0);
      const end = now('end', (s) => s.at === 5_000);
      return and(always(implies(start, eventually(end))), always(implies(end, always(end))));
    });
    const { warnings } = await check(fan.instantiate(), { properties: { premise }, maxDepth: 2 });
    expect(warnings).toEqual([]);
  });
});

it('what is as good as true, in a model whose types nobody checked, counts as true', async () => {
  const isThere = (s: Place) => (s.at === 5_000 ? s.at : undefined) as unknown as boolean;
  const properties = { lands: eventually<Place>('it lands', isThere) };
  const { failure, properties: found } = await check(fan.instantiate(), { properties });
  expect(failure).toBeNull();
  expect(found).toMatchObject([{ verdict: 'holds' }]);
});

describe('a property that is at fault in one state stops the check with the trace that leads there', () => {
  const far = { at: 7 };
  const throws = (s: Place) => {
    if (s.at === far.at) throw new Error('too far');
    return true;
  };
  const writes = (s: { at: number }) => {
    if (s.at === far.at) s.at = 8;
    return true;
  };
  const abstract = defineModel({
    name: 'abstract',
    parameters: { begins: integer({ min: 0, max: 1, default: 1 }) },
    state: () => ({ at: integer({ min: 0, max: 3 }) }),
    initial: ({ action, begins }) => [
      action('begin', {
        when: () => begins === 1,
        then: (s) => {
          s.at = 2;
        },
      }),
    ],
    actions: ({ action }) => [
      action('go on', {
        fair: 'weak',
        then: (s) => {
          s.at += 1;
        },
      }),
    ],
  });

  it.each([
    ['a premise that throws', leadsTo<Place>('it', throws, () => true), 'property "it": too far'],
    ['a conclusion that throws', leadsTo<Place>('it', () => true, throws), 'property "it": too far'],
    ['a premise that writes', leadsTo<Place>('it', writes, () => true), 'property "it" changes the state'],
    [
      'a mapping that leaves a domain',
      refines('it', abstract, {
        mapping: (s: Place, image) => {
          image.at = s.at === far.at ? 4 : 2;
        },
      }),
      'property "it": at cannot be 4',
    ],
    [
      'an abstract model that fails where a state stands for one of its own',
      refines('it', abstract, {
        mapping: (s: Place, image) => {
          image.at = s.at === far.at ? 3 : 2;
        },
      }),
      'model "abstract", variant "default", action "go on": at cannot be 4',
    ],
  ])('%s', async (_, it, message) => {
    const { failure, properties } = await check(fan.instantiate(), { properties: { it } });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining(message) });
    expect(failure?.trace?.steps.at(-1)?.state).toEqual(far);
    expect(properties).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('so does an abstract model that cannot begin', async () => {
    const it = refines('it', abstract, { parameters: { begins: 0 }, mapping: () => {} });
    const { failure } = await check(fan.instantiate(), { properties: { it } });
    expect(failure).toMatchObject({ kind: 'model', message: 'model "abstract" has no initial state' });
  });
});

it('properties that are decided early do not keep those of runs from being decided', async () => {
  const properties = {
    begins: always<Place>('it', (s) => s.at > 0),
    moves: reachable<Place>('it', (s) => s.at > 0),
    again: alwaysEventually<Place>('it', (s) => s.at === 1),
    lands,
  };
  const { failure, properties: found } = await check(fan.instantiate(), { properties });
  expect(failure).toBeNull();
  expect(found.map(({ verdict }) => verdict)).toEqual(['violated', 'holds', 'violated', 'holds']);
});

describe('a check that is interrupted while runs are searched', () => {
  const gates = defineModel({
    name: 'gates',
    state: () => ({ isOpen: array(4, boolean()) }),
    actions: ({ action }) => [
      action('move', {
        each: integer({ min: 0, max: 3 }),
        fair: 'weak',
        then: (s, gate) => s.isOpen.set(gate, !s.isOpen.at(gate)),
      }),
    ],
    properties: ({ temporal, alwaysEventually }) => ({
      holds: alwaysEventually('a gate opens', (s) => s.isOpen.at(0)),
      violated: temporal('gates open together, if any is open again and again', (words) => {
        const [one, other] = [words.now('0', (s) => s.isOpen.at(0)), words.now('1', (s) => s.isOpen.at(1))];
        return words.implies(words.always(words.eventually(one)), words.eventually(words.and(one, other)));
      }),
    }),
  }).instantiate();

  /** Aborts when so many chances to do so have passed, of which there is one at every turn. */
  async function interruptedAfter(chances: number) {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
    const controller = new AbortController();
    let passed = 0;
    const onProgress = () => {
      passed += 1;
      if (passed === chances) controller.abort();
    };
    try {
      return await check(gates, { properties: gates.properties, signal: controller.signal, onProgress });
    } finally {
      clock.mockRestore();
    }
  }

  it('says so, decides nothing wrongly, and keeps what was found', async () => {
    const verdicts = new Set<string>();
    const reasons = new Set<string>();
    for (let chances = 1, isInterrupted = true; isInterrupted; chances += 5) {
      const { interrupted, failure, properties } = await interruptedAfter(chances);
      expect(failure).toBeNull();
      isInterrupted = interrupted;
      verdicts.add(properties.map(({ verdict }) => verdict).join());
      if (interrupted) for (const { reason } of properties) reasons.add(reason);
    }
    expect([...verdicts]).toEqual(['inconclusive,inconclusive', 'holds,inconclusive', 'holds,violated']);
    expect(reasons).toContain('all 16 states, but interrupted while their runs were searched');
    expect([...reasons].some((reason) => reason.startsWith('violated by a run'))).toBe(true);
  });
});
