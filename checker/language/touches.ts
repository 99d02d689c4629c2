import { UsageError } from '../errors.js';
import { type ArrayOf, type Fields, isFields } from './structure.js';

/** A part of a state: a field at its top, or one element of an array there, by its index. */
export type Part<State extends Fields> = (keyof State & string) | ElementPart<State>;

type ElementPart<State extends Fields> = {
  [Name in keyof State & string]: State[Name] extends ArrayOf<infer Index, infer _Element>
    ? readonly [array: Name, index: Index]
    : never;
}[keyof State & string];

/**
 * All that an action may read, and all that it may write, besides what its word does by itself. What it writes it reads
 * only if it is among both; what is left out is nothing.
 */
export interface Touches<State extends Fields> {
  readonly reads?: readonly Part<State>[];
  readonly writes?: readonly Part<State>[];
}

/** The same of all instances of an action, or of each one by what its guard is given besides the state. */
export type Declaration<State extends Fields, Given extends readonly unknown[]> =
  | Touches<State>
  | ((...given: Given) => Touches<State>);

/** A part whose types have been checked where it was written. */
export type ErasedPart = string | readonly [array: string, index: unknown];

/** Declared parts of a state whose type is not known. */
export interface ErasedTouches {
  readonly reads?: readonly ErasedPart[];
  readonly writes?: readonly ErasedPart[];
}

export type ErasedDeclaration = ErasedTouches | ((...given: never[]) => ErasedTouches);

/** An action, as far as it declares something. */
interface Declaring {
  readonly name: string;
  readonly touches: ErasedDeclaration | undefined;
}

/**
 * Refuses declarations of what a model does not have, as far as they are the same of all instances; and any of actions that
 * make initial states, since these are not explored.
 * @throws UsageError naming model, action and field
 */
export function refuseWrongDeclarations(
  model: string,
  fields: Fields,
  { initial, actions }: { readonly initial: readonly Declaring[]; readonly actions: readonly Declaring[] },
): void {
  const declaring = initial.find(({ touches }) => touches !== undefined);
  if (declaring !== undefined) {
    throw new UsageError(
      `model "${model}", action "${declaring.name}" in "initial" declares what it touches, which is asked of "actions" only: leave "touches" out`,
    );
  }
  for (const { name, touches } of actions) {
    if (touches !== undefined && typeof touches !== 'function') refuseUnknownParts(model, name, touches, fields);
  }
}

/** @throws UsageError if a state with these fields does not have a part, naming model, action and field */
export function refuseUnknownParts(model: string, action: string, touches: ErasedTouches, fields: Fields): void {
  const refuse = (what: string) => {
    throw new UsageError(`model "${model}", action "${action}" declares that it touches ${what}`);
  };
  if (!isDeclaration(touches)) {
    throw new UsageError(
      `model "${model}", action "${action}": "touches" is { reads: […], writes: […] }, with the names of fields or pairs [array, index], or a function that returns that`,
    );
  }
  const { reads = [], writes = [] } = touches;
  for (const part of [...reads, ...writes]) {
    const field = typeof part === 'string' ? part : part[0];
    const type = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (type === undefined) {
      refuse(`"${field}", which is no field at the top of its state: there are ${Object.keys(fields).join(', ')}`);
    } else if (typeof part !== 'string' && (isFields(type) || type.kind !== 'array')) {
      refuse(`an element of "${field}", which is no array: name the field alone`);
    } else if (typeof part !== 'string' && !isFields(type) && type.kind === 'array' && type.index.codeOf(part[1]) < 0) {
      refuse(`the element ${String(part[1])} of "${field}", whose index is ${type.index.description}`);
    }
  }
}

/** A model that a command line loads has not been checked by the compiler. */
function isDeclaration(touches: unknown): boolean {
  if (typeof touches !== 'object' || touches === null) return false;
  const isPart = (part: unknown) => typeof part === 'string' || (Array.isArray(part) && typeof part[0] === 'string');
  return Object.entries(touches).every(
    ([name, parts]: [string, unknown]) =>
      ['reads', 'writes'].includes(name) && (parts === undefined || (Array.isArray(parts) && parts.every(isPart))),
  );
}
