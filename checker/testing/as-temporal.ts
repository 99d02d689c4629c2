import type { Property, TemporalProperty } from '../language/index.js';

/** A property that was made by one of the words for temporal ones. @throws Error if it is none of them. */
export function asTemporal(property: Property | undefined): TemporalProperty {
  if (property === undefined || !('formula' in property)) {
    throw new Error(`${property === undefined ? 'nothing' : `"${property.form}"`} is no temporal property`);
  }
  return property;
}
