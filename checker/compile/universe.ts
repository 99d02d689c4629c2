import { UsageError } from '../errors.js';
import type { Domain, MessageKinds } from '../language/index.js';

const LARGEST = 2 ** 20;

/** A message that can ever be sent: its kind and what it carries. */
export interface Message {
  readonly kind: string;
  readonly content: { readonly [field: string]: unknown };
}

export interface MessageKind {
  readonly name: string;
  readonly fields: readonly (readonly [name: string, domain: Domain<unknown>])[];
  /** The code of its first message; its messages have the codes from here on. */
  readonly first: number;
  /** How many messages it has. */
  readonly size: number;
}

/** All messages that a network can carry, numbered: by kind, then by content, the first field most significant. */
export interface Universe {
  readonly kinds: readonly MessageKind[];
  readonly size: number;
  readonly messages: readonly Message[];
}

/** @throws UsageError if there are more than 2^20 messages. */
export function universeOf(kinds: MessageKinds): Universe {
  let size = 0;
  const numbered = Object.entries(kinds).map(([name, content]): MessageKind => {
    const fields = Object.entries(content);
    const kind = { name, fields, first: size, size: fields.reduce((product, [, domain]) => product * domain.size, 1) };
    size += kind.size;
    return kind;
  });
  if (size > LARGEST) {
    throw new UsageError(
      `a network of ${size.toLocaleString('en')} possible messages is too large (at most ${LARGEST.toLocaleString('en')}): bound the contents of ${Object.keys(kinds).join(', ')}`,
    );
  }
  const messages = numbered.flatMap((kind) =>
    Array.from(
      { length: kind.size },
      (_, code): Message => ({ kind: kind.name, content: contentAt(kind.fields, code) }),
    ),
  );
  return { kinds: numbered, size, messages };
}

/** The combination of values with this code, the first domain most significant; frozen, since it is shared. */
export function contentAt(
  fields: readonly (readonly [name: string, domain: Domain<unknown>])[],
  code: number,
): { readonly [field: string]: unknown } {
  let rest = code;
  const content: [string, unknown][] = [];
  for (const [name, domain] of fields.toReversed()) {
    content.unshift([name, domain.valueAt(rest % domain.size)]);
    rest = Math.floor(rest / domain.size);
  }
  return Object.freeze(Object.fromEntries(content));
}
