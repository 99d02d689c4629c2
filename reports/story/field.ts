import type { Snapshot } from '../../checker/index.js';
import { isRecord } from '../wording/index.js';

/** One part of the way to a value of a state: the name of a field, or the index of an element. */
export interface FieldPart {
  readonly name: string;
  readonly isIndex: boolean;
}

/** The way to a value of a state, from the text by which a change names it: `participant[P1].decision[T1]`. */
export function partsOf(field: string): readonly FieldPart[] {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? { name, isIndex: false } : { name: index, isIndex: true },
  );
}

/** Parts as a text again: `decision[T1]`. */
export function fieldText(parts: readonly FieldPart[]): string {
  return parts
    .map(({ name, isIndex }, position) => (isIndex ? `[${name}]` : position === 0 ? name : `.${name}`))
    .join('');
}

/** The value of a state to which parts lead; undefined if they lead nowhere. */
export function valueAt(state: Snapshot, parts: readonly FieldPart[]): Snapshot | undefined {
  let value: Snapshot | undefined = state;
  for (const { name } of parts) {
    value = value !== undefined && isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
