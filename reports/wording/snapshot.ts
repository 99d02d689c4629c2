import type { MessageEvent, Snapshot } from '../../checker/index.js';

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

/** The parts of a record on one line each: `phase: working`. */
export function fieldsOf(value: RecordSnapshot): string[] {
  return Object.entries(value).map(([name, part]) => `${name}: ${inline(part)}`);
}

/** A message as people read it: `Vote(rm1, yes)`, of a channel with its way: `Vote(yes) rm1 → coordinator`. */
export function messageText({ kind, content }: Pick<MessageEvent, 'kind' | 'content'>): string {
  const { from, to, ...rest } = content;
  if (from === undefined || to === undefined) return `${kind}${inBrackets(content)}`;
  return `${kind}${inBrackets(rest)} ${inline(from)} → ${inline(to)}`;
}

export function isList(value: Snapshot): value is readonly Snapshot[] {
  return Array.isArray(value);
}

export function isRecord(value: Snapshot): value is RecordSnapshot {
  return typeof value === 'object' && value !== null && !isList(value);
}
