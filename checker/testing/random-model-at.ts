import fc from 'fast-check';
import { always, deadlockFree, eventually, type Instance, type Model, type Property } from '../language/index.js';
import type { Sources } from '../source.js';
import { randomModel } from './random-model.js';
import { randomSymmetricModel } from './random-symmetric-model.js';

/** Which random models: any, or those whose processes are interchangeable and treated so. */
export type RandomModelKind = 'general' | 'symmetric';

let last: { readonly kind: RandomModelKind; readonly seed: number; readonly model: Model } | undefined;

/** The random model that a seed gives, in whatever thread. */
export function randomModelAt(kind: RandomModelKind, seed: number): Model {
  if (last?.kind === kind && last.seed === seed) return last.model;
  const models: fc.Arbitrary<{ readonly model: Model }> = kind === 'general' ? randomModel() : randomSymmetricModel();
  const [random] = fc.sample(models, { seed, numRuns: 1 });
  if (random === undefined) throw new Error('fast-check gives one sample');
  last = { kind, seed, model: random.model };
  return random.model;
}

/** Its own properties, deadlock freedom, one that keeps the exploration going to the end, and if wanted one of runs. */
export function propertiesOfRandomModel(
  { properties }: Pick<Instance, 'properties'>,
  withRuns: boolean,
): { readonly [id: string]: Property } {
  const [known] = Object.values(properties).filter((property) => property.form === 'reachable');
  const runs = known === undefined ? {} : { runs: eventually('what is reachable is reached', known.holds) };
  return {
    ...properties,
    throughout: always('every state is visited', () => true),
    'deadlock-free': deadlockFree(),
    ...(withRuns ? runs : {}),
  };
}

/** Where a thread finds both. */
export function sourcesOfRandomModel(kind: RandomModelKind, seed: number, withRuns: boolean): Sources {
  const module = import.meta.url;
  return {
    model: { module, export: randomModelAt.name, given: [kind, seed] },
    properties: { module, export: propertiesOfRandomModel.name, given: [withRuns] },
  };
}
