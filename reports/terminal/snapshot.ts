import type { Snapshot } from '../../checker/index.js';
import { fieldsOf, inline, isList, isRecord, type RecordSnapshot } from '../wording/index.js';
import type { Style } from './style.js';
import { fill, padRight, widest } from './text.js';

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
