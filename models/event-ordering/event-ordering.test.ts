import { describe, expect, it } from 'vitest';
import { check, deadlockFree } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { eventOrdering } from './index.js';

type Parameters = { readonly [name: string]: number | boolean };

const small = { crashes: 0, losses: 0, duplicates: 0 };

const explore = async (parameters: Parameters, variant = 'repaired') => {
  const instance = eventOrdering.instantiate({ parameters, variant });
  const properties = { ...instance.properties, deadlockFree: deadlockFree() };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  return { result };
};

const verdicts = async (parameters: Parameters, variant?: string) => {
  const { result } = await explore(parameters, variant);
  return Object.fromEntries(result.properties.map(({ id, verdict }) => [id, verdict]));
};

const allHold = {
  deliveredWhenReceived: 'holds',
  deliveredWhenTold: 'holds',
  numberedByPriority: 'holds',
  clocksTell: 'holds',
  settles: 'holds',
  deadlockFree: 'holds',
};

describe('event ordering, repaired', () => {
  it('holds by default, and every action is taken', async () => {
    const { result } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(result.properties.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
  });

  it.each([
    { parameters: { crashes: 2, losses: 0, duplicates: 0 }, promises: { ...allHold, deadLearnNothing: 'holds' } },
    { parameters: { ...small, priorities: 4 }, promises: allHold },
    { parameters: { ...small, messages: 1, duplicates: 2 }, promises: allHold },
  ])('holds with $parameters', async ({ parameters, promises }) => {
    expect(await verdicts(parameters)).toEqual(promises);
  });

  it('has nothing to send again where nothing is lost', async () => {
    const { result } = await explore(small);
    expect(result.actions.find(({ name }) => name === 'send a message again')?.taken).toBe(0);
  });
});

describe('event ordering, numbered', () => {
  it('numbers by priority, delivers what it knows the number of, and settles', async () => {
    const { result } = await explore({ crashes: 0, losses: 1, duplicates: 0, totalOrder: true }, 'sequencer');
    expect(result.properties.filter(({ verdict, vacuous }) => verdict !== 'holds' || vacuous)).toEqual([]);
  });
});

describe('event ordering, flawed', () => {
  it('comes to a stop behind a priority queue, in a state that is not final', async () => {
    expect(await verdicts(small, 'documented')).toMatchObject({ clocksTell: 'holds', deadlockFree: 'violated' });
  });

  it('stops as well where a lost message is not sent again', async () => {
    expect(await verdicts({ ...small, losses: 1 }, 'no-retransmission')).toMatchObject({ deadlockFree: 'violated' });
  });
});

describe('event ordering, which never settles', () => {
  it.each([
    { variant: 'retransmits-for-ever', parameters: { ...small, losses: 1 } },
    { variant: 'duplicates-are-queued', parameters: { ...small, messages: 1, duplicates: 1 } },
  ])('$variant', async ({ variant, parameters }) => {
    expect(await verdicts(parameters)).toEqual(allHold);
    expect(await verdicts(parameters, variant)).toMatchObject({ clocksTell: 'holds', settles: 'violated' });
  });
});

describe('event ordering, as the naive explorer sees it', () => {
  it.each(['repaired', 'documented', 'no-vector-clock-gate', 'priority-queue-in-front', 'sequencer'])(
    '%s',
    async (variant) => {
      const instance = eventOrdering.instantiate({ parameters: { ...small, priorities: 1 }, variant });
      const { settles: _, ...ofStates } = instance.properties;
      const properties = { ...ofStates, deadlockFree: deadlockFree() };
      expectAsNaively(await check(instance, { properties }), instance, properties);
    },
  );
});
