import { type Action, resolvedRange, type TransitionSystem } from '../language/index.js';
import type { Emitter } from './emitter.js';
import { emitPassing } from './passing.js';
import { budgetOf, codedValues, loopOver, networkOf } from './ranging.js';
import type { EmittedState } from './views/state.js';

export interface AttemptCode {
  readonly instance: TransitionSystem;
  readonly state: EmittedState;
  /** Statements that make `W` hold the source again. */
  readonly restore: string;
}

/** The names of the two functions emitted for an action. */
export interface AttemptNames {
  /** Takes the occurrence with a number and a choice, if it is enabled, and returns whether it is. */
  readonly attempt: string;
  /** Puts the numbers of the enabled occurrences, counted from a first one, into `candidates` from `found` on. */
  readonly enabled: string;
}

/**
 * Emits, for one action, functions that take one of its occurrences in the state `W`, and find all that are enabled. As
 * with `emitSuccessors` each guard and effect has call sites of its own.
 */
export function emitAttempts(
  action: Action,
  position: number,
  { instance, state, restore }: AttemptCode,
  emitter: Emitter,
): AttemptNames {
  const where = `model "${instance.model}", action "${action.name}"`;
  const attempt = emitter.name('attempt');
  const enabled = emitter.name('enabled');
  const range = resolvedRange(action, instance.fields);
  if (range.over === 'time') {
    const { model } = instance;
    const passing = emitPassing({ model, countdowns: state.countdowns, arrive: '', restore: '' }, position, emitter);
    emitter.emit(`function ${attempt}() { lookAround(); return ${passing}() !== 0; }
function ${enabled}(first) { if (!${attempt}()) return; ${restore} candidates[found++] = first; }`);
    return { attempt, enabled };
  }
  const guard = action.when === undefined ? undefined : emitter.constant('when', action.when);
  const effect = action.then === undefined ? undefined : emitter.constant('then', action.then);
  const budget = budgetOf(action, instance, where);
  const spent = budget === undefined ? undefined : `${state.root}[${JSON.stringify(budget)}]`;
  const choice = action.choice.over === 'once' ? [] : [codedValues(action.choice, where, emitter).value('choice')];

  const call = (callee: string, value: string | undefined, ...more: readonly string[]) =>
    `${callee}(${[state.root, ...(value === undefined ? [] : [value]), ...more].join(', ')})`;
  const blame = JSON.stringify(`the guard of "${action.name}"`);
  const occur = (value: string | undefined, operation: string) =>
    `${guard === undefined ? '' : `if (!${call(guard, value)}) return false;\nif (!unchanged()) wrote(${blame});`}
${spent === undefined ? '' : `${spent}.spend();`}
${operation}
${effect === undefined ? '' : `${call(effect, value, ...choice)};`}
return true;`;
  const note = (value: string | undefined, number: string) =>
    `${guard === undefined ? '' : `if (${call(guard, value)}) `}candidates[found++] = first + ${number};`;

  const one = (): string => {
    switch (range.over) {
      case 'once':
        return occur(undefined, '');
      case 'messages':
        return networkOf(range.network, state, where).oneMessage('number', ({ take, copy }) =>
          occur('message', range.operation === 'duplicate' ? copy : take),
        );
      case 'forgeries':
        return `const message = ${networkOf(range.network, state, where).content('number')};\n${occur('message', '')}`;
      default:
        return occur(codedValues(range, where, emitter).value('number'), '');
    }
  };
  const all = (): string => {
    switch (range.over) {
      case 'messages':
        return networkOf(range.network, state, where).eachMessage(range.kind, ({ number }) => note('message', number));
      case 'forgeries':
        return networkOf(range.network, state, where).everyMessage(range.kind, (number) => note('message', number));
      default:
        return loopOver(range, 'value', where, emitter, (value) => note(value, range.over === 'once' ? '0' : 'value'));
    }
  };
  emitter.emit(`function ${attempt}(number, choice) {
${spent === undefined ? '' : `if (${spent}.left === 0) return false;`}
${one()}
}
function ${enabled}(first) {
${spent === undefined ? '' : `if (${spent}.left === 0) return;`}
${all()}
}`);
  return { attempt, enabled };
}
