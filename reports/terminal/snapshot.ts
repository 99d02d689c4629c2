import type { Snapshot } from '../../checker/index.js';
import type { Style } from './style.js';
import { fill, padRight, widest } from './text.js';

export type RecordSnapshot = { readonly [name: string]: Snapshot };

/** A part of a state on one line: `working`, `[rm1, rm2]`, `{phase: working, up: true}`, `Vote(rm1)`. */
export function inline(value: Snapshot): string {
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isRecord(value)) return value === null ? 'none' : String(value);
  const { message, copies, ...content } = value;
  if (typeof message !== 'string') return `{${fieldsOf(value).join(', ')}}`;
  return `${copies === undefined ? '' : `${inline(copies)} × `}${message}${inBrackets(content)}`;
}

/**
 * Arguments or a message's content after a name: nothing, `(rm1, yes)`, `(rm1, view: 2)`. Names of things speak for
 * themselves; numbers and the like are told apart by the name of their field, unless there is only one.
 */
export function inBrackets(values: RecordSnapshot): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return '';
  const parts = entries.map(([name, value]) =>
    typeof value === 'string' || entries.length === 1 ? inline(value) : `${name}: ${inline(value)}`,
  );
  return `(${parts.join(', ')})`;
}

/**
 * A whole state, a line for each top-level field that has parts (elements that are alike share theirs) and one for
 * all the others.
 */
export function stateLines(state: Snapshot, indent: string, style: Style): string[] {
  if (!isRecord(state)) return [`${indent}${inline(state)}`];
  const fields = Object.entries(state);
  const composed = fields.flatMap(([name, value]) => (isRecord(value) ? sections(name, value) : []));
  const simple = fields.flatMap(([name, value]) => (isRecord(value) ? [] : simpleParts(name, value)));
  const names = widest(composed.map((section) => section.name));
  const owners = widest(composed.map((section) => section.owner));
  return [
    ...composed.flatMap(({ name, owner, parts }) => {
      const head = [padRight(name, names), ...(owners > 0 ? [padRight(owner, owners)] : [])].join('  ');
      return fill(`${indent}${style.paint.dim(head)}  `, parts, style.width, ', ');
    }),
    ...(simple.length > 0 ? fill(indent, simple, style.width, ', ') : []),
  ];
}

/** A field on its own; a list may be broken between its elements. */
function simpleParts(name: string, value: Snapshot): string[] {
  if (!isList(value) || value.length < 2) return [`${name}: ${inline(value)}`];
  const last = value.length - 1;
  return value.map((element, index) =>
    [index === 0 ? `${name}: [` : '', inline(element), index === last ? ']' : ''].join(''),
  );
}

interface Section {
  /** The field; empty where the section continues the one above. */
  readonly name: string;
  /** The processes (or indices) that it is about. */
  readonly owner: string;
  readonly parts: readonly string[];
}

/** The keys under which equal parts stand, by what these look like. */
function alike(value: RecordSnapshot): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, element] of Object.entries(value)) {
    const looks = inline(element);
    groups.set(looks, [...(groups.get(looks) ?? []), key]);
  }
  return groups;
}

/** A record is one section; a record of records one for each group of equal elements. */
function sections(name: string, value: RecordSnapshot): Section[] {
  const elements = Object.entries(value);
  if (elements.length === 0) return [{ name, owner: '', parts: ['{}'] }];
  if (!elements.every(([, element]) => isRecord(element))) {
    const parts = elements.some(([, element]) => isRecord(element) || isList(element))
      ? fieldsOf(value)
      : [...alike(value)].map(([looks, keys]) => `${keys.join(', ')}: ${looks}`);
    return [{ name, owner: '', parts }];
  }
  return [...alike(value).values()].map((keys, index) => {
    const element = value[keys[0] ?? ''];
    return {
      name: index === 0 ? name : '',
      owner: keys.join(', '),
      parts: element !== undefined && isRecord(element) ? fieldsOf(element) : [],
    };
  });
}

export function fieldsOf(value: RecordSnapshot): string[] {
  return Object.entries(value).map(([name, part]) => `${name}: ${inline(part)}`);
}

export function isList(value: Snapshot): value is readonly Snapshot[] {
  return Array.isArray(value);
}

export function isRecord(value: Snapshot): value is RecordSnapshot {
  return typeof value === 'object' && value !== null && !isList(value);
}
