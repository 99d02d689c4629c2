import { DisagreementError, messageOf } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import { PlainModel, type Transition } from '../plain/index.js';
import type { Snapshot, Trace, TraceStep } from '../result.js';
import { isTemporal } from '../temporal/index.js';
import { changesBetween } from './changes.js';
import { type Mistake, mistakeInLoop } from './loop.js';
import { quoted } from './occurrence.js';
import { isSame } from './retrace.js';
import { validate } from './validate.js';
import { validateRun } from './validate-run.js';

/** Whether a trace is a run of a model, and shows what it is to show; if not, at which step (0 is the initial state) and why. */
export type Replay = { readonly ok: true } | ({ readonly ok: false } & Mistake);

/**
 * Re-executes a trace step by step; one that goes on for ever must return to where its loop begins, and be fair.
 * @param property what it must violate, or reach, if that is to be seen too
 */
export function replay(instance: Instance, trace: Trace, property?: Property): Replay {
  const plain = new PlainModel(instance);
  try {
    if (![...plain.initialStates()].some(({ state }) => isSame(state, trace.initial))) {
      return { ok: false, step: 0, reason: 'the model does not begin in this state' };
    }
    let before = trace.initial;
    for (const [position, step] of trace.steps.entries()) {
      const reason = difference(plain, before, step);
      if (reason !== undefined) return { ok: false, step: position + 1, reason };
      before = step.state;
    }
    const mistake = trace.loop === null ? undefined : mistakeInLoop(plain, trace, trace.loop);
    if (mistake !== undefined) return { ok: false, ...mistake };
    const objection = property === undefined ? undefined : objectionTo(plain, property, trace);
    return objection === undefined ? { ok: true } : { ok: false, step: trace.steps.length, reason: objection };
  } catch (thrown) {
    return { ok: false, step: 0, reason: messageOf(thrown) };
  }
}

/** Why a run does not decide a property, judged by the property's definition; undefined if it does. */
function objectionTo(plain: PlainModel, property: Property, trace: Trace): string | undefined {
  const id = trace.property ?? 'the property';
  try {
    if (!isTemporal(property)) validate(plain, id, property, trace);
    else validateRun(plain, property, { id, trace, assumed: trace.loop?.assumed?.fairness ?? 'declared' });
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof DisagreementError)) throw thrown;
    return property.form === 'reachable' ? `it does not reach ${id}` : `it does not violate ${id}`;
  }
}

function difference(plain: PlainModel, before: Snapshot, step: TraceStep): string | undefined {
  const named = quoted(step.action, step.arguments);
  const enabled: Transition[] = [];
  try {
    for (const transition of plain.transitions(before)) enabled.push(transition);
  } catch (thrown) {
    return messageOf(thrown);
  }
  const sameAction = enabled.filter(({ action }) => action.name === step.action);
  const same = sameAction.filter((each) => JSON.stringify(each.arguments) === JSON.stringify(step.arguments));
  if (same.some(({ state }) => isSame(state, step.state))) return undefined;
  const [first] = same;
  if (first !== undefined) {
    const [change] = changesBetween(plain.instance.fields, step.state, first.state);
    return `${named} leads to another state: ${change?.field ?? 'something'} is ${JSON.stringify(change?.after)}, not ${JSON.stringify(change?.before)}`;
  }
  if (!plain.instance.actions.some((action) => action.name === step.action)) {
    return `the model has no action ${named}`;
  }
  const others = [...new Set(enabled.map(({ action }) => `"${action.name}"`))];
  const instead = others.length === 0 ? 'nothing is' : `enabled are ${others.join(', ')}`;
  return `${named} is not enabled here; ${instead}`;
}
