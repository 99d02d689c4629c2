import type { Collections, Snapshot } from '../../checker/index.js';
import { isList, isRecord } from '../wording/index.js';
import { identifiersFor } from './identifiers.js';

// Apalache's ADR-015, revised 2023-09-14: every integer is a #bigint.

export type ItfValue =
  | string
  | boolean
  | { readonly '#bigint': string }
  | { readonly '#tup': readonly ItfValue[] }
  | { readonly '#set': readonly ItfValue[] }
  | { readonly '#map': readonly (readonly [ItfValue, ItfValue])[] }
  | { readonly '#unserializable': string }
  | readonly ItfValue[]
  | { readonly [field: string]: ItfValue };

/** What stands for an optional that is absent, as in Quint. */
const none: ItfValue = { tag: 'None', value: { '#tup': [] } };

/** A part of a state, at a path such as `participant[].voters`. */
export function itfValue(snapshot: Snapshot, path: string, collections: Collections): ItfValue {
  if (isList(snapshot)) {
    const elements = snapshot.map((element) => itfValue(element, `${path}[]`, collections));
    return collections.sets.includes(path) ? { '#set': elements } : elements;
  }
  if (isRecord(snapshot)) {
    if (collections.maps.includes(path)) {
      const entries = Object.entries(snapshot);
      return { '#map': entries.map(([key, value]) => [key, itfValue(value, `${path}[]`, collections)]) };
    }
    return recordOf(snapshot, path, collections);
  }
  if (snapshot === null) return none;
  if (typeof snapshot !== 'number') return snapshot;
  return Number.isInteger(snapshot) ? { '#bigint': String(BigInt(snapshot)) } : { '#unserializable': String(snapshot) };
}

function recordOf(
  record: { readonly [name: string]: Snapshot },
  path: string,
  collections: Collections,
): { readonly [field: string]: ItfValue } {
  const fields = Object.entries(record);
  const names = identifiersFor(fields.map(([name]) => name));
  return Object.fromEntries(
    fields.map(([name, value], position) => [
      names[position] ?? name,
      itfValue(value, path === '' ? name : `${path}.${name}`, collections),
    ]),
  );
}
