import type { MessageKinds } from '../../language/index.js';
import { type Universe, universeOf } from '../universe.js';
import type { Site } from './view.js';

/** Generated functions from a message to its code. */
export interface MessageCodes {
  readonly universe: Universe;
  /** The name of the frozen array of all messages, by code. */
  readonly messages: string;
  /** An expression for the code of a message, from expressions for its kind and content. */
  codeOf(kind: string, content: string): string;
  /** Statements that bind `first` and `end`, the codes of a kind's messages. */
  rangeOf(kind: string): string;
}

export function emitMessageCodes(kinds: MessageKinds, site: Site): MessageCodes {
  const { emitter, path } = site;
  const universe = universeOf(kinds);
  const codeOfKind = universe.kinds.map((kind) => {
    const name = emitter.name(`code_of_${kind.name}`);
    const codes = kind.fields.map(([field, domain], position) =>
      emitter.encode(domain, `c${position}`, `m.${field}`, `${field} of the message ${kind.name} in ${path}`),
    );
    // Horner's scheme: the first field is the most significant digit.
    const digits = kind.fields.reduce((sum, [, domain], position) => `(${sum}) * ${domain.size} + c${position}`, '0');
    emitter.emit(`function ${name}(m) { ${codes.join(' ')} return ${kind.first} + ${digits}; }`);
    return { kind: JSON.stringify(kind.name), name };
  });
  const known = universe.kinds.map((kind) => kind.name).join(', ');
  const codeOf = emitter.name('code_of_message');
  emitter.emit(`function ${codeOf}(kind, m) {
  ${codeOfKind.map(({ kind, name }) => `if (kind === ${kind}) return ${name}(m);`).join('\n  ')}
  ${emitter.refusal(`a message of ${path}`, `one of ${known}`, 'kind')}
}`);
  const firsts = emitter.constant('firsts', Object.fromEntries(universe.kinds.map((kind) => [kind.name, kind.first])));
  const ends = emitter.constant(
    'ends',
    Object.fromEntries(universe.kinds.map((kind) => [kind.name, kind.first + kind.size])),
  );
  return {
    universe,
    messages: emitter.constant(
      'messages',
      universe.messages.map((message) => message.content),
    ),
    codeOf: (kind, content) => `${codeOf}(${kind}, ${content})`,
    rangeOf: (kind) => `const first = ${firsts}[${kind}], end = ${ends}[${kind}];`,
  };
}
