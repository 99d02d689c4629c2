import { UsageError } from '../errors.js';
import type { Action } from './action.js';
import { type Domain, processSet, type Shown, type ValueOf } from './domain.js';
import { refuseWrongNames } from './names.js';
import { placed, placedLike } from './place.js';
import { type Property, type PropertyVocabulary, propertyVocabulary } from './property.js';
import type { Fields } from './structure.js';
import { type TimeDeclaration, timeOf } from './time.js';
import { withPassingTime } from './time-passes.js';
import { refuseWrongDeclarations } from './touches.js';
import type {
  Design,
  InstanceOptions,
  ProcessDeclarations,
  ProcessSets,
  TransitionSystem,
} from './transition-system.js';
import type { ReadonlyView } from './view.js';
import { type ActionVocabulary, actionVocabulary } from './vocabulary.js';

/** The parameters of a model: domains of scalars, each with a `default` unless `defaults` derives one. */
export interface ParameterDeclarations {
  readonly [name: string]: Domain<boolean> | Domain<number> | Domain<string>;
}

/** The values of declared parameters, by name. */
export type ParameterValues<P> = { readonly [Name in keyof P]: ValueOf<P[Name]> };

/** What the parts of a model are functions of: its parameters and its processes, by name. */
export type Context<P, R> = ParameterValues<P> & ProcessSets<R>;

/** The same with the words for actions and properties, for the parts of a model that come after its state. */
export type Language<P, R, State extends Fields> = Context<P, R> &
  ActionVocabulary<State> &
  PropertyVocabulary<ReadonlyView<State>>;

/** How a variant differs from the model as written. */
export interface Variant<State extends Fields> {
  /** What it is, in a sentence. */
  readonly about?: string;
  /** By the name of the action that is replaced. */
  readonly replace?: { readonly [action: string]: Action<State> };
  /** Further actions. */
  readonly add?: readonly Action<State>[];
  /** The names of actions that the variant lacks. */
  readonly remove?: readonly string[];
}

/** The part of a definition that says what a state is; actions in files of their own take their types from it. */
export interface SystemDefinition<
  P extends ParameterDeclarations,
  R extends ProcessDeclarations,
  State extends Fields,
> {
  readonly parameters?: P;
  /** Defaults of parameters that depend on others, or on the variant. */
  readonly defaults?: (given: ParameterValues<P>, variant: string) => Partial<ParameterValues<P>>;
  readonly processes?: (parameters: ParameterValues<P>) => R;
  /** The fields of a state, each with its type. */
  readonly state: (context: Context<P, R>) => State;
  /** In what unit time is measured, and in what steps; needed for countdowns. */
  readonly time?: TimeDeclaration;
}

/** What `defineModel` is given: a model, part by part. */
export interface ModelDefinition<P extends ParameterDeclarations, R extends ProcessDeclarations, State extends Fields>
  extends SystemDefinition<P, R, State> {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** What is modelled, in a sentence. */
  readonly about?: string;
  /** Every result of these actions on the blank state (each field at its initial value) is an initial state; without them, the blank state is. */
  readonly initial?: (context: Language<P, R, State>) => readonly Action<State>[];
  /** What can happen. */
  readonly actions: (context: Language<P, R, State>) => readonly Action<State>[];
  /** States in which it is right that nothing can happen any more. */
  readonly final?: (context: Language<P, R, State>) => (state: ReadonlyView<State>) => boolean;
  /** Properties that the model brings along, by id; some of them, perhaps, are promised by certain variants only. */
  readonly properties?: (
    context: Language<P, R, State>,
    variant: string,
  ) => { readonly [id: string]: Property<ReadonlyView<State>> };
  /** Named designs; the first is the default. Without any there is one, called "default". */
  readonly variants?: {
    readonly [name: string]: Variant<State> | ((context: Language<P, R, State>) => Variant<State>);
  };
}

/** A model with its parameters and variant chosen: what is explored, and what it promises. */
export interface Instance extends TransitionSystem {
  readonly properties: { readonly [id: string]: Property };
}

/** What `defineModel` returns: a protocol that can be checked, once its variant and parameters are chosen. */
export interface Model<
  out State extends Fields = Fields,
  out Processes extends ProcessDeclarations = ProcessDeclarations,
> extends Design<State, Processes> {
  readonly kind: 'model';
  readonly about: string;
  readonly parameters: ParameterDeclarations;
  readonly variants: readonly { readonly name: string; readonly about: string }[];
  /** The values of all parameters: those given, else their defaults, in the first variant or another. @throws UsageError for an unknown one or a value out of bounds. */
  resolveParameters(given?: { readonly [name: string]: unknown }, variant?: string): { readonly [name: string]: Shown };
  /** @throws UsageError for an unknown variant or parameter, or a value out of its bounds. */
  instantiate(options?: InstanceOptions): Instance;
}

/** A state of a model (or of a system) as guards and properties see it. */
export type StateOf<M> = M extends Model<infer State> ? ReadonlyView<State> : never;

/** What the actions and properties of a system are functions of, for those written in files of their own. */
export type LanguageOf<S> = S extends SystemDefinition<infer P, infer R, infer State> ? Language<P, R, State> : never;

/** Parameters, processes and state, apart from the actions: for models of several files. Spread it into `defineModel`. */
export function defineSystem<
  const P extends ParameterDeclarations = Record<never, never>,
  const R extends ProcessDeclarations = Record<never, never>,
  const State extends Fields = Record<never, never>,
>(definition: SystemDefinition<P, R, State>): SystemDefinition<P, R, State> {
  return definition;
}

/** A model: parameters → a typed, finite state → initial states → named actions, in one or several variants. */
export function defineModel<
  const P extends ParameterDeclarations = Record<never, never>,
  const R extends ProcessDeclarations = Record<never, never>,
  const State extends Fields = Record<never, never>,
>(definition: ModelDefinition<P, R, State>): Model<State, R> {
  const { name, parameters, variants } = definition;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(`model "${name}": a name is lower-case words joined by hyphens`);
  }
  const variantNames = variants === undefined ? ['default'] : Object.keys(variants);
  const firstVariant = variantNames[0] ?? 'default';
  const resolveParameters = (given: { readonly [name: string]: unknown } = {}, variant = firstVariant) =>
    resolve(name, parameters ?? {}, given, variant, definition.defaults as Defaults | undefined);

  const languageOf = (values: { readonly [name: string]: Shown }, processes: ProcessSets<ProcessDeclarations>) => {
    const words = { ...actionVocabulary, ...propertyVocabulary };
    for (const key of [...Object.keys(values), ...Object.keys(processes)]) {
      if (key in words)
        throw new UsageError(`model "${name}": "${key}" is a word of the modelling language; call it differently`);
    }
    return { ...values, ...processes, ...words } as unknown as Language<P, R, State>;
  };
  const processSetsOf = (values: { readonly [name: string]: Shown }): ProcessSets<ProcessDeclarations> => {
    const declared: ProcessDeclarations = definition.processes?.(values as ParameterValues<P>) ?? {};
    const taken = Object.keys(declared).find((key) => key in values);
    if (taken !== undefined) throw new UsageError(`model "${name}": "${taken}" is both a parameter and a process set`);
    return Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, processSet(key, value)]));
  };
  const variantOf = (variant: string, language: Language<P, R, State>): Variant<State> => {
    const chosen = variants?.[variant] ?? {};
    return typeof chosen === 'function' ? chosen(language) : chosen;
  };

  const model: Model<State, R> = {
    kind: 'model',
    name,
    about: definition.about ?? '',
    parameters: parameters ?? {},
    get variants() {
      const values = resolveParameters();
      const language = languageOf(values, processSetsOf(values));
      return variantNames.map((each) => ({
        name: each,
        get about() {
          return variantOf(each, language).about ?? '';
        },
      }));
    },
    resolveParameters,
    instantiate(options = {}) {
      const variant = options.variant ?? firstVariant;
      if (!variantNames.includes(variant)) {
        throw new UsageError(`model "${name}" has no variant "${variant}"; it has ${variantNames.join(', ')}`);
      }
      const values = resolveParameters(options.parameters, variant);
      const processes = processSetsOf(values);
      const language = languageOf(values, processes);
      const fields = definition.state(language);
      refuseWrongNames(name, fields);
      const time = timeOf(name, definition.time, fields);
      const actions = applyVariant(name, variant, definition.actions(language), variantOf(variant, language));
      const initial = initialActions(name, definition.initial?.(language));
      refuseWrongDeclarations(name, fields, { initial, actions });
      return placedLike(model, {
        model: name,
        variant,
        parameters: values,
        chosen: chosenOf(options.parameters ?? {}, values, (given) => resolveParameters(given, variant)),
        processes,
        fields,
        time,
        initial,
        actions: withPassingTime(name, actions, time),
        final: definition.final?.(language),
        properties: definition.properties?.(language, variant) ?? {},
      });
    },
  };
  return placed(defineModel, model);
}

/** Whether a value that a module exports is a model. */
export function isModel(value: unknown): value is Model {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'model' && 'instantiate' in value
  );
}

/** Without the part `initial` the blank state is initial; with it, nothing is that no action makes. */
function initialActions(model: string, given: readonly Action[] | undefined): readonly Action[] {
  if (given?.length === 0) {
    throw new UsageError(
      `model "${model}": "initial" gives no action, so there is no initial state; leave it out to begin in the blank one`,
    );
  }
  return given ?? [];
}

function applyVariant(model: string, variant: string, base: readonly Action[], change: Variant<Fields>): Action[] {
  const replaced = change.replace ?? {};
  const removed = change.remove ?? [];
  for (const name of [...Object.keys(replaced), ...removed]) {
    if (!base.some((action) => action.name === name)) {
      throw new UsageError(`model "${model}", variant "${variant}": there is no action "${name}" to change`);
    }
  }
  const actions = base
    .filter((action) => !removed.includes(action.name))
    .map((action) => (Object.hasOwn(replaced, action.name) ? (replaced[action.name] ?? action) : action))
    .concat(change.add ?? []);
  const names = actions.map((action) => action.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new UsageError(`model "${model}": two actions are called "${repeated}"`);
  if (actions.length === 0) throw new UsageError(`model "${model}", variant "${variant}" has no action`);
  return actions;
}

/** Those of the parameters that were given without which others, or the same, would have other values. */
function chosenOf(
  given: { readonly [name: string]: unknown },
  values: { readonly [name: string]: Shown },
  resolved: (given: { readonly [name: string]: unknown }) => { readonly [name: string]: Shown },
): readonly string[] {
  let needed = { ...given };
  for (const name of Object.keys(given)) {
    const { [name]: _, ...others } = needed;
    if (areAlike(values, () => resolved(others))) needed = others;
  }
  return Object.keys(needed);
}

function areAlike(
  values: { readonly [name: string]: Shown },
  others: () => { readonly [name: string]: Shown },
): boolean {
  try {
    return Object.entries(others()).every(([name, value]) => values[name] === value);
  } catch (error) {
    // A default that follows from the others need not be within the bounds.
    if (error instanceof UsageError) return false;
    throw error;
  }
}

type Defaults = (given: { readonly [name: string]: unknown }, variant: string) => { readonly [name: string]: unknown };

function resolve(
  model: string,
  declarations: ParameterDeclarations,
  given: { readonly [name: string]: unknown },
  variant: string,
  defaults: Defaults | undefined,
): { readonly [name: string]: Shown } {
  const names = Object.keys(declarations);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) {
      const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
      throw new UsageError(`model "${model}" has no parameter "${name}"; ${known}`);
    }
  }
  const values: { [name: string]: unknown } = {};
  for (const [name, domain] of Object.entries(declarations)) {
    if (Object.hasOwn(given, name)) values[name] = given[name];
    else if (domain.hasDefault || defaults === undefined) values[name] = domain.initial;
  }
  const derived = defaults?.(values, variant) ?? {};
  return Object.fromEntries(
    Object.entries(declarations).map(([name, domain]) => {
      const value = Object.hasOwn(values, name) ? values[name] : (derived[name] ?? domain.initial);
      const code = domain.codeOf(value);
      if (code < 0) {
        throw new UsageError(`model "${model}": parameter ${name} is ${domain.description}, not ${String(value)}`);
      }
      return [name, domain.shownAt(code)];
    }),
  );
}
