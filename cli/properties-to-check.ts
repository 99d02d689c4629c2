import {
  deadlockFree,
  type FunctionsInstance,
  type InputProperty,
  type Instance,
  type Property,
  placedLike,
  UsageError,
} from '../checker/index.js';
import {
  type Checkable,
  type Formula,
  obligationsAt,
  obligationsFor,
  obligationsForFunctions,
  obligationsForFunctionsAt,
  selects,
} from '../properties/index.js';
import { deadlockFreedom } from './load/own-properties.js';
import { suggestionOrAll } from './suggestion.js';

type Properties = { readonly [id: string]: Property };

/**
 * What `check` decides of a model: what the catalogue binds to it (if it is a shipped one) and means something at this
 * instance, else its own properties, and deadlock freedom; if names are given those selected, of all that there is.
 * @throws UsageError if a name selects nothing, or nothing is to be checked at all
 */
export function propertiesToCheck(instance: Instance, isShipped: boolean, names: readonly string[]): Properties {
  const bound = isShipped ? obligationsFor(instance.model) : [];
  // Where an obligation has several formulas, that of the instance counts.
  const here = isShipped ? formulasOf(obligationsAt(instance)) : {};
  const byDefault = bound.length > 0 ? here : instance.properties;
  const hasOwnDeadlockFreedom = Object.values(byDefault).some((property) => property?.form === 'deadlockFree');
  const always: Properties = hasOwnDeadlockFreedom ? {} : { [deadlockFreedom]: placedLike(instance, deadlockFree()) };

  if (names.length === 0) {
    if (Object.keys(byDefault).length > 0) return { ...byDefault, ...always };
    throw new UsageError(
      `the model ${instance.model} has no property to check: give it some (\`properties\` in defineModel), or say --property ${deadlockFreedom}`,
    );
  }
  return selected(
    names,
    { ...instance.properties, ...formulasOf(bound), ...here, ...always },
    `the model ${instance.model}`,
  );
}

/**
 * What `check` decides of functions: what the catalogue binds to them (if they are shipped), else their own properties; of
 * all of these only those selected, if names are given.
 * @throws UsageError if a name selects nothing, or nothing is to be checked at all
 */
export function inputPropertiesToCheck(
  instance: FunctionsInstance,
  isShipped: boolean,
  names: readonly string[],
): { readonly [id: string]: InputProperty } {
  const bound = isShipped ? obligationsForFunctions(instance.model) : [];
  const here = isShipped ? formulasOf(obligationsForFunctionsAt(instance)) : {};
  const all = { ...instance.properties, ...formulasOf(bound), ...here };
  if (names.length > 0) return selected(names, all, `the functions ${instance.model}`);
  if (Object.keys(all).length > 0) return bound.length > 0 ? here : all;
  throw new UsageError(
    `the functions ${instance.model} have no property to check: give them some (\`properties\` in defineFunctions)`,
  );
}

/** What the suite binds to what is shipped, and nobody decides at this instance unless it is named. */
export function leftOut(instance: Instance | FunctionsInstance, isShipped: boolean): readonly string[] {
  if (!isShipped) return [];
  const ofFunctions = 'functions' in instance;
  const all = ofFunctions ? obligationsForFunctions(instance.model) : obligationsFor(instance.model);
  const here = ofFunctions ? obligationsForFunctionsAt(instance) : obligationsAt(instance);
  return all.filter((each) => !here.some(({ id }) => id === each.id)).map(({ id }) => id);
}

function formulasOf<Checked extends Formula>(bound: readonly Checkable<Checked>[]): { readonly [id: string]: Checked } {
  return Object.fromEntries(bound.map(({ id, formula }) => [id, formula]));
}

/** @throws UsageError if a name selects nothing */
function selected<Checked>(
  names: readonly string[],
  available: { readonly [id: string]: Checked },
  whose: string,
): { readonly [id: string]: Checked } {
  const entries = Object.entries(available);
  const found = names.flatMap((name) => {
    const meant = entries.filter(([id]) => selects(name, id));
    if (meant.length > 0) return meant;
    const ids = entries.map(([id]) => id);
    throw new UsageError(`there is no property "${name}" for ${whose}${suggestionOrAll(name, ids)}`);
  });
  return Object.fromEntries(found);
}
