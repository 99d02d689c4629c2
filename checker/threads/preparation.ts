import { messageOf } from '../errors.js';
import { type Remade, remake, type Sources } from '../source.js';
import { taskOf } from './task.js';

/** What a thread is told first: what it will work on. */
export interface Preparation {
  readonly sources: Sources;
  readonly variant: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly properties: readonly string[];
  /** The modules of what it will be told to do, which take time to load. */
  readonly modules: readonly string[];
}

let prepared: Remade | undefined;

/** Makes model and properties again in this thread; says why it cannot, or null. */
export async function prepare(preparation: Preparation): Promise<string | null> {
  const { sources, variant, parameters, properties, modules } = preparation;
  try {
    prepared = await remake(sources, variant, parameters, properties);
    for (const module of modules) await import(module);
    return null;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

export const preparing = taskOf(import.meta.url, prepare);

/** What this thread was prepared for. */
export function preparedModel(): Remade {
  if (prepared === undefined) throw new Error('a thread has to know its model before it is told what to do');
  return prepared;
}
