import fc from 'fast-check';
import { always, deadlockFree, eventually, type Instance, type Model, type Property } from '../language/index.js';
import type { Sources } from '../source.js';
import { randomModel } from './random-model.js';

/** The random model that a seed gives, in whatever thread. */
export function randomModelAt(seed: number): Model {
  const [random] = fc.sample(randomModel(), { seed, numRuns: 1 });
  if (random === undefined) throw new Error('fast-check gives one sample');
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
export function sourcesOfRandomModel(seed: number, withRuns: boolean): Sources {
  const module = import.meta.url;
  return {
    model: { module, export: randomModelAt.name, given: [seed] },
    properties: { module, export: propertiesOfRandomModel.name, given: [withRuns] },
  };
}
