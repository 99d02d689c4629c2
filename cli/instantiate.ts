import {
  type FunctionDesign,
  type FunctionsInstance,
  type Instance,
  type Model,
  messageOf,
  UsageError,
} from '../checker/index.js';
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
    refuseUnknownVariant(`the model ${model.name} has`, model, variant);
    return model.instantiate({ parameters, ...(variant === undefined ? {} : { variant }) });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the model ${model.name} cannot be built: ${messageOf(error)}`, { cause: error });
  }
}

/** Functions with their variant chosen; the first one if none is named. @throws UsageError if there is no such variant */
export function instantiateFunctions(design: FunctionDesign, variant: string | undefined): FunctionsInstance {
  refuseUnknownVariant(`the functions ${design.name} have`, design, variant);
  return design.instantiate(variant === undefined ? {} : { variant });
}

function refuseUnknownVariant(
  whatHas: string,
  { variants }: Pick<Model, 'variants'>,
  variant: string | undefined,
): void {
  const names = variants.map(({ name }) => name);
  if (variant === undefined || names.includes(variant)) return;
  throw new UsageError(`${whatHas} no variant "${variant}"${suggestionOrAll(variant, names)}`);
}
