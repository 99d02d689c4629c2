import { type Domain, type Fields, isFields, isLinks, type StateType } from '../language/index.js';
import { vocabularyOf } from './vocabulary.js';
import type { Spot, Vocabulary } from './words.js';

/** The kinds of things a state is made of, by which the sample of random models is measured. */
export const stateKinds = [
  'boolean',
  'integer',
  'negative integer',
  'enumeration',
  'optional',
  'process id',
  'link',
  'record',
  'nested record',
  'array',
  'per-process array',
  'nested array',
  'set',
  'wide set',
  'map',
  'sequence',
  'vector clock',
  'budget',
  'countdown',
  'message set',
  'message bag',
  'channels',
] as const;

export type StateKind = (typeof stateKinds)[number];

type Step = { readonly field: string } | { readonly element: Domain<unknown> };

/** Where in states of a schema something stands: through fields and, for each array on the way, an index. */
export interface Place {
  readonly steps: readonly Step[];
  /** The domains of the indices that it takes to go there. */
  readonly indices: readonly Domain<unknown>[];
  readonly type: StateType;
  readonly vocabulary: Vocabulary;
  /** Of the thing there and of what it stands in. */
  readonly kinds: readonly StateKind[];
}

/** Every place in a record, but not the record itself. */
export function placesIn(fields: Fields): readonly Place[] {
  return within({ steps: [], indices: [], type: fields, vocabulary: vocabularyOf(fields), kinds: [] });
}

/** Those of the places that are in a field at the top, or that field itself. */
export function placesOf(field: string, places: readonly Place[]): readonly Place[] {
  return places.filter(({ steps: [first] }) => first !== undefined && 'field' in first && first.field === field);
}

function within(place: Place): readonly Place[] {
  const { type } = place;
  const parts = isFields(type)
    ? Object.entries(type).map(([field, part]) => stepped(place, { field }, part))
    : type.kind === 'array'
      ? [stepped(place, { element: type.index }, type.element)]
      : [];
  return parts.flatMap((part) => [part, ...within(part)]);
}

function stepped(from: Place, step: Step, type: StateType): Place {
  const indices = 'element' in step ? [...from.indices, step.element] : from.indices;
  return {
    steps: [...from.steps, step],
    indices,
    type,
    vocabulary: vocabularyOf(type),
    kinds: [...from.kinds, ...kindsOf(type, from.kinds.includes('record'), indices.length > 0)],
  };
}

function kindsOf(type: StateType, inRecord: boolean, inArray: boolean): readonly StateKind[] {
  if (isFields(type)) return inRecord ? ['record', 'nested record'] : ['record'];
  switch (type.kind) {
    case 'domain':
      return [scalarKind(type)];
    case 'array': {
      const kind = type.index.shape.type === 'process' ? 'per-process array' : 'array';
      return inArray ? [kind, 'nested array'] : [kind];
    }
    case 'set':
      if (isLinks(type.of)) return ['set', 'link'];
      return type.of.size > 32 ? ['set', 'wide set'] : ['set'];
    default:
      return [type.kind];
  }
}

function scalarKind({ shape }: Domain<unknown>): StateKind {
  if (shape.type === 'process') return 'process id';
  return shape.type === 'integer' && shape.min < 0 ? 'negative integer' : shape.type;
}

/** Goes to a place in a state as guards and effects see it. */
export function spotAt(state: unknown, place: Place, indices: readonly unknown[]): Spot {
  let owner = state;
  let view = state;
  let used = 0;
  for (const step of place.steps) {
    owner = view;
    view = 'field' in step ? (owner as Owner)[step.field] : (owner as Owner).at(indices[used]);
    if ('element' in step) used += 1;
  }
  const last = place.steps.at(-1);
  return {
    view,
    assign: (value) => {
      if (last === undefined) return;
      if ('field' in last) (owner as Owner)[last.field] = value;
      else (owner as Owner).set(indices.at(-1), value);
    },
  };
}

/** A record or an array of any type; which one it is, the place knows. */
interface Owner {
  [field: string]: unknown;
  at(index: unknown): unknown;
  set(index: unknown, value: unknown): void;
}
