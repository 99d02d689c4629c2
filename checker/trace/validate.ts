import { DisagreementError } from '../errors.js';
import type { Property } from '../language/index.js';
import type { PlainModel } from '../plain/index.js';
import type { Snapshot, Trace } from '../result.js';

/**
 * Judges the end of a trace on the plain model.
 * @throws DisagreementError unless it shows what the engine said: a violation, or that a state is reached.
 */
export function validate(plain: PlainModel, id: string, property: Property, trace: Trace): void {
  const states: readonly Snapshot[] = [trace.initial, ...trace.steps.map((step) => step.state)];
  if (!shows(plain, id, property, states)) {
    throw new DisagreementError(
      `the engine decided ${id} by a trace of ${trace.steps.length} steps, but its end does not show it on the plain model`,
    );
  }
}

function shows(plain: PlainModel, id: string, property: Property, states: readonly Snapshot[]): boolean {
  const last = states.at(-1);
  if (last === undefined) return false;
  switch (property.form) {
    case 'always':
      return plain.judgeState(id, property, last) === 'violated';
    case 'reachable':
      return plain.judgeState(id, property, last) === 'satisfied';
    case 'alwaysStep': {
      const before = states.at(-2);
      return before !== undefined && plain.judgeStep(id, property, before, last) === 'violated';
    }
    case 'deadlockFree':
      return plain.transitions(last).next().done === true && !plain.isFinal(last);
    default:
      return false;
  }
}
