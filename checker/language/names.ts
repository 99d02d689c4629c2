import { UsageError } from '../errors.js';
import { type Fields, isFields, type MessageKinds, type StateType } from './structure.js';

/** Every record has these besides its fields. */
const taken = new Set(['reset', ...Object.getOwnPropertyNames(Object.prototype)]);

/** How messages are shown takes these names. */
const takenInMessages = new Set(['message', 'copies']);

/**
 * Names of fields become names of properties, so they have to be plain words that nothing else is called.
 * @throws UsageError naming the first that is not.
 */
export function refuseWrongNames(model: string, fields: Fields): void {
  for (const [name, type] of Object.entries(fields)) {
    refuse(model, `the field "${name}"`, name, taken);
    visit(model, type);
  }
}

function visit(model: string, type: StateType): void {
  if (isFields(type)) refuseWrongNames(model, type);
  else if (type.kind === 'array') visit(model, type.element);
  else if (type.kind === 'message set' || type.kind === 'message bag')
    visitMessages(model, type.messages, takenInMessages);
  else if (type.kind === 'channels') visitMessages(model, type.messages, new Set([...takenInMessages, 'from', 'to']));
}

function visitMessages(model: string, kinds: MessageKinds, reserved: ReadonlySet<string>): void {
  for (const [kind, content] of Object.entries(kinds)) {
    refuse(model, `the message "${kind}"`, kind, taken);
    for (const name of Object.keys(content)) {
      refuse(model, `the field "${name}" of the message "${kind}"`, name, new Set([...taken, ...reserved]));
    }
  }
}

function refuse(model: string, what: string, name: string, reserved: ReadonlySet<string>): void {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    throw new UsageError(`model "${model}": ${what} needs a name of letters, digits and "_" that begins with a letter`);
  }
  if (reserved.has(name)) throw new UsageError(`model "${model}": ${what} needs another name; that one is taken`);
}
