import { type Action, resolvedRange, type TransitionSystem } from '../language/index.js';
import type { Emitter } from './emitter.js';
import { emitPassing } from './passing.js';
import { budgetOf, loopOver, networkOf } from './ranging.js';
import type { EmittedState } from './views/state.js';

export interface SuccessorCode {
  readonly instance: TransitionSystem;
  readonly state: EmittedState;
  /** A statement that runs when `W` holds a successor, made by the instance of the action with a number. */
  readonly arrive: (instance: string) => string;
  /** Statements that make `W` hold the source again. */
  readonly restore: string;
  /** How it is noted who reads and writes, if it is. */
  readonly notes?: SuccessorNotes | undefined;
}

/** Statements by which a `Reducer` is told what happens. */
export interface SuccessorNotes {
  /** The instance with a number is tried. */
  readonly begin: (instance: string) => string;
  /** Its guard holds. */
  readonly enable: string;
  /** The same statements, which the word of the action implies. */
  readonly implied: (statements: string) => string;
  readonly end: string;
  /** The action's budget is looked at. */
  readonly budget: string;
  /** It is spent. */
  readonly exhaust: string;
  /** Runs `read` once for each instance, `number`, that there can be, to note what must be in flight for it. */
  readonly arrivals: (canBe: string, read: string) => void;
}

/**
 * Emits, for one action, a function that runs through all its instances in the state `W`. Each action has a function,
 * and each guard and effect a call site, of its own, so that the JIT inlines them. Returns the function's name; the
 * function returns how many successors there were and adds to `statistics` at 2·`position`: in how many states it was
 * enabled, how many transitions it made.
 */
export function emitSuccessors(action: Action, position: number, code: SuccessorCode, emitter: Emitter): string {
  const { instance, state, notes } = code;
  const enable = notes === undefined ? '' : `${notes.enable}\n`;
  const where = `model "${instance.model}", action "${action.name}"`;
  const range = resolvedRange(action, instance.fields);
  if (range.over === 'time') {
    const { arrive, restore } = code;
    const { model } = instance;
    return emitPassing({ model, countdowns: state.countdowns, arrive: arrive('amount'), restore }, position, emitter);
  }
  const guard = action.when === undefined ? undefined : emitter.constant('when', action.when);
  const blame = JSON.stringify(`the guard of "${action.name}"`);
  const effect = action.then === undefined ? undefined : emitter.constant('then', action.then);
  const budget =
    budgetOf(action, instance, where) === undefined ? undefined : `${state.root}[${JSON.stringify(action.spends)}]`;

  const occurrence = (value: string | undefined, operation: string, number: string): string => {
    const given = [state.root, ...(value === undefined ? [] : [value])];
    const implied = `${budget === undefined ? '' : `${budget}.spend();`}\n${operation}`;
    const occur = (choice: string | undefined) => `${notes === undefined ? implied : notes.implied(implied)}
${effect === undefined ? '' : `${effect}(${[...given, ...(choice === undefined ? [] : [choice])].join(', ')});`}
taken++;
${code.arrive(number)}
${code.restore}`;
    const body = loopOver(action.choice, 'choice', where, emitter, occur);
    const attempt =
      guard === undefined
        ? `${enable}enabled = 1;\n${body}`
        : `if (${guard}(${given.join(', ')})) {\nif (!unchanged()) wrote(${blame});\n${enable}enabled = 1;\n${body}\n}`;
    return notes === undefined ? attempt : `${notes.begin(number)}\n${attempt}\n${notes.end}`;
  };

  if (range.over === 'messages' && notes !== undefined) {
    const network = networkOf(range.network, state, where);
    notes.arrivals(network.isOf(range.kind, 'number'), network.arrival('number'));
  }
  const name = emitter.name('successors');
  const loop = (): string => {
    switch (range.over) {
      case 'messages':
        return networkOf(range.network, state, where).eachMessage(range.kind, ({ take, copy, number }) =>
          occurrence('message', range.operation === 'duplicate' ? copy : take, number),
        );
      case 'forgeries':
        return networkOf(range.network, state, where).everyMessage(range.kind, (number) =>
          occurrence('message', '', number),
        );
      default:
        return loopOver(range, 'value', where, emitter, (value) =>
          occurrence(value, '', range.over === 'once' ? '0' : 'value'),
        );
    }
  };
  emitter.emit(`function ${name}() {
let enabled = 0, taken = 0;
${budget === undefined ? '' : lookAt(budget, notes)}
${loop()}
${guard === undefined ? '' : `if (!unchanged()) wrote(${blame});`}
if (taken === 0) return 0;
if (statistics[${2 * position}] === 0) firstEnabled[${position}] = current;
statistics[${2 * position}] += enabled;
${notes === undefined ? `statistics[${2 * position + 1}] += taken;` : '// Of those taken the ones that are kept are counted.'}
return taken;
}`);
  return name;
}

function lookAt(budget: string, notes: SuccessorNotes | undefined): string {
  if (notes === undefined) return `if (${budget}.left === 0) return 0;`;
  return `${notes.budget}\nif (${budget}.left === 0) { ${notes.exhaust} return 0; }\n${notes.end}`;
}
