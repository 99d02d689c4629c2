import { type Domain, type Fields, isFields, type StateType } from '../language/index.js';
import type { Change, Snapshot } from '../result.js';

/** What differs between two states of a model: the smallest parts that have a name, such as `participant[rm2].phase`. */
export function changesBetween(fields: Fields, before: Snapshot, after: Snapshot): Change[] {
  return [...differences(fields, '', before, after)];
}

function* differences(type: StateType, field: string, before: Snapshot, after: Snapshot): Generator<Change> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isFields(type)) {
    for (const [name, part] of Object.entries(type)) {
      yield* differences(part, field === '' ? name : `${field}.${name}`, at(before, name), at(after, name));
    }
  } else if (type.kind === 'array') {
    for (const name of namesIn(before, after)) {
      yield* differences(type.element, `${field}[${shownIndex(type.index, name)}]`, at(before, name), at(after, name));
    }
  } else if (type.kind === 'map' || type.kind === 'vector clock' || type.kind === 'channels') {
    for (const name of namesIn(before, after)) {
      const part = { field: `${field}[${name}]`, before: at(before, name), after: at(after, name) };
      if (JSON.stringify(part.before) !== JSON.stringify(part.after)) yield part;
    }
  } else {
    yield { field, before, after };
  }
}

/** An array over integers is a list in a snapshot: the place says which index it is. */
function shownIndex(index: Domain<unknown>, name: string): string {
  const isList = index.shape.type === 'integer' || index.shape.type === 'optional';
  return isList ? String(index.shownAt(Number(name))) : name;
}

/** The indices or keys of either, in order. */
function namesIn(before: Snapshot, after: Snapshot): Set<string> {
  return new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
}

/** The part of a composite snapshot with a name or an index, or null if it has none. */
function at(snapshot: Snapshot, name: string): Snapshot {
  if (typeof snapshot !== 'object' || snapshot === null) return null;
  return (snapshot as { readonly [name: string]: Snapshot })[name] ?? null;
}
