import fc from 'fast-check';
import type { Action, Fairness, Instance, Refinement } from '../language/index.js';
import { copyState, isCopyable } from './copy-state.js';
import { type RandomModel, randomUntimedModel } from './random-model.js';

/** How one of two copies of a model is made to differ from the other by one action, if at all. */
export const differences = [
  'none',
  'abstract lacks an action',
  'concrete lacks an action',
  'abstract lacks a guard',
  'concrete lacks a guard',
] as const;

/** What the two say of fairness. */
export const promises = ['none', 'both as declared', 'abstract strongly fair', 'concrete not fair'] as const;

/** A model and an abstract one of the same fields, and the claim that it refines that, each state standing for itself. */
export interface RandomRefinementCase {
  readonly difference: (typeof differences)[number];
  readonly promise: (typeof promises)[number];
  readonly concrete: Instance;
  readonly refinement: Refinement;
  /** All of it as a person reads it. */
  describe(): string;
}

/** Pairs of random models; with fairness, of which the abstract one may declare more, steps alone do not decide. */
export function randomRefinementCase(): fc.Arbitrary<RandomRefinementCase> {
  return fc.noBias(
    fc
      .tuple(
        randomUntimedModel().filter(({ instance }) => isCopyable(instance.fields)),
        fc.constantFrom(...differences),
        fc.nat(),
        fc.constantFrom(...promises),
      )
      .map(([random, difference, drawn, promise]) => assemble(random, difference, drawn, promise)),
  );
}

function assemble(
  random: RandomModel,
  difference: RandomRefinementCase['difference'],
  drawn: number,
  promise: RandomRefinementCase['promise'],
): RandomRefinementCase {
  const { actions } = random.instance;
  const position = drawn % actions.length;
  const of = (whose: 'abstract' | 'concrete'): Instance => ({
    ...random.instance,
    actions: actions
      .map((action) => ({ ...action, fair: fairnessOf(action, promise, whose) }))
      .flatMap((action, at) => (at === position ? changed(action, difference, whose) : [action])),
  });
  const { fields } = random.instance;
  const refinement: Refinement = {
    form: 'refines',
    sentence: 'each state stands for itself',
    abstract: { name: 'abstract', instantiate: () => of('abstract') },
    variant: undefined,
    parameters: {},
    mapping: (state: { [field: string]: unknown }, abstract: { [field: string]: unknown }) =>
      copyState(fields, state, abstract),
    assuming: {},
  };
  const describe = () => `${random.describe()}\n${difference}: ${actions[position]?.name ?? ''}\nfairness: ${promise}`;
  return Object.assign(
    { difference, promise, concrete: of('concrete'), refinement, describe },
    { [fc.toStringMethod]: describe },
  );
}

function fairnessOf(
  { fair, kind }: Action,
  promise: RandomRefinementCase['promise'],
  whose: 'abstract' | 'concrete',
): Fairness | undefined {
  if (kind === 'fault' || kind === 'repair' || promise === 'none') return undefined;
  if (promise === 'abstract strongly fair' && whose === 'abstract') return 'strong';
  if (promise === 'concrete not fair' && whose === 'concrete') return undefined;
  return fair;
}

function changed(
  action: Action,
  difference: RandomRefinementCase['difference'],
  whose: 'abstract' | 'concrete',
): readonly Action[] {
  if (difference === `${whose} lacks an action`) return [];
  return [difference === `${whose} lacks a guard` ? { ...action, when: undefined } : action];
}
