import { UsageError } from '../errors.js';

/** Plain data: what arguments, results and the states of specifications are made of. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** Values by name: the arguments or the result of an operation. */
export interface Content {
  readonly [name: string]: Value;
}

/**
 * The text of a value; equal values, and only these, have the same. The order in which a record names its fields is no
 * part of it.
 * @throws UsageError for what is no plain data: a Map, say, has no text that would tell it from another.
 */
export function textOf(value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return textOfList(value);
  const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new UsageError(
      `a history and its specification are of plain data (strings, numbers, booleans, null, lists, records), not of ${nameOf(value)}`,
    );
  }
  return textOfRecord(value);
}

// Written out in loops: an exploration asks for the text of a history in each state.

function textOfList(values: readonly Value[]): string {
  let text = '';
  for (const value of values) text += `${textOf(value)},`;
  return `[${text}]`;
}

function textOfRecord(values: Content): string {
  const names = Object.keys(values);
  if (names.length > 1) names.sort();
  let text = '';
  for (const name of names) text += `${JSON.stringify(name)}:${textOf(values[name] as Value)},`;
  return `{${text}}`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : typeof value;
}
