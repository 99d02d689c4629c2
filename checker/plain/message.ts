import { DomainError } from '../errors.js';
import type { Domain, MessageKinds } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { type Argument, argument, byName } from './argument.js';
import { codesOf, encode, encodeShown } from './codes.js';
import { namesIn } from './snapshots.js';

/** What a message carries, by field. */
export interface Content {
  readonly [field: string]: unknown;
}

/** A message that a network can carry. Equal messages of a network are one object. */
export interface Message {
  readonly kind: string;
  readonly content: Content;
  readonly arguments: readonly Argument[];
  /** Where it stands among all messages: the position of its kind, then the code of each field. */
  readonly rank: readonly number[];
  /** As it stands in a snapshot. */
  readonly shown: { readonly [field: string]: Snapshot };
}

/** All messages that a network can carry, each made when it is first spoken of. */
export class MessageUniverse {
  readonly #made = new Map<string, Message>();
  readonly #kinds: readonly string[];

  constructor(
    private readonly messages: MessageKinds,
    private readonly network: string,
  ) {
    this.#kinds = Object.keys(messages);
  }

  /** @throws DomainError for a kind or content that the network does not carry. */
  message(kind: string, content: Content = {}): Message {
    return this.#of(kind, (domain, field) => encode(domain, content[field], this.#pathOf(kind, field)));
  }

  /** Every message of a kind, in order. @throws DomainError for a kind that the network does not carry. */
  ofKind(kind: string): readonly Message[] {
    const fields = Object.entries(this.#fieldsOf(kind));
    const contents = fields.reduce<readonly Content[]>(
      (begun, [field, domain]) =>
        begun.flatMap((content) => [...codesOf(domain)].map((code) => ({ ...content, [field]: domain.valueAt(code) }))),
      [{}],
    );
    return contents.map((content) => this.message(kind, content));
  }

  /** The message that a snapshot shows. @throws DomainError if there is none. */
  restored(snapshot: Snapshot): Message {
    const shown = namesIn(snapshot, this.network);
    const kind = String(shown.message);
    return this.#of(kind, (domain, field) => encodeShown(domain, shown[field], this.#pathOf(kind, field)));
  }

  #of(kind: string, codeOf: (domain: Domain<unknown>, field: string) => number): Message {
    const fields = Object.entries(this.#fieldsOf(kind));
    const codes = fields.map(([field, domain]) => codeOf(domain, field));
    const rank = [this.#kinds.indexOf(kind), ...codes];
    const key = rank.join();
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const coded = fields.map(([field, domain], position) => ({ field, domain, code: codes[position] ?? 0 }));
    const args = coded.map(({ field, domain, code }) => argument(field, domain, code));
    const content = Object.fromEntries(coded.map(({ field, domain, code }) => [field, domain.valueAt(code)]));
    const shown = { message: kind, ...byName(args) };
    const made = { kind, rank, shown, arguments: args, content: Object.freeze(content) };
    this.#made.set(key, made);
    return made;
  }

  #fieldsOf(kind: string): { readonly [field: string]: Domain<unknown> } {
    const fields = Object.hasOwn(this.messages, kind) ? this.messages[kind] : undefined;
    if (fields !== undefined) return fields;
    throw new DomainError(`the kind of a message in ${this.network}`, kind, `one of ${this.#kinds.join(', ')}`);
  }

  #pathOf(kind: string, field: string): string {
    return `${this.network}.${kind}.${field}`;
  }
}

/** Orders messages by kind, then by the codes of their fields, the first declared before the others. */
export function inUniverseOrder(one: Message, other: Message): number {
  for (const [position, code] of one.rank.entries()) {
    const difference = code - (other.rank[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
