import { UsageError } from '../errors.js';
import { type AssumedFairness, fairnessOwedTo, type Instance, type Property, usesNext } from '../language/index.js';

interface How {
  readonly storage?: 'exact' | 'compact' | 'bitstate';
  readonly checkpoint?: unknown;
  readonly resume?: unknown;
}

/**
 * Refuses what partial-order reduction does not go together with.
 * @throws UsageError that says what, and why
 */
export function refuseUnreduced({ storage = 'exact', checkpoint, resume }: How): void {
  if (storage !== 'exact') {
    throw new UsageError(
      `storage ${storage} may take a new state for known, and then partial-order reduction would put off for ever what leads on from there: take storage exact, or check it without --reduce`,
    );
  }
  if (checkpoint !== undefined || resume !== undefined) {
    throw new UsageError(
      'what partial-order reduction has learnt cannot be kept in a checkpoint: leave that out, or check it without --reduce',
    );
  }
}

/**
 * Refuses what partial-order reduction does not preserve.
 * @throws UsageError that says what cannot be checked together, and what to do
 */
export function refuseIrreducible(
  instance: Instance,
  properties: { readonly [id: string]: Property },
  fairness: AssumedFairness,
): void {
  if (instance.time !== undefined) {
    throw new UsageError(
      `the model ${instance.model} has time, and how it passes depends on all that can happen, so nothing can be left out: check it without --reduce`,
    );
  }
  for (const [id, property] of Object.entries(properties)) refuse(instance, id, property, fairness);
}

function refuse(instance: Instance, id: string, property: Property, fairness: AssumedFairness): void {
  if (property.form === 'refines' || property.form === 'within') {
    throw new UsageError(
      `property ${id} says that ${instance.model} ${property.form === 'refines' ? 'refines another model' : 'keeps a bound of time'}, which partial-order reduction does not preserve: check it without --reduce`,
    );
  }
  if (!('formula' in property)) return;
  if (usesNext(property.formula)) {
    throw new UsageError(
      `property ${id} uses next, and partial-order reduction leaves out steps: check it without --reduce, or say until or eventually`,
    );
  }
  const fair = instance.actions.find((action) => fairnessOwedTo(action, fairness, property.assuming) !== undefined);
  if (fair === undefined) return;
  throw new UsageError(
    `property ${id} assumes that the action "${fair.name}" is treated fairly, which partial-order reduction does not preserve: check it without --reduce, or with --fairness none`,
  );
}
