import { UsageError } from '../errors.js';
import { placed, placedLike } from '../language/index.js';
import { type InputProperty, type InputVocabulary, inputVocabulary, isInputProperty } from './property.js';

/** How a variant differs from the functions as written. */
export interface FunctionVariant<Functions> {
  /** What it is, in a sentence. */
  readonly about?: string;
  /** By name, the functions that are others. What calls one of them by itself goes on calling the one it was written with. */
  readonly replace?: Partial<Functions>;
}

/** What `defineFunctions` is given: functions, their properties and variants. */
export interface FunctionsDefinition<Functions extends object> {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** What is computed, in a sentence. */
  readonly about?: string;
  /** By name. They have to be pure: what they return depends on their arguments alone, which they leave as they are. */
  readonly functions: Functions;
  /** Properties that the design brings along, by id. */
  readonly properties?: (words: InputVocabulary<Functions>) => { readonly [id: string]: InputProperty<Functions> };
  /** Named designs; the first is the default. Without any there is one, called "default". */
  readonly variants?: { readonly [name: string]: FunctionVariant<Functions> };
}

/** The functions of one variant, and what they promise. */
export interface FunctionsInstance {
  /** The name of the design. */
  readonly model: string;
  readonly variant: string;
  readonly functions: { readonly [name: string]: AnyFunction };
  readonly properties: { readonly [id: string]: InputProperty };
}

/** A function, whatever it takes and returns. */
export type AnyFunction = (...parameters: never[]) => unknown;

/** A design that is no protocol: pure functions, in one or several variants. */
export interface FunctionDesign<out Functions extends object = object> {
  readonly kind: 'functions';
  readonly name: string;
  readonly about: string;
  readonly variants: readonly { readonly name: string; readonly about: string }[];
  /** As written, without what a variant replaces. */
  readonly functions: Functions;
  /** @throws UsageError for an unknown variant */
  instantiate(options?: { readonly variant?: string }): FunctionsInstance;
}

/** The functions of a design, for those who state properties of them elsewhere. */
export type FunctionsOf<Design> = Design extends FunctionDesign<infer Functions> ? Functions : never;

/**
 * A design of pure functions, and what is promised of them for all inputs.
 * @throws UsageError for a name that is none, a variant that replaces what there is not, or a property of another kind
 */
export function defineFunctions<Functions extends object>(
  definition: FunctionsDefinition<Functions>,
): FunctionDesign<Functions> {
  const { name, about = '', functions, variants = { default: {} } } = definition;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(`functions "${name}": a name is lower-case words joined by hyphens`);
  }
  const names = Object.keys(variants);
  const first = names[0];
  if (first === undefined) throw new UsageError(`functions "${name}": "variants" names none; leave it out`);
  const own = namedFunctions(name, functions);
  const properties = definition.properties?.(inputVocabulary) ?? {};
  for (const [id, property] of Object.entries(properties)) {
    if (!isInputProperty(property)) {
      throw new UsageError(
        `functions "${name}": the property "${id}" is none of functions: make it by forAll or forSome`,
      );
    }
  }
  const instances = new Map(
    Object.entries(variants).map(([variant, { replace = {} }]) => {
      const replaced = namedFunctions(name, replace);
      for (const key of Object.keys(replaced)) {
        if (!Object.hasOwn(own, key)) {
          throw new UsageError(`functions "${name}", variant "${variant}": there is no function "${key}" to replace`);
        }
      }
      return [variant, { model: name, variant, functions: { ...own, ...replaced }, properties }];
    }),
  );
  const design: FunctionDesign<Functions> = {
    kind: 'functions',
    name,
    about,
    variants: Object.entries(variants).map(([variant, { about: what = '' }]) => ({ name: variant, about: what })),
    functions,
    instantiate({ variant = first } = {}) {
      const instance = instances.get(variant);
      if (instance === undefined) {
        throw new UsageError(`functions "${name}" have no variant "${variant}"; they have ${names.join(', ')}`);
      }
      return placedLike(design, instance);
    },
  };
  return placed(defineFunctions, design);
}

/** Whether a value that a module exports is a design of functions. */
export function isFunctionDesign(value: unknown): value is FunctionDesign {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'functions' &&
    'instantiate' in value
  );
}

/** @throws UsageError for what is no function */
function namedFunctions(design: string, functions: object): { readonly [name: string]: AnyFunction } {
  return Object.fromEntries(
    Object.entries(functions).map(([name, value]: [string, unknown]) => {
      if (!isFunction(value)) throw new UsageError(`functions "${design}": ${name} is no function`);
      return [name, value];
    }),
  );
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
