import { UsageError } from '../errors.js';

/** A value as people and JSON see it: a process by its name, an absent optional as null. */
export type Shown = string | number | boolean | null;

declare const processBrand: unique symbol;

/** The identity of a process of the set `Name`. A number at run time, but no number may be used in its place. */
export type ProcessId<Name extends string = string> = number & { readonly [processBrand]: Name };

/** How the values of a domain are written as codes 0 … size − 1; what the compiler generates accessors from. */
export type DomainShape =
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'enumeration'; readonly names: readonly string[] }
  | { readonly type: 'process'; readonly set: string; readonly names: readonly string[] }
  /** Links between the processes of a set: by their codes, the ends of each. */
  | {
      readonly type: 'link';
      readonly set: string;
      readonly names: readonly string[];
      readonly ends: readonly (readonly [number, number])[];
    }
  | { readonly type: 'optional'; readonly of: Domain<unknown> };

/** A finite set of scalar values: the type of a field, an argument, a message's content, a set's elements, a map's keys. */
export interface Domain<out Value> {
  readonly kind: 'domain';
  readonly shape: DomainShape;
  /** How many values there are. */
  readonly size: number;
  /** The bound in words, for error messages: "an integer from 0 to 3". */
  readonly description: string;
  /** The value a field of this domain has initially, and the default of a parameter. */
  readonly initial: Value;
  /** Whether `initial` was given rather than taken as the first value. A parameter without one has its first value, unless `defaults` says another. */
  readonly hasDefault: boolean;
  /** The value with this code, which must lie in 0 … size − 1. */
  valueAt(code: number): Value;
  /** The code of a value, or −1 if it is none of this domain. */
  codeOf(value: unknown): number;
  /** The value with this code as people see it. */
  shownAt(code: number): Shown;
}

/** The values of a domain. */
export type ValueOf<D> = D extends Domain<infer Value> ? Value : never;

/** An enumeration also knows its names. */
export interface Enumeration<Name extends string> extends Domain<Name> {
  readonly names: readonly Name[];
}

/** The processes of one kind: the domain of their ids. */
export interface ProcessSet<Name extends string = string> extends Domain<ProcessId<Name>> {
  readonly shape: Extract<DomainShape, { readonly type: 'process' }>;
  /** Every id, in order. */
  readonly ids: readonly ProcessId<Name>[];
  readonly names: readonly string[];
  /** Whether a permutation of the processes leads from behaviours to behaviours; declared, later audited. */
  readonly interchangeable: boolean;
}

/** What `processIds` declares; `defineModel` makes a `ProcessSet` of it, named by its key. */
export interface ProcessDeclaration {
  readonly kind: 'processes';
  readonly count: number;
  readonly names: readonly string[] | undefined;
  readonly interchangeable: boolean;
}

/** True or false; initially, and as a parameter by default, `default` (else false). */
export function boolean(options: { readonly default?: boolean } = {}): Domain<boolean> {
  return domain<boolean>({ type: 'boolean' }, 2, 'true or false', options.default, {
    valueAt: (code) => code === 1,
    codeOf: (value) => (value === true ? 1 : value === false ? 0 : -1),
    shownAt: (code) => code === 1,
  });
}

/**
 * The integers from `min` to `max`, both included; at most 2^31 of them.
 * As a field it is initially `default`, else `min`; as a parameter `default` is its default.
 * @throws UsageError if a bound is no 32-bit integer, or none lies between them.
 */
export function integer(options: {
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}): Domain<number> {
  const { min, max } = options;
  const fits = (bound: number) => Number.isInteger(bound) && Math.abs(bound) < 2 ** 31;
  if (!fits(min) || !fits(max)) throw new UsageError(`integer: the bounds ${min} and ${max} must be 32-bit integers`);
  if (max < min) throw new UsageError(`integer: no value lies between min ${min} and max ${max}`);
  if (max - min >= 2 ** 31) throw new UsageError(`integer: ${min} to ${max} are more than 2^31 values`);
  const bound = min === max ? `always ${min}` : `an integer from ${min} to ${max}`;
  return domain<number>({ type: 'integer', min, max }, max - min + 1, bound, options.default, {
    valueAt: (code) => code + min,
    codeOf: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value - min : -1,
    shownAt: (code) => code + min,
  });
}

/**
 * One of several names. A field is initially the first; use `startingAt` for another.
 * @throws UsageError if there is no name, or one is given twice.
 */
export function oneOf<const Names extends readonly [string, ...string[]]>(...names: Names): Enumeration<Names[number]> {
  return enumeration<Names[number]>(names, undefined);
}

/** The same domain with another initial value (as a field) and default (as a parameter). */
export function startingAt<D extends Domain<unknown>>(value: ValueOf<D>, of: D): D {
  if (of.codeOf(value) < 0) throw new UsageError(`startingAt: ${String(value)} is not ${of.description}`);
  return { ...of, initial: value, hasDefault: true };
}

/** A value of `of`, or null. Initially null. @throws UsageError if `of` is optional itself. */
export function optional<Value>(of: Domain<Value>): Domain<Value | null> {
  if (of.shape.type === 'optional') throw new UsageError('optional: its values are optional already');
  return domain<Value | null>({ type: 'optional', of }, of.size + 1, `null or ${of.description}`, undefined, {
    valueAt: (code) => (code === 0 ? null : of.valueAt(code - 1)),
    codeOf: (value) => (value === null ? 0 : of.codeOf(value) < 0 ? -1 : of.codeOf(value) + 1),
    shownAt: (code) => (code === 0 ? null : of.shownAt(code - 1)),
  });
}

/**
 * `count` processes of one kind. `names` are what people see (else the key and a number, from 1);
 * `interchangeable` says that the protocol treats them alike.
 * @throws UsageError if there is none, or the names do not fit.
 */
export function processIds(
  count: number,
  options: { readonly names?: readonly string[]; readonly interchangeable?: boolean } = {},
): ProcessDeclaration {
  if (!Number.isInteger(count) || count < 1 || count > 1024) {
    throw new UsageError(`processIds: the number of processes must be an integer from 1 to 1024, not ${count}`);
  }
  if (options.names !== undefined && options.names.length < count) {
    throw new UsageError(`processIds: ${count} processes, but only ${options.names.length} names`);
  }
  return {
    kind: 'processes',
    count,
    names: options.names?.slice(0, count),
    interchangeable: options.interchangeable ?? false,
  };
}

/** The processes that a declaration describes, called after the key under which it stands. */
export function processSet<Name extends string>(name: Name, declaration: ProcessDeclaration): ProcessSet<Name> {
  const names = declaration.names ?? Array.from({ length: declaration.count }, (_, index) => `${name}${index + 1}`);
  refuseRepeated(names, `processIds of "${name}"`);
  const ids = names.map((_, index) => index as ProcessId<Name>);
  const shape = { type: 'process', set: name, names } as const;
  const processes = domain<ProcessId<Name>>(shape, ids.length, `one of ${names.join(', ')}`, undefined, {
    valueAt: (code) => code as ProcessId<Name>,
    codeOf: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < ids.length ? value : -1,
    shownAt: (code) => names[code] ?? null,
  });
  return { ...processes, shape, ids, names, interchangeable: declaration.interchangeable };
}

function enumeration<Name extends string>(names: readonly Name[], initial: Name | undefined): Enumeration<Name> {
  if (names.length === 0) throw new UsageError('oneOf: at least one name is needed');
  refuseRepeated(names, 'oneOf');
  const described = names.length === 1 ? `always ${names[0]}` : `one of ${names.join(', ')}`;
  const values = domain<Name>({ type: 'enumeration', names }, names.length, described, initial, {
    valueAt: (code) => names[code] as Name,
    codeOf: (value) => (names as readonly unknown[]).indexOf(value),
    shownAt: (code) => names[code] ?? null,
  });
  return { ...values, names };
}

function domain<Value>(
  shape: DomainShape,
  size: number,
  description: string,
  initial: Value | undefined,
  codes: Pick<Domain<Value>, 'valueAt' | 'codeOf' | 'shownAt'>,
): Domain<Value> {
  if (initial !== undefined && codes.codeOf(initial) < 0) {
    throw new UsageError(`the default ${String(initial)} is not ${description}`);
  }
  return {
    kind: 'domain',
    shape,
    size,
    description,
    initial: initial ?? codes.valueAt(0),
    hasDefault: initial !== undefined,
    ...codes,
  };
}

function refuseRepeated(names: readonly string[], where: string): void {
  if (names.includes('__proto__')) throw new UsageError(`${where}: nothing can be called "__proto__"`);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new UsageError(`${where}: the name "${repeated}" is given twice`);
}
