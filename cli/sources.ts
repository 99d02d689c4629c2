import type { Instance, Model, Property, Sources } from '../checker/index.js';
import { loadModel } from './load/load-model.js';
import { propertiesToCheck } from './properties-to-check.js';

/** Where a thread finds what `check <address> --property …` checks: here, by the same address and names. */
export function sourcesOf(address: string, propertyNames: readonly string[]): Sources {
  const module = import.meta.url;
  return {
    model: { module, export: modelAt.name, given: [address] },
    properties: { module, export: propertiesAt.name, given: [address, propertyNames] },
  };
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
