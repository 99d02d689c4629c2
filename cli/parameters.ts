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
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || text === undefined) {
      throw new UsageError(`--set takes name=value, such as --set ${exampleFor(model)}, not "${assignment}"`);
    }
    const domain = model.parameters[name];
    if (domain === undefined || !Object.hasOwn(model.parameters, name)) {
      const known = Object.keys(model.parameters);
      throw new UsageError(`the model ${model.name} has no parameter "${name}"${suggestionOrAll(name, known)}`);
    }
    if (values.has(name)) throw new UsageError(`the parameter ${name} is set twice; set it once`);
    const value = valueFrom(domain.shape.type, text);
    if (domain.codeOf(value) < 0) {
      throw new UsageError(`the parameter ${name} of ${model.name} is ${domain.description}, not "${text}"`);
    }
    values.set(name, value);
  }
  return Object.fromEntries(values);
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
