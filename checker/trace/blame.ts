import { ModelError, messageOf } from '../errors.js';
import type { Property } from '../language/index.js';
import type { PlainModel } from '../plain/index.js';
import type { Failure, Snapshot, Trace } from '../result.js';

/** Makes every step from a state (or every initial state) and judges where it leads. @throws ModelError if the model is at fault */
export function runAll(
  plain: PlainModel,
  properties: { readonly [id: string]: Property },
  from: Snapshot | undefined,
): void {
  const next = from === undefined ? plain.initialStates() : plain.transitions(from);
  let any = false;
  for (const { state } of next) {
    any = true;
    for (const [id, property] of Object.entries(properties)) {
      if (property.form === 'always' || property.form === 'reachable') plain.judgeState(id, property, state);
      if (property.form === 'alwaysStep' && from !== undefined) plain.judgeStep(id, property, from, state);
    }
  }
  if (!any && from !== undefined) plain.isFinal(from);
  if (!any && from === undefined) throw new ModelError(`model "${plain.instance.model}" has no initial state`);
}

/** Whatever the plain model throws it has blamed on the model; anything else is signalbox's own fault. */
export function failureOf(thrown: unknown, trace: Trace | null): Failure {
  return { kind: thrown instanceof ModelError ? 'model' : 'disagreement', message: messageOf(thrown), trace };
}
