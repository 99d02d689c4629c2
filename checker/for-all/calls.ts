import { messageOf } from '../errors.js';
import type { FunctionCall } from '../result.js';
import type { AnyFunction } from './functions.js';
import { shown } from './shown.js';

/** A judgement may call functions thousands of times; who reads it needs the first ones. */
const MOST_CALLS = 20;

/** Functions that note how they are called, and what they return; a call that comes again as it was only once. */
export interface Recording {
  readonly functions: { readonly [name: string]: AnyFunction };
  readonly calls: readonly FunctionCall[];
  /** What a function threw last, if one did, and its name. */
  readonly thrown: { readonly by: string; readonly error: unknown } | undefined;
}

export function record(functions: { readonly [name: string]: AnyFunction }): Recording {
  const calls: FunctionCall[] = [];
  const noted = new Set<string>();
  let thrown: Recording['thrown'];
  const note = (call: FunctionCall) => {
    const text = JSON.stringify(call);
    if (calls.length >= MOST_CALLS || noted.has(text)) return;
    noted.add(text);
    calls.push(call);
  };
  const recorded = Object.entries(functions).map(([name, own]): [string, AnyFunction] => [
    name,
    (...parameters) => {
      const head = { function: name, arguments: parameters.map((parameter) => shown(parameter)) };
      try {
        const result = own(...parameters);
        note({ ...head, result: shown(result) });
        return result;
      } catch (error) {
        thrown = { by: name, error };
        note({ ...head, threw: messageOf(error) });
        throw error;
      }
    },
  ]);
  return {
    functions: Object.fromEntries(recorded),
    calls,
    get thrown() {
      return thrown;
    },
  };
}
