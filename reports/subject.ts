import { type Instance, type InstanceOptions, isModel, type Model, UsageError } from '../checker/index.js';

/** What a user's test is about: a model, whose variant and parameters may be chosen, or an instance, in which they are. */
export type Subject = Model | Instance;

/** Whether a value is a model or an instance of one. */
export function isSubject(value: unknown): value is Subject {
  return isModel(value) || isInstance(value);
}

/**
 * The instance that a test is about: of a model, the one with this variant and these parameters, else the defaults.
 * @throws UsageError for what is no model, what the model does not have, and a choice where there is none left
 */
export function instanceOf(subject: Subject, { variant, parameters }: InstanceOptions): Instance {
  if (isModel(subject)) {
    return subject.instantiate({
      ...(variant === undefined ? {} : { variant }),
      ...(parameters === undefined ? {} : { parameters }),
    });
  }
  if (!isInstance(subject)) {
    throw new UsageError('there is no model: give what defineModel returns, or an instance of it');
  }
  if (variant !== undefined || parameters !== undefined) {
    throw new UsageError(
      `an instance of ${subject.model} has its variant and its parameters already; give the model itself to choose others`,
    );
  }
  return subject;
}

function isInstance(value: unknown): value is Instance {
  const parts: readonly (keyof Instance)[] = ['model', 'variant', 'fields', 'actions', 'properties'];
  return typeof value === 'object' && value !== null && parts.every((part) => part in value);
}
