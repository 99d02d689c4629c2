import type { Property } from '../../checker/index.js';
import type { LifecycleLanguage, ReadonlyState } from './state.js';

/** What this model alone promises. The obligations of P30 are in the catalogue. */
export function ownProperties({ always }: LifecycleLanguage): { readonly [id: string]: Property<ReadonlyState> } {
  return {
    watchedIsThere: always(
      'whoever is watched has crashed, or sends heartbeats to whoever watches it',
      (s) =>
        s.node.every(({ watches, lost }) => watches.every((other) => lost.has(other) || s.node.at(other).monitoring)),
      { given: (s) => s.node.some(({ watches }) => !watches.isEmpty) },
    ),
  };
}

/** All nodes have been shut down. */
export function isAtRest(): (s: ReadonlyState) => boolean {
  return (s) => s.node.every(({ power }) => power === 'released');
}
