import { type Fields, isFields, type StateType } from '../language/index.js';
import type { Collections } from '../result.js';

/** Which parts of a model's state are sets and which are maps. */
export function collectionsOf(fields: Fields): Collections {
  const parts = [...partsOf(fields, '')];
  const of = (kind: Part['kind']) => parts.filter((part) => part.kind === kind).map(({ path }) => path);
  return { sets: of('set'), maps: of('map') };
}

interface Part {
  readonly kind: 'set' | 'map';
  readonly path: string;
}

function* partsOf(type: StateType, path: string): Generator<Part> {
  if (isFields(type)) {
    for (const [name, part] of Object.entries(type)) yield* partsOf(part, path === '' ? name : `${path}.${name}`);
    return;
  }
  switch (type.kind) {
    case 'array':
      // Over integers it is a list in a snapshot, as a sequence is; there the index is the position.
      if (type.index.shape.type !== 'integer' && type.index.shape.type !== 'optional') yield { kind: 'map', path };
      yield* partsOf(type.element, `${path}[]`);
      return;
    case 'map':
    case 'vector clock':
    case 'channels':
      yield { kind: 'map', path };
      return;
    case 'set':
    case 'message set':
    case 'message bag':
      yield { kind: 'set', path };
      return;
    default:
  }
}
