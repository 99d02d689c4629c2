import { UsageError } from '../errors.js';
import type { Action, Range } from './action.js';
import type { Domain } from './domain.js';
import { isLinks } from './links.js';
import { type Fields, isFields } from './structure.js';

/** A range that needs no look at what the fields of the state are. */
export type ResolvedRange = Exclude<Range, { over: 'elements' | 'splits' }>;

/**
 * What an action ranges over in a state with these fields: the elements of an array are ranged over by its index domain, a
 * set by the domain of its values, links by the splits that they allow; a record stands for itself.
 * @throws UsageError if there is no such field, or no set of links.
 */
export function resolvedRange({ name, range }: Action, fields: Fields): ResolvedRange {
  if (range.over !== 'elements' && range.over !== 'splits') return range;
  const type = fields[range.field];
  if (type === undefined) throw new UsageError(`"${name}": the state has no field "${range.field}"`);
  if (isFields(type)) return { over: 'once' };
  const domain: Domain<unknown> | undefined =
    type.kind === 'array' ? type.index : type.kind === 'set' ? type.of : undefined;
  if (range.over === 'elements') return domain === undefined ? { over: 'once' } : { over: 'domain', domain };
  if (domain === undefined || !isLinks(domain)) throw new UsageError(`"${name}": "${range.field}" is no set of links`);
  return { over: 'domain', domain: domain.splits };
}
