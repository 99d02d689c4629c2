import type { TransitionSystem } from '../language/index.js';
import { Emitter } from './emitter.js';
import { accessTold } from './recorded.js';
import type { Reducer } from './reducer.js';
import { emitState } from './views/state.js';

let views = 0;

/**
 * A view of its own of the state in other words than `W`, for properties of steps.
 * @param notes where it is noted what is read, if it is
 */
export function beforeView(
  { model, fields, time }: TransitionSystem,
  words: Int32Array,
  notes?: Pick<Reducer, 'reads' | 'writes' | 'row'>,
): unknown {
  const emitter = new Emitter(notes === undefined ? undefined : 'by subject');
  const state = emitState(fields, time, emitter);
  const { text, values } = emitter.finish();
  views += 1;
  const code = `"use strict"; // view ${views} of the state before: ${model}\n${text}\nreturn ${state.root};`;
  const environment = { ...values, W: words, ...(notes && accessTold(notes)) };
  return new Function(...Object.keys(environment), code)(...Object.values(environment));
}
