import { type Model, UsageError } from '../checker/index.js';
import { suggestionOrAll } from './suggestion.js';

/**
 * The values that `--set name=value` gives to a model's parameters, each read as the parameter's domain wants it; the
 * model itself judges whether they lie within their bounds.
 * @throws UsageError for what is no assignment, an unknown parameter, one set twice, or a text that is no such value
 */
export function parseParameters(model: Model, assignments: readonly string[]): { readonly [name: string]: unknown } {
  const values = new Map<string, unknown>();
  for (const assignment of assignments) {
    const [name, text] = partsOf(assignment);
    if (name === undefined || text === undefined) {
      throw new UsageError(`--set takes name=value, such as --set ${exampleFor(model)}, not "${assignment}"`);
    }
    const domain = parameterOf(model, name);
    if (values.has(name)) throw new UsageError(`the parameter ${name} is set twice; set it once`);
    const value = valueFrom(domain.shape.type, text);
    if (domain.codeOf(value) < 0) {
      throw new UsageError(`the parameter ${name} of ${model.name} is ${domain.description}, not "${text}"`);
    }
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

/**
 * The parameters that `--vary` names, or with `all` those that are not set and have several values.
 * @throws UsageError for an unknown parameter, one that is set, or one with a single value
 */
export function parametersToVary(model: Model, names: readonly string[], assignments: readonly string[]): string[] {
  const set = new Set(assignments.map((assignment) => partsOf(assignment)[0]));
  for (const name of names) {
    if (name === 'all') continue;
    const { size, description } = parameterOf(model, name);
    if (set.has(name))
      throw new UsageError(`the parameter ${name} is set, so it cannot vary: leave out --set or --vary`);
    if (size === 1) throw new UsageError(`the parameter ${name} of ${model.name} cannot vary: it is ${description}`);
  }
  const varying = Object.entries(model.parameters).filter(
    ([name, { size }]) => names.includes(name) || (names.includes('all') && size > 1 && !set.has(name)),
  );
  if (varying.length > 0) return varying.map(([name]) => name);
  throw new UsageError(`--vary all: the model ${model.name} has no parameter that is not set and has several values`);
}

/** @throws UsageError if there is none of this name */
function parameterOf(model: Model, name: string): Model['parameters'][string] {
  const domain = model.parameters[name];
  if (domain !== undefined && Object.hasOwn(model.parameters, name)) return domain;
  const known = Object.keys(model.parameters);
  throw new UsageError(`the model ${model.name} has no parameter "${name}"${suggestionOrAll(name, known)}`);
}

/** Name and value of an assignment; nothing if it is none. */
function partsOf(assignment: string): readonly [name?: string, text?: string] {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
  return name === undefined || text === undefined ? [] : [name, text];
}

function valueFrom(type: Model['parameters'][string]['shape']['type'], text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  return text;
}

function exampleFor(model: Model): string {
  const [first] = Object.entries(model.parameters);
  return first === undefined ? 'participants=3' : `${first[0]}=${String(first[1].initial)}`;
}
