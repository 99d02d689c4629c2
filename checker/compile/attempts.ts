import { type Action, resolvedRange, type TransitionSystem } from '../language/index.js';
import type { Emitter } from './emitter.js';
import { emitPassing } from './passing.js';
import { budgetOf, codedValues, networkOf } from './ranging.js';
import type { EmittedState } from './views/state.js';

// The code by which one occurrence of an action is asked for, and taken. As with `emitSuccessors` each guard and effect has
// call sites of its own.

export interface OccurrenceCode {
  readonly instance: TransitionSystem;
  readonly state: EmittedState;
}

/**
 * Emits the function that says whether the occurrence with a number is enabled in the state `W`, and returns its name. Not
 * for the passing of time, which depends on all that can happen.
 */
export function emitQuestion(action: Action, { instance, state }: OccurrenceCode, emitter: Emitter): string {
  const where = whereIn(instance, action);
  const name = emitter.name('isEnabled');
  const range = resolvedRange(action, instance.fields);
  const guard = action.when === undefined ? undefined : emitter.constant('when', action.when);
  const budget = budgetOf(action, instance, where);
  const blame = JSON.stringify(`the guard of "${action.name}"`);
  const ask = (value: string | undefined) =>
    guard === undefined
      ? 'return true;'
      : `if (!${guard}(${[state.root, ...(value === undefined ? [] : [value])].join(', ')})) return false;
if (!unchanged()) wrote(${blame});
return true;`;
  const asked = (): string => {
    switch (range.over) {
      case 'once':
        return ask(undefined);
      case 'time':
        throw new Error('whether time can pass is no question of one action');
      case 'messages':
        return networkOf(range.network, state, where).oneMessage('number', () => ask('message'));
      case 'forgeries':
        return `const message = ${networkOf(range.network, state, where).content('number')};\n${ask('message')}`;
      default:
        return ask(codedValues(range, where, emitter).value('number'));
    }
  };
  emitter.emit(`function ${name}(number) {
${budget === undefined ? '' : `if (${state.root}[${JSON.stringify(budget)}].left === 0) return false;`}
${asked()}
}`);
  return name;
}

/**
 * Emits the function that takes the occurrence with a number, which is enabled, with a choice, and returns its name. That of
 * the passing of time says whether it can pass.
 */
export function emitTaking(
  action: Action,
  position: number,
  { instance, state }: OccurrenceCode,
  emitter: Emitter,
): string {
  const where = whereIn(instance, action);
  const name = emitter.name('take');
  const range = resolvedRange(action, instance.fields);
  if (range.over === 'time') {
    const { model } = instance;
    const passing = emitPassing({ model, countdowns: state.countdowns, arrive: '', restore: '' }, position, emitter);
    emitter.emit(`function ${name}() { lookAround(); return ${passing}() !== 0; }`);
    return name;
  }
  const effect = action.then === undefined ? undefined : emitter.constant('then', action.then);
  const budget = budgetOf(action, instance, where);
  const choice = action.choice.over === 'once' ? [] : [codedValues(action.choice, where, emitter).value('choice')];
  const take = (value: string | undefined, operation: string) =>
    `${operation}
${effect === undefined ? '' : `${effect}(${[state.root, ...(value === undefined ? [] : [value]), ...choice].join(', ')});`}`;
  const taken = (): string => {
    switch (range.over) {
      case 'once':
        return take(undefined, '');
      case 'messages':
        return networkOf(range.network, state, where).oneMessage('number', (operations) =>
          take('message', range.operation === 'duplicate' ? operations.copy : operations.take),
        );
      case 'forgeries':
        return `const message = ${networkOf(range.network, state, where).content('number')};\n${take('message', '')}`;
      default:
        return take(codedValues(range, where, emitter).value('number'), '');
    }
  };
  emitter.emit(`function ${name}(number, choice) {
${budget === undefined ? '' : `${state.root}[${JSON.stringify(budget)}].spend();`}
${taken()}
return true;
}`);
  return name;
}

function whereIn({ model }: TransitionSystem, { name }: Action): string {
  return `model "${model}", action "${name}"`;
}
