import {
  decideSymmetry,
  type FunctionsInstance,
  type InputProperty,
  type Instance,
  type Model,
  messageOf,
  type Property,
  UsageError,
} from '../../checker/index.js';
import type { ParametersOfCheck } from '../../properties/index.js';
import { type Loaded, loadDesign } from '../load/load-model.js';
import { inputPropertiesToCheck, propertiesToCheck } from '../properties-to-check.js';
import { suggestionOrAll } from '../suggestion.js';
import { type Declared, parametersIn } from './checks.js';
import type { Value } from './value.js';

/** What a configuration says of an instance, once its model is there to say whether it has such an instance. */
export interface DeclaredInstance {
  readonly declared: Declared;
  readonly loaded: Loaded;
  readonly variant: string;
  /** As they are given. */
  readonly parameters: ParametersOfCheck;
  /** All of them; for functions, which have none, an empty object. */
  readonly resolved: Instance['parameters'];
  /** Those that are meant, by the ids that the model has for them. */
  readonly properties: { readonly [id: string]: Property | InputProperty };
}

/** @throws UsageError that says which place names what there is not */
export async function instanceFor(declared: Declared, folder: string): Promise<DeclaredInstance> {
  const { model: place, address, variant: named } = declared;
  const loaded = await loadDesign(address, folder).catch((error: unknown) =>
    error instanceof UsageError ? failed(place, error) : Promise.reject(error),
  );
  const { design } = loaded;
  const variants = design.variants.map(({ name }) => name);
  const variant = named?.text() ?? variants[0] ?? 'default';
  if (named !== undefined && !variants.includes(variant)) {
    throw named.objection(`is no variant of ${design.name}: "${variant}"${suggestionOrAll(variant, variants)}`);
  }
  const parameters = parametersIn(declared.parameters);
  if (design.kind === 'functions') {
    if (declared.parameters !== undefined && Object.keys(parameters).length > 0) {
      throw declared.parameters.objection(`has no place: ${design.name} are functions`);
    }
    const instance = design.instantiate({ variant });
    return { declared, loaded, variant, parameters, resolved: {}, properties: ofFunctions(instance, loaded, declared) };
  }
  refuseWrongParameters(design, declared);
  const instance = built(declared.place, () => design.instantiate({ variant, parameters }));
  return {
    declared,
    loaded,
    variant,
    parameters,
    resolved: instance.parameters,
    properties: ofModel(instance, loaded, declared),
  };
}

function refuseWrongParameters({ name: model, parameters: domains }: Model, { parameters }: Declared): void {
  for (const [name, given] of parameters?.entries() ?? []) {
    const domain = Object.hasOwn(domains, name) ? domains[name] : undefined;
    if (domain === undefined) {
      throw given.objection(`is no parameter of ${model}${suggestionOrAll(name, Object.keys(domains))}`);
    }
    if (domain.codeOf(given.value) < 0)
      throw given.objection(`is ${domain.description}, not ${JSON.stringify(given.value)}`);
  }
}

function ofModel(instance: Instance, { isShipped }: Loaded, { properties: names, place, symmetry }: Declared) {
  const properties = selected(place, names, (some) => propertiesToCheck(instance, isShipped, some));
  built(place, () => decideSymmetry(instance, properties, symmetry));
  return properties;
}

function ofFunctions(instance: FunctionsInstance, { isShipped }: Loaded, { properties, place }: Declared) {
  return selected(place, properties, (names) => inputPropertiesToCheck(instance, isShipped, names));
}

/** All that is meant, or what each name means: so it is known which name means nothing. */
function selected<Checked>(
  place: Value,
  names: readonly Value[],
  select: (names: readonly string[]) => { readonly [id: string]: Checked },
): { readonly [id: string]: Checked } {
  if (names.length === 0) return built(place, () => select([]));
  const found = names.map((name) => built(name, () => select([name.text()])));
  return Object.assign({}, ...found);
}

/** What is built from a user's definition, which may throw anything. */
function built<Made>(place: Value, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return failed(place, error);
  }
}

function failed(place: Value, error: unknown): never {
  throw new UsageError(`${place.name}: ${messageOf(error)}`, { cause: error });
}
