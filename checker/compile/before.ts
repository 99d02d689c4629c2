import type { TransitionSystem } from '../language/index.js';
import { Emitter } from './emitter.js';
import { emitState } from './views/state.js';

let views = 0;

/**
 * A view of its own of the state in other words than `W`, for properties of steps.
 * @param told by their names, the functions that are told what is read, if that is noted
 */
export function beforeView(
  { model, fields, time }: TransitionSystem,
  words: Int32Array,
  told?: { readonly [name: string]: unknown },
): unknown {
  const emitter = new Emitter(told === undefined ? undefined : 'by subject');
  const state = emitState(fields, time, emitter);
  const { text, values } = emitter.finish();
  views += 1;
  const code = `"use strict"; // view ${views} of the state before: ${model}\n${text}\nreturn ${state.root};`;
  const environment = { ...values, W: words, ...told };
  return new Function(...Object.keys(environment), code)(...Object.values(environment));
}
