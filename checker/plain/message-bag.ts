import { DomainError } from '../errors.js';
import type { MessageBag, MessageBagView, MessageKinds } from '../language/index.js';
import type { MessageEvent, Snapshot } from '../result.js';
import { byName } from './argument.js';
import type { Journal } from './journal.js';
import { type Content, inUniverseOrder, type Message, MessageUniverse } from './message.js';
import { absent, type Forgeable, type InFlight, type Network, type Operation, participle } from './network.js';
import { listIn, namesIn } from './snapshots.js';

/** The messages in flight, in no order, each in a bounded number of copies. */
export class PlainMessageBag implements Network, MessageBagView<MessageKinds> {
  readonly view = this;
  readonly #universe: MessageUniverse;
  /** Only messages of which there is a copy. */
  readonly #copies = new Map<Message, number>();

  constructor(
    private readonly type: MessageBag<MessageKinds>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    this.#universe = new MessageUniverse(type.messages, field);
  }

  get isEmpty(): boolean {
    return this.#copies.size === 0;
  }

  has(kind: string, content?: Content): boolean {
    return this.copies(kind, content) > 0;
  }

  copies(kind: string, content?: Content): number {
    return this.#copiesOf(this.#universe.message(kind, content));
  }

  some(kind: string, test: (message: Content) => boolean): boolean {
    return this.#ordered().some((message) => message.kind === kind && test(message.content));
  }

  send(kind: string, content?: Content): void {
    this.journal.write(this.field);
    const message = this.#universe.message(kind, content);
    this.#put(message, this.#copiesOf(message) + 1);
    this.#record('sent', message);
  }

  receive(kind: string, content?: Content): void {
    this.#perform('receive', this.#universe.message(kind, content));
  }

  lose(kind: string, content?: Content): void {
    this.#perform('lose', this.#universe.message(kind, content));
  }

  duplicate(kind: string, content?: Content): void {
    this.#perform('duplicate', this.#universe.message(kind, content));
  }

  inFlight(kind: string | null): readonly InFlight[] {
    return this.#ordered()
      .filter((message) => kind === null || message.kind === kind)
      .map((message) => ({
        value: message.content,
        arguments: message.arguments,
        perform: (operation) => this.#perform(operation, message),
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
    this.#copies.clear();
  }

  snapshot(): Snapshot {
    return this.#ordered().map((message) => shownWith(this.#copiesOf(message), message));
  }

  restore(snapshot: Snapshot | undefined): void {
    this.#copies.clear();
    for (const shown of listIn(snapshot, this.field)) {
      const { copies = 1 } = namesIn(shown, this.field);
      if (!isPositive(copies)) throw new DomainError(`the copies of a message in ${this.field}`, copies, 'positive');
      this.#put(this.#universe.restored(shown), copies);
    }
  }

  #perform(operation: Operation, message: Message): void {
    this.journal.write(this.field);
    const copies = this.#copiesOf(message);
    if (copies === 0) throw absent(operation, this.field, message.shown);
    this.#put(message, operation === 'duplicate' ? copies + 1 : copies - 1);
    this.#record(participle[operation], message);
  }

  #put(message: Message, copies: number): void {
    const most = this.type.copies;
    if (copies > most) {
      const bound = `a bag of at most ${most} ${most === 1 ? 'copy' : 'copies'} of a message`;
      throw new DomainError(this.field, shownWith(copies, message), bound);
    }
    if (copies === 0) this.#copies.delete(message);
    else this.#copies.set(message, copies);
  }

  #copiesOf(message: Message): number {
    return this.#copies.get(message) ?? 0;
  }

  #ordered(): Message[] {
    return [...this.#copies.keys()].sort(inUniverseOrder);
  }

  #record(event: MessageEvent['event'], message: Message): void {
    this.journal.record({ event, network: this.field, kind: message.kind, content: byName(message.arguments) });
  }
}

function shownWith(copies: number, message: Message): Message['shown'] {
  return copies === 1 ? message.shown : { ...message.shown, copies };
}

function isPositive(copies: Snapshot): copies is number {
  return typeof copies === 'number' && Number.isInteger(copies) && copies > 0;
}
