import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { type AssumedFairness, boolean, defineModel, type Fairness, integer, refines } from '../language/index.js';

interface Worker {
  readonly isBusy: boolean;
  readonly dust: number;
}

/** Works and rests, and gathers dust meanwhile, which is nothing to the abstract model. */
const worker = (fair: Fairness | undefined) =>
  defineModel({
    name: 'worker',
    state: () => ({ isBusy: boolean(), dust: integer({ min: 0, max: 1 }) }),
    actions: ({ action }) => [
      action('begin', {
        ...(fair === undefined ? {} : { fair }),
        when: (s) => !s.isBusy && s.dust === 0,
        then: (s) => {
          s.isBusy = true;
        },
      }),
      action('end', {
        fair: 'weak',
        when: (s) => s.isBusy,
        then: (s) => {
          s.isBusy = false;
        },
      }),
      action('gather dust', {
        fair: 'weak',
        then: (s) => {
          s.dust = 1 - s.dust;
        },
      }),
    ],
  }).instantiate();

/** Works and rests; begins fairly. */
const abstract = (fair: Fairness) =>
  defineModel({
    name: 'abstract',
    state: () => ({ isBusy: boolean() }),
    actions: ({ action }) => [
      action('begin', {
        fair,
        when: (s) => !s.isBusy,
        then: (s) => {
          s.isBusy = true;
        },
      }),
      action('end', {
        when: (s) => s.isBusy,
        then: (s) => {
          s.isBusy = false;
        },
      }),
    ],
  });

async function resultOf(fair: Fairness | undefined, fairAbstract: Fairness, fairness: AssumedFairness = 'declared') {
  const it = refines('it', abstract(fairAbstract), {
    mapping: (s: Worker, image) => {
      image.isBusy = s.isBusy;
    },
  });
  const { failure, properties } = await check(worker(fair), { properties: { it }, fairness });
  expect(failure).toBeNull();
  return properties[0];
}

describe('a model refines one that is fair', () => {
  it.each<readonly [Fairness, Fairness]>([
    ['strong', 'weak'],
    ['strong', 'strong'],
  ])('if its own %s fairness is enough for %s', async (fair, fairAbstract) => {
    expect(await resultOf(fair, fairAbstract)).toMatchObject({ verdict: 'holds' });
  });

  it.each<readonly [Fairness, string]>([
    ['weak', 'can happen all the time'],
    ['strong', 'can happen again and again'],
  ])('but not if it may never do what is %sly fair', async (fairAbstract, how) => {
    const result = await resultOf('weak', fairAbstract);
    expect(result).toMatchObject({ verdict: 'violated', trace: { loop: { start: expect.any(Number) } } });
    expect(result?.reason).toContain(`from some time on "begin" of abstract ${how}, and never does`);
  });

  it('is not asked about fairness where nothing is fair', async () => {
    expect(await resultOf('weak', 'strong', 'none')).toMatchObject({ verdict: 'holds' });
  });

  it('as strongly as a check assumes', async () => {
    expect(await resultOf(undefined, 'strong', 'strong')).toMatchObject({ verdict: 'holds' });
    expect(await resultOf(undefined, 'weak', 'weak')).toMatchObject({ verdict: 'violated' });
  });
});
