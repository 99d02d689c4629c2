import { ModelError } from '../errors.js';
import type { MessageKinds, MessageSet, MessageSetView } from '../language/index.js';
import type { MessageEvent, Snapshot } from '../result.js';
import { byName } from './argument.js';
import type { Journal } from './journal.js';
import { type Content, inUniverseOrder, type Message, MessageUniverse } from './message.js';
import { absent, type Forgeable, type InFlight, type Network } from './network.js';
import { listIn } from './snapshots.js';

/** Every message ever sent; receiving takes none away. */
export class PlainMessageSet implements Network, MessageSetView<MessageKinds> {
  readonly view = this;
  readonly #universe: MessageUniverse;
  readonly #sent = new Set<Message>();

  constructor(
    type: MessageSet<MessageKinds>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    this.#universe = new MessageUniverse(type.messages, field);
  }

  has(kind: string, content?: Content): boolean {
    return this.#sent.has(this.#universe.message(kind, content));
  }

  some(kind: string, test: (message: Content) => boolean): boolean {
    return this.#ordered().some((message) => message.kind === kind && test(message.content));
  }

  send(kind: string, content?: Content): void {
    this.journal.write(this.field);
    const message = this.#universe.message(kind, content);
    this.#sent.add(message);
    this.#record('sent', message);
  }

  receive(kind: string, content?: Content): void {
    this.#receive(this.#universe.message(kind, content));
  }

  inFlight(kind: string | null): readonly InFlight[] {
    return this.#ordered()
      .filter((message) => kind === null || message.kind === kind)
      .map((message) => ({
        value: message.content,
        arguments: message.arguments,
        perform: (operation) => {
          if (operation === 'receive') this.#receive(message);
          else throw new ModelError(`${this.field} is a set of messages: to ${operation} one has no meaning in it`);
        },
      }));
  }

  forgeable(kind: string): readonly Forgeable[] {
    return this.#universe.ofKind(kind).map((message) => ({
      value: message.content,
      arguments: message.arguments,
      forge: () => this.#record('forged', message),
    }));
  }

  reset(): void {
    this.#sent.clear();
  }

  snapshot(): Snapshot {
    return this.#ordered().map((message) => message.shown);
  }

  restore(snapshot: Snapshot | undefined): void {
    this.#sent.clear();
    for (const shown of listIn(snapshot, this.field)) this.#sent.add(this.#universe.restored(shown));
  }

  #receive(message: Message): void {
    this.journal.write(this.field);
    if (!this.#sent.has(message)) throw absent('receive', this.field, message.shown);
    this.#record('received', message);
  }

  #ordered(): Message[] {
    return [...this.#sent].sort(inUniverseOrder);
  }

  #record(event: MessageEvent['event'], message: Message): void {
    this.journal.record({ event, network: this.field, kind: message.kind, content: byName(message.arguments) });
  }
}
