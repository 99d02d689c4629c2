import { UsageError } from './errors.js';
import { type Instance, isModel, type Model, type Property } from './language/index.js';

/**
 * Where something is found again, by a thread that shares no objects with this one: a function that a module exports, and
 * what it is to be called with. What it gives may be a promise.
 */
export interface Source {
  /** The URL of the module. */
  readonly module: string;
  readonly export: string;
  /** Plain data: what can be cloned from thread to thread. */
  readonly given: readonly unknown[];
}

/** Where a model and the properties to be checked are found again. */
export interface Sources {
  /** Of a function that gives the model. */
  readonly model: Source;
  /** Of a function that gives properties by id, from the instance and what is `given`; those of the model itself if there is none. */
  readonly properties?: Source;
}

/** What is to be checked, as another thread can make it again. */
export interface Remade {
  readonly instance: Instance;
  readonly properties: readonly Property[];
}

/** Makes it again. @throws UsageError if what is found there is not what it should be */
export async function remake(
  sources: Sources,
  variant: string,
  parameters: { readonly [name: string]: unknown },
  ids: readonly string[],
): Promise<Remade> {
  const model = await call(sources.model, []);
  if (!isModel(model)) throw new UsageError(`${nameOf(sources.model)} gives no model`);
  const instance = (model as Model).instantiate({ variant, parameters });
  const found = sources.properties === undefined ? instance.properties : await call(sources.properties, [instance]);
  const byId = found as { readonly [id: string]: Property };
  const properties = ids.map((id) => {
    const property = byId[id];
    if (property === undefined) throw new UsageError(`a thread of its own finds no property "${id}"`);
    return property;
  });
  return { instance, properties };
}

/** What a source gives. @throws UsageError if the module exports no such function */
export async function givenBy(source: Source): Promise<unknown> {
  return call(source, []);
}

async function call(source: Source, first: readonly unknown[]): Promise<unknown> {
  const module: { readonly [name: string]: unknown } = await import(source.module);
  const made = module[source.export];
  if (typeof made !== 'function') throw new UsageError(`${nameOf(source)} is no function`);
  return made(...first, ...source.given);
}

function nameOf(source: Source): string {
  return `${source.export} of ${source.module}`;
}
