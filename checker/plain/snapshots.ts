import { DomainError } from '../errors.js';
import type { Snapshot } from '../result.js';

/** A snapshot that must be a list. @throws DomainError, about `field`, if it is none. */
export function listIn(snapshot: Snapshot, field: string): readonly Snapshot[] {
  if (!isList(snapshot)) throw new DomainError(field, snapshot, 'a list');
  return snapshot;
}

/** A snapshot that must be an object by names. @throws DomainError, about `field`, if it is none. */
export function namesIn(snapshot: Snapshot, field: string): { readonly [name: string]: Snapshot } {
  if (typeof snapshot !== 'object' || snapshot === null || isList(snapshot)) {
    throw new DomainError(field, snapshot, 'an object');
  }
  return snapshot;
}

/** What stands under a name in an object. @throws DomainError, about `field`, if nothing does. */
export function namedIn(names: { readonly [name: string]: Snapshot }, name: string, field: string): Snapshot {
  const snapshot = names[name];
  if (snapshot === undefined) throw new DomainError(field, undefined, 'part of the state');
  return snapshot;
}

function isList(snapshot: Snapshot): snapshot is readonly Snapshot[] {
  return Array.isArray(snapshot);
}
