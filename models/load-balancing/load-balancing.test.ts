import { describe, expect, it } from 'vitest';
import { always, check, deadlockFree } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { caps, dashboard, nodeOrder } from '../topology/nodes.js';
import { type LoadBalancingState, loadBalancing } from './index.js';
import { baseLoads } from './load.js';

type Parameters = { readonly [name: string]: number | boolean };

const instantiate = (parameters: Parameters, variant = 'repaired') =>
  loadBalancing.instantiate({ parameters, variant });

const calm = { crashes: 0, omissions: 0, lies: 0 };

const fits = always<LoadBalancingState>('no node passes its cap of CPU', (s) =>
  s.node.every(({ cpu, struckBy }) => struckBy === 'Byzantine' || cpu <= caps.cpu),
);

const explore = async (parameters: Parameters, variant?: string) => {
  const instance = instantiate(parameters, variant);
  const result = await check(instance, { properties: { ...instance.properties, fits } });
  expect(result.failure).toBeNull();
  const verdicts = Object.fromEntries(
    result.properties.map(({ id, verdict, vacuous }) => [id, vacuous ? 'vacuous' : verdict]),
  );
  return { result, verdicts };
};

const idle = ({ actions }: Awaited<ReturnType<typeof check>>) =>
  actions.filter(({ taken }) => taken === 0).map(({ name }) => name);

/** Cloud1 is full to begin with, so that nothing is sent to it. */
const aboutCloud1 = ['Cloud1 omits to receive', 'Cloud1 omits to send'];

describe('load balancing, repaired', () => {
  it('holds for the documented request, of which none has to be moved', async () => {
    const { result, verdicts } = await explore({});
    expect(verdicts).toEqual({ booksAreComplete: 'holds', placed: 'holds', movedBelow: 'vacuous', fits: 'holds' });
    expect(idle(result)).toEqual(['move the request away from a node past the threshold', ...aboutCloud1]);
  });

  it('holds for a lighter one, and takes every action but those of Cloud1', async () => {
    const { result, verdicts } = await explore({ cpu: 5 });
    expect(verdicts).toEqual({ booksAreComplete: 'holds', placed: 'holds', movedBelow: 'holds', fits: 'holds' });
    expect(idle(result)).toEqual(aboutCloud1);
  });

  it('gives Cloud1 something to do, and to drop, when the base loads are levelled', async () => {
    const { result, verdicts } = await explore({ spread: 0, crashes: 0, lies: 0 });
    expect(verdicts).toMatchObject({ booksAreComplete: 'holds', placed: 'holds', fits: 'holds' });
    expect(idle(result)).not.toEqual(expect.arrayContaining(aboutCloud1));
  });
});

describe('load balancing, flawed', () => {
  it('as documented puts the request on Core1, which passes its cap, and moves nothing away (N2, N3)', async () => {
    const { result, verdicts } = await explore(calm, 'documented');
    expect(verdicts.fits).toBe('violated');
    const story = result.properties.find(({ id }) => id === 'fits')?.trace?.steps;
    expect(story?.map(({ process, action }) => `${process}: ${action}`)).toEqual([
      'Client: ask for a service',
      'Load balancer: allocate the request to the best node',
      'Core1: run the request',
    ]);
  });

  it('never moves anything with a threshold of 80 % of the whole processor, which no node reaches (N3)', async () => {
    const { result, verdicts } = await explore({ cpu: 5, ...calm }, 'threshold-above-the-cap');
    expect(verdicts).toMatchObject({ movedBelow: 'vacuous', fits: 'holds' });
    expect(idle(result)).toContain('move the request away from a node past the threshold');
  });
});

describe("Jain's index and the coefficient of variation", () => {
  const dimensions = ['cpu', 'memory', 'transactions'] as const;
  const indexOf = (loads: readonly number[]) =>
    loads.reduce((sum, load) => sum + load, 0) ** 2 / (loads.length * loads.reduce((sum, load) => sum + load ** 2, 0));
  const measured = (name: (typeof dimensions)[number]) => dashboard.map((row) => row[name]);
  const rounded = (value: number) => Number(value.toFixed(3));

  it('are 0.974, 0.873 and 0.889, and 0.164, 0.381 and 0.354 at the baseline (N5)', () => {
    const indices = dimensions.map((name) => indexOf(measured(name)));
    expect(indices.map(rounded)).toEqual([0.974, 0.873, 0.889]);
    expect(indices.map((index) => rounded(Math.sqrt(1 / index - 1)))).toEqual([0.164, 0.381, 0.354]);
  });

  it('cannot fall below 0.85 within the caps, whatever the policy, as long as all five are up', () => {
    // The index has no minimum inside a box of loads, so that its corners tell.
    const least = (name: (typeof dimensions)[number]) =>
      Math.min(
        ...Array.from({ length: 2 ** nodeOrder.length }, (_, corner) =>
          indexOf(measured(name).map((load, index) => ((corner >> index) % 2 === 1 ? caps[name] : load))),
        ),
      );
    expect(dimensions.map((name) => rounded(least(name)))).toEqual([0.964, 0.853, 0.873]);
  });

  it('is below 0.85 for memory when Core1 or Core2 is missing, before anything is placed', () => {
    const without = nodeOrder.map((node) =>
      indexOf(dashboard.filter((row) => row.node !== node).map(({ memory }) => memory)),
    );
    const uneven = nodeOrder.filter((_, index) => (without[index] ?? 1) < 0.85);
    expect(uneven).toEqual(['Core1', 'Core2']);
  });
});

it('levels the base loads as far as it is asked, and keeps their means', () => {
  const cpu = (spread: number) => baseLoads({ spread }).map((load) => load.cpu);
  expect(cpu(100)).toEqual([45, 50, 60, 55, 72]);
  expect(cpu(50)).toEqual([51, 53, 58, 56, 64]);
  expect(cpu(0)).toEqual([56, 56, 56, 56, 56]);
});

describe('load balancing, explored naively', () => {
  it.each([
    ...loadBalancing.variants.map(({ name }) => ({ variant: name, parameters: { requests: 2, cpu: 7, ...calm } })),
    { variant: 'repaired', parameters: { requests: 1 } },
  ])(
    '$variant with $parameters has the same states, transitions, verdicts and shortest traces',
    async ({ variant, parameters }) => {
      const instance = instantiate(parameters, variant);
      const properties = { fits, deadlockFree: deadlockFree() };
      expectAsNaively(await check(instance, { properties }), instance, properties);
    },
  );
});
