import { DomainError } from '../errors.js';
import type { Snapshot } from '../result.js';

/** A snapshot that must be a list. @throws DomainError, about `field`, if it is none. */
export function listIn(snapshot: Snapshot | undefined, field: string): readonly Snapshot[] {
  if (!isList(snapshot)) throw new DomainError(field, snapshot, 'a list');
  return snapshot;
}

/** A snapshot that must be an object by names. @throws DomainError, about `field`, if it is none. */
export function namesIn(snapshot: Snapshot | undefined, field: string): { readonly [name: string]: Snapshot } {
  if (typeof snapshot !== 'object' || snapshot === null || isList(snapshot)) {
    throw new DomainError(field, snapshot, 'an object');
  }
  return snapshot;
}

function isList(snapshot: Snapshot | undefined): snapshot is readonly Snapshot[] {
  return Array.isArray(snapshot);
}
