import { messageOf } from '../errors.js';
import type { DecidingInput, Failure } from '../result.js';
import { type Recording, record } from './calls.js';
import type { FunctionsInstance } from './functions.js';
import { type Outcome, outcomeOf } from './judge.js';
import type { InputProperty } from './property.js';
import { shown } from './shown.js';
import type { Found } from './tried.js';

/** What is shown of the input that was found; or why it says nothing of the property, the functions being at fault. */
export type Evidence =
  | { readonly input: DecidingInput; readonly failure?: undefined }
  | { readonly failure: Failure & { readonly input: DecidingInput } };

/** Judges the input that was found once more, noting what the functions are asked and answer. */
export function evidenceOf(
  id: string,
  { form }: InputProperty,
  { functions }: FunctionsInstance,
  found: Found,
  seed: number | null,
): Evidence {
  const recording = record(functions);
  const asked = shown(found.trial.input);
  const { outcome, thrown } = judgedAgain(form, found, recording);
  const input = { input: asked, calls: recording.calls, seed, path: found.path };
  const failed = (message: string) => ({ failure: { kind: 'model', message, trace: null, input } as const });
  if (outcome !== found.outcome) {
    return failed(`${id} comes out differently when the same input is tried again: the functions are not pure`);
  }
  // What is plain is frozen; a Map or a Set cannot be.
  if (JSON.stringify(shown(found.trial.input)) !== JSON.stringify(asked)) {
    return failed(`the input of ${id} is changed while it is judged: the functions are not pure`);
  }
  if (outcome === 'decides') return { input };
  const who = recording.thrown?.error === thrown ? recording.thrown?.by : undefined;
  const text = `${thrown instanceof Error ? `${thrown.name}: ` : ''}${messageOf(thrown)}`;
  return failed(
    who === undefined
      ? `the property ${id} cannot be judged: ${text}`
      : `the function ${who} threw while ${id} was judged: ${text}`,
  );
}

function judgedAgain(
  form: InputProperty['form'],
  { trial }: Found,
  { functions }: Recording,
): { readonly outcome: Outcome; readonly thrown?: unknown } {
  try {
    return { outcome: outcomeOf(form, trial, functions) };
  } catch (thrown) {
    return { outcome: 'throws', thrown };
  }
}
