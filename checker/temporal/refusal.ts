import { UsageError } from '../errors.js';
import {
  abstractSystemOf,
  type Formula,
  isProperty,
  type Property,
  type TransitionSystem,
  usesNext,
} from '../language/index.js';
import { automatonOf } from './automaton/index.js';
import { premisesOfTheFuture } from './vacuity.js';

/**
 * Refuses, before anything is explored, what could only be decided wrongly, or not at all.
 * @throws UsageError that says what cannot be checked together, and what to do
 */
export function refuseUnsound(system: TransitionSystem, id: string, property: Property): void {
  const { time, model } = system;
  if (!isProperty(property)) {
    throw new UsageError(
      `property ${id} of ${model} is none of states and runs: make it by always, reachable, leadsTo or their like`,
    );
  }
  if (property.form === 'within') {
    if (time !== undefined) return;
    throw new UsageError(
      `property ${id} sets a limit in time, but the model ${model} has none: give it a time and countdowns, or say leadsTo`,
    );
  }
  if (property.form === 'refines') {
    const abstract = abstractSystemOf(property);
    if (abstract.time === undefined) return;
    throw new UsageError(
      `property ${id} says that ${model} refines ${abstract.model}, which has time: in how many steps time passes there is nothing to refine; give the abstract model none`,
    );
  }
  if (!('formula' in property)) return;
  if (time !== undefined && usesNext(property.formula)) {
    throw new UsageError(
      `property ${id} uses next, but the model ${model} has time: in how many steps that passes says nothing; say within, until or eventually`,
    );
  }
  // Too large a formula is refused here rather than after an hour.
  for (const asked of formulasToSearch(property.formula)) refuseLarge(id, asked);
}

function refuseLarge(id: string, formula: Formula): void {
  try {
    automatonOf(formula);
  } catch (thrown) {
    if (thrown instanceof UsageError) throw new UsageError(`property ${id}: ${thrown.message}`, { cause: thrown });
    throw thrown;
  }
}

/** What runs are searched for to decide a formula, and whether it says anything. */
function formulasToSearch(formula: Formula): readonly Formula[] {
  const premises = premisesOfTheFuture(formula).map((of): Formula => ({ operator: 'eventually', of }));
  return [{ operator: 'not', of: formula }, ...premises];
}
