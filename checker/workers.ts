import { availableParallelism } from 'node:os';
import type { Workers } from './explore/index.js';
import type { Property } from './language/index.js';
import type { Sources } from './source.js';

/** What is said of the threads that are to explore a model. */
export interface WorkersAsked {
  readonly properties: { readonly [id: string]: Property };
  readonly workers?: number | undefined;
  readonly sources?: Sources | undefined;
}

/** When threads are worthwhile: how much there must be to do. */
export interface Worthwhile {
  /** If nobody says how many. */
  readonly unasked: number;
  /** If somebody does; 0 makes the exploration wait for them. */
  readonly asked: number;
}

/**
 * The threads that explore: as many as are asked for, or as many as there are cores, each once it is worthwhile. Undefined
 * where only this thread explores.
 */
export function workersFor(
  { properties, workers, sources }: WorkersAsked,
  worthwhile: Worthwhile,
): Workers | undefined {
  const count = workers ?? availableParallelism();
  if (sources === undefined || count === 1) return undefined;
  return {
    count,
    sources,
    properties: Object.keys(properties),
    worthwhile: workers === undefined ? worthwhile.unasked : worthwhile.asked,
  };
}

/** What is said where several threads are asked for and one explores. */
export function warningOfWorkers({ workers = 1, sources }: Omit<WorkersAsked, 'properties'>): string[] {
  if (workers === 1 || sources !== undefined) return [];
  return ['only one worker explores: a model that is given as an object cannot be found by others; give its sources'];
}
