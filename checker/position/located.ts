import type { CheckResult } from '../result.js';
import { positionOf } from './position.js';

/** What was checked: what the language made, where positions are looked for. */
export interface Declared {
  /** A model's instance, or that of functions. */
  readonly instance: object & { readonly actions?: readonly (object & { readonly name: string })[] };
  readonly properties: { readonly [id: string]: object };
}

/**
 * A result that says where the model, its actions and the properties are declared, as far as that is known. Files are read
 * for it, so it is for whoever shows positions to somebody.
 */
export function located(result: CheckResult, { instance, properties }: Declared): CheckResult {
  const actions = new Map(instance.actions?.map((action) => [action.name, action]));
  const { failure, ...found } = result;
  return {
    ...found,
    ...sourceOf(instance),
    actions: result.actions.map((each) => ({ ...each, ...sourceOf(actions.get(each.name)) })),
    properties: result.properties.map((each) => ({ ...each, ...sourceOf(properties[each.id]) })),
    // At the end, as in a result that does not say it.
    failure,
  };
}

function sourceOf(made: object | undefined): Pick<CheckResult, 'source'> {
  const source = made === undefined ? undefined : positionOf(made);
  return source === undefined ? {} : { source };
}
