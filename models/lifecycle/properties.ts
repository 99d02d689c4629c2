import type { Property } from '../../checker/index.js';
import { isBeingRecovered, isRunning, safeOrder } from './procedures.js';
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

/** All nodes have been shut down or, if none ever is, run. */
export function isAtRest({ shutdowns }: LifecycleLanguage): (s: ReadonlyState) => boolean {
  const isUp = isRunning(safeOrder);
  return (s) =>
    shutdowns
      ? s.node.every(({ power }) => power === 'released')
      : s.node.every((_, n) => isUp(s, n) && !isBeingRecovered(s, n));
}
