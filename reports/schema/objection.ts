import type { ErrorObject } from 'ajv';

/**
 * What is wrong with a document, and where, in one sentence: "checks[3].result.seconds is missing". Where a value may have
 * one of several shapes, what counts is the shape that it comes nearest to: the one that is wrong farthest down.
 */
export function objectionOf(errors: readonly ErrorObject[], document: unknown): string {
  const told = errors.filter(({ keyword }) => keyword !== 'anyOf').map((error) => ({ error, path: pathOf(error) }));
  const depth = Math.max(0, ...told.map(({ path }) => path.length));
  const deepest = told.filter(({ path }) => path.length === depth);
  const [first] = deepest;
  if (first === undefined) return 'it is not as its schema says';
  const place = placeOf(first.path, document);
  if (first.error.keyword === 'required') return `${place} is missing`;
  const here = deepest.filter(({ path }) => placeOf(path, document) === place).map(({ error }) => error);
  return `${place} is not ${expectedBy(here)}`;
}

/** The names and positions that lead to what is wrong. */
function pathOf({ instancePath, keyword, params }: ErrorObject): readonly string[] {
  const names = instancePath.split('/').slice(1);
  const path = names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keyword === 'required' ? [...path, String(params.missingProperty)] : path;
}

/** As people write it: `steps[0].messages[1].event`. */
function placeOf(path: readonly string[], document: unknown): string {
  let place = '';
  let value = document;
  for (const name of path) {
    place += Array.isArray(value) ? `[${name}]` : place === '' ? name : `.${name}`;
    value = isRecord(value) ? value[name] : undefined;
  }
  return place === '' ? 'it' : place;
}

/** What might stand there instead. That something may also be null is not said: it helps nobody to get it right. */
function expectedBy(errors: readonly ErrorObject[]): string {
  const types = [...new Set(errors.filter(({ keyword }) => keyword === 'type').flatMap(typesOf))];
  const words = [...new Set(errors.flatMap(wordsOf))].filter((word) => word !== 'null');
  if (words.length > 0) return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
  if (scalars.every((scalar) => types.includes(scalar))) return 'a value';
  const others = types.filter((type) => type !== 'null');
  return (others.length === 0 ? types : others).map((type) => nameOf[type] ?? type).join(' or ');
}

const scalars = ['string', 'number', 'boolean'];

const nameOf: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function typesOf({ params }: ErrorObject): readonly string[] {
  const types: unknown = params.type;
  return Array.isArray(types) ? types.map(String) : [String(types)];
}

function wordsOf({ keyword, params }: ErrorObject): readonly string[] {
  if (keyword === 'const') return [String(params.allowedValue)];
  const allowed: unknown = keyword === 'enum' ? params.allowedValues : undefined;
  return Array.isArray(allowed) ? allowed.map(String) : [];
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
