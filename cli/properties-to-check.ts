import { deadlockFree, type Instance, type Property, UsageError } from '../checker/index.js';
import { obligationsFor, selects } from '../properties/index.js';
import { suggestionOrAll } from './suggestion.js';

/** The id of the property that every model has. */
const deadlockFreedom = 'deadlock-free';

type Properties = { readonly [id: string]: Property };

/**
 * What `check` decides of a model: what the catalogue binds to it (if it is a shipped one), else its own properties,
 * and deadlock freedom; of all of these only those selected, if names are given.
 * @throws UsageError if a name selects nothing, or nothing is to be checked at all
 */
export function propertiesToCheck(instance: Instance, isShipped: boolean, names: readonly string[]): Properties {
  const bound = isShipped ? obligationsFor(instance.model) : [];
  const boundById = Object.fromEntries(bound.map(({ id, formula }) => [id, formula]));
  const byDefault = bound.length > 0 ? boundById : instance.properties;
  const hasOwnDeadlockFreedom = Object.values(byDefault).some(({ form }) => form === 'deadlockFree');
  const always: Properties = hasOwnDeadlockFreedom ? {} : { [deadlockFreedom]: deadlockFree() };

  if (names.length === 0) {
    if (Object.keys(byDefault).length > 0) return { ...byDefault, ...always };
    throw new UsageError(
      `the model ${instance.model} has no property to check: give it some (\`properties\` in defineModel), or say --property ${deadlockFreedom}`,
    );
  }
  const available = Object.entries({ ...instance.properties, ...boundById, ...always });
  const selected = names.flatMap((name) => {
    const found = available.filter(([id]) => selects(name, id));
    if (found.length > 0) return found;
    const ids = available.map(([id]) => id);
    throw new UsageError(`there is no property "${name}" for the model ${instance.model}${suggestionOrAll(name, ids)}`);
  });
  return Object.fromEntries(selected);
}
