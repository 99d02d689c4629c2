import type { Instance, Model, Property, Source, Sources } from '../checker/index.js';
import { sourceOf } from '../models/index.js';
import { loadModel } from './load/load-model.js';
import { propertiesToCheck } from './properties-to-check.js';

/** What a thread is to find again. */
export interface Sought {
  readonly address: string;
  readonly instance: Instance;
  readonly isShipped: boolean;
  readonly properties: { readonly [id: string]: Property };
  /** By which the properties are selected. */
  readonly names: readonly string[];
}

/** Where a thread finds what `check <address> --property …` checks: here, by the same address and names. */
export function sourcesOf({ address, instance, isShipped, properties, names }: Sought): Sources {
  const module = import.meta.url;
  const isOwn = Object.entries(properties).every(([id, property]) => instance.properties[id] === property);
  const alone = isShipped && isOwn ? sourceOf(instance.model) : undefined;
  if (alone !== undefined) return { model: ofExport(alone.module, alone.export) };
  return {
    model: { module, export: modelAt.name, given: [address] },
    properties: { module, export: propertiesAt.name, given: [address, names] },
  };
}

/** Without all that a command loads. */
function ofExport(module: string, name: string): Source {
  return { module: new URL('./load/export-of.js', import.meta.url).href, export: 'exportOf', given: [module, name] };
}

/** The model at an address. @throws UsageError if there is none */
export async function modelAt(address: string): Promise<Model> {
  return (await loadModel(address)).model;
}

/** What is to be checked of it. @throws UsageError if a name selects nothing */
export async function propertiesAt(
  instance: Instance,
  address: string,
  propertyNames: readonly string[],
): Promise<{ readonly [id: string]: Property }> {
  return propertiesToCheck(instance, (await loadModel(address)).isShipped, propertyNames);
}
