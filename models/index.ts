import type { Model } from '../checker/index.js';
import * as shipped from './shipped.js';

// What a formula about partitions has to know of the network.
export { type NetworkState, overAnyRoute } from './partition/topology.js';
export * from './shipped.js';

/** Where a module exports a model: enough for another thread to find it. */
export interface ModelSource {
  /** The module's URL. */
  readonly module: string;
  readonly export: string;
}

const exported: readonly (readonly [exportName: string, model: Model])[] = Object.entries(shipped);

/** Every model that comes with signalbox, in the order of their names. */
export const models: readonly Model[] = exported
  .map(([, model]) => model)
  .sort((one, other) => one.name.localeCompare(other.name));

/** The shipped model of this name. */
export function findModel(name: string): Model | undefined {
  return models.find((model) => model.name === name);
}

/** Where the shipped model of this name is found. */
export function sourceOf(name: string): ModelSource | undefined {
  const found = exported.find(([, model]) => model.name === name);
  return found === undefined ? undefined : { module: import.meta.url, export: found[0] };
}
