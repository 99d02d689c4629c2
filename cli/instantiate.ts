import { type Instance, type Model, messageOf, UsageError } from '../checker/index.js';
import { suggestionOrAll } from './suggestion.js';

/**
 * A model with its parameters and variant chosen; the first variant if none is named.
 * @throws UsageError also for whatever a user's definition throws: such a model cannot be built
 */
export function instantiate(
  model: Model,
  variant: string | undefined,
  parameters: { readonly [name: string]: unknown },
): Instance {
  try {
    const variants = model.variants.map(({ name }) => name);
    if (variant !== undefined && !variants.includes(variant)) {
      throw new UsageError(`the model ${model.name} has no variant "${variant}"${suggestionOrAll(variant, variants)}`);
    }
    return model.instantiate({ parameters, ...(variant === undefined ? {} : { variant }) });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the model ${model.name} cannot be built: ${messageOf(error)}`, { cause: error });
  }
}
