import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import { ModelError } from './errors.js';
import { type AssumedFairness, boolean, defineModel, type Instance, perProcess, processIds } from './language/index.js';
import { asTemporal, checkTemporalNaively, randomTemporalCase, sabotaged, TooManyStates } from './testing/index.js';

type Bug = 'none' | 'strong fairness is ignored' | 'a run may stop anywhere' | 'strong fairness is taken for weak';

const sabotage = vi.hoisted((): { bug: Bug } => ({ bug: 'none' }));

vi.mock(import('./temporal/search/constraints.js'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    constraintsOf: (...about) => {
      const constraints = original.constraintsOf(...about);
      const { isStrong, ofLabel } = constraints;
      switch (sabotage.bug) {
        case 'strong fairness is ignored':
          return { ...constraints, ofLabel: ofLabel.map((each) => (isStrong[each] === true ? -1 : each)) };
        case 'strong fairness is taken for weak':
          return { ...constraints, isStrong: isStrong.map(() => false) };
        default:
          return constraints;
      }
    },
  };
});

vi.mock(import('./temporal/search/product.js'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    Product: class extends original.Product {
      constructor(options: ConstructorParameters<typeof original.Product>[0]) {
        const stopsAnywhere = sabotage.bug === 'a run may stop anywhere';
        super({ ...options, mayStop: stopsAnywhere ? options.mayStop.map(() => 1) : options.mayStop });
      }
    },
  };
});

/** Two clients of one lock, entering strongly fairly: it takes fairness, of the right client, that the second gets in. */
const lock = defineModel({
  name: 'lock',
  processes: () => ({ client: processIds(2) }),
  state: ({ client }) => ({ inside: perProcess(client, boolean()) }),
  actions: ({ client, action }) => [
    action('enter', {
      each: client,
      fair: 'strong',
      when: (s) => !s.inside.some((inside) => inside),
      then: (s, c) => s.inside.set(c, true),
    }),
    action('leave', {
      each: client,
      fair: 'weak',
      when: (s, c) => s.inside.at(c),
      then: (s, c) => s.inside.set(c, false),
    }),
  ],
  properties: ({ client, alwaysEventually }) => ({
    served: alwaysEventually('the second is served again and again', (s) => s.inside.at(client.valueAt(1))),
  }),
}).instantiate();

/** What the naive checker says of random properties. */
const known = fc.sample(randomTemporalCase(), { seed: 20260401, numRuns: 60 }).flatMap((of) => {
  try {
    const { instance } = of.random;
    const { verdict } = checkTemporalNaively(instance, of.property, { fairness: of.fairness, maxStates: 200 });
    return [{ ...of, instance, verdict }];
  } catch (thrown) {
    if (thrown instanceof TooManyStates || thrown instanceof ModelError) return [];
    throw thrown;
  }
});

/** How often the engine contradicts the plain model, by itself, and how often the naive checker. */
async function contradictions() {
  let byValidation = 0;
  let byComparison = 0;
  for (const { instance, property, fairness, verdict } of known) {
    const { failure, properties } = await check(instance, { properties: { it: property }, fairness });
    if (failure?.kind === 'disagreement') byValidation += 1;
    else if (properties[0]?.verdict !== verdict) byComparison += 1;
  }
  return { byValidation, byComparison };
}

async function verdictOn(instance: Instance, fairness: AssumedFairness = 'declared') {
  const { failure, properties } = await check(instance, {
    properties: { it: asTemporal(instance.properties.served) },
    fairness,
  });
  return failure?.kind ?? properties[0]?.verdict;
}

beforeEach(() => {
  sabotage.bug = 'none';
});

describe('a bug in the temporal engine is noticed', () => {
  it.each<Bug>(['strong fairness is ignored', 'strong fairness is taken for weak', 'a run may stop anywhere'])(
    'by validation: %s',
    async (bug) => {
      sabotage.bug = bug;
      expect(await verdictOn(lock)).toBe('disagreement');
      expect((await contradictions()).byValidation).toBeGreaterThan(0);
    },
  );

  it.each([
    [
      'an edge is forgotten',
      /append\(current, settled, labels, unsettled\)/,
      'append(current, settled, labels, unsettled - 1)',
    ],
    ['labels are mixed up', /labels\[unsettled\+\+\] = label;/, 'labels[unsettled++] = Math.max(0, label - 1);'],
    ['targets are mixed up', /append\(current, settled,/, 'append(current, settled.map((id) => Math.max(0, id - 1)),'],
    ['a step that changes nothing is kept', /if \(unchanged\(\)\) \{\nidle\[action\]\+\+;\nreturn;\n\}/, ''],
  ])('by an audit, whatever the verdict: %s', async (_, pattern, replacement) => {
    const { byValidation, byComparison } = await sabotaged(pattern, replacement, contradictions);
    expect(byValidation).toBeGreaterThan(0);
    expect(byComparison).toBe(0);
  });

  it('and without one there is nothing to notice', async () => {
    expect(known.length).toBeGreaterThan(20);
    expect(await verdictOn(lock)).toBe('holds');
    expect(await contradictions()).toEqual({ byValidation: 0, byComparison: 0 });
  });
});
