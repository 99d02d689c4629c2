import type { Instance, Model, Property, Sources } from '../checker/index.js';
import { sourceOf } from '../models/index.js';
import { exportOf } from './load/export-of.js';
import { loadModel } from './load/load-model.js';
import { deadlockFreedom, ownProperties } from './load/own-properties.js';
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

/** Where a thread finds what `check <address> --property …` checks: here, by the same address and names, where it is not found with less. */
export function sourcesOf({ address, instance, isShipped, properties, names }: Sought): Sources {
  const module = import.meta.url;
  const alone = isShipped ? sourceOf(instance.model) : undefined;
  const isOwn = Object.entries(properties).every(([id, property]) => isOwnProperty(instance, id, property));
  return {
    model:
      alone === undefined
        ? { module, export: modelAt.name, given: [address] }
        : { module: urlOf('./load/export-of.js'), export: exportOf.name, given: [alone.module, alone.export] },
    properties: isOwn
      ? { module: urlOf('./load/own-properties.js'), export: ownProperties.name, given: [] }
      : { module, export: propertiesAt.name, given: [address, names] },
  };
}

function isOwnProperty(instance: Instance, id: string, property: Property): boolean {
  const own = instance.properties[id];
  return own === undefined ? id === deadlockFreedom && property.form === 'deadlockFree' : own === property;
}

/** Of a module that loads little: a thread that needs no more is ready sooner. */
function urlOf(path: string): string {
  return new URL(path, import.meta.url).href;
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
