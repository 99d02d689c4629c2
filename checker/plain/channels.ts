import { DomainError } from '../errors.js';
import type { Channels, ChannelsView, Head, MessageKinds, ProcessId } from '../language/index.js';
import type { MessageEvent, Snapshot } from '../result.js';
import { type Argument, argument, byName } from './argument.js';
import { codesOf, encode, inOrder } from './codes.js';
import type { Journal } from './journal.js';
import { type Content, type Message, MessageUniverse } from './message.js';
import { absent, type Forgeable, type InFlight, type Network, type Operation, participle } from './network.js';
import { listIn, namesIn } from './snapshots.js';

/** The messages on their way from one process to another, the next to arrive first. */
interface Channel {
  readonly from: number;
  readonly to: number;
  readonly queue: readonly Message[];
}

/** A first-in first-out channel from each process of a set to each. */
export class PlainChannels implements Network, ChannelsView<string, MessageKinds> {
  readonly view = this;
  readonly #universe: MessageUniverse;
  /** By from × the number of processes + to; only those that are not empty. */
  readonly #channels = new Map<number, Channel>();

  constructor(
    private readonly type: Channels<string, MessageKinds>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    this.#universe = new MessageUniverse(type.messages, field);
  }

  length(from: ProcessId, to: ProcessId): number {
    return this.#channel(from, to).queue.length;
  }

  isFull(from: ProcessId, to: ProcessId): boolean {
    return this.length(from, to) === this.type.capacity;
  }

  head(from: ProcessId, to: ProcessId): Head<MessageKinds> | null {
    const head = this.#channel(from, to).queue[0];
    return head === undefined ? null : { kind: head.kind, content: head.content };
  }

  send(from: ProcessId, to: ProcessId, kind: string, content?: Content): void {
    this.journal.write(this.field);
    const channel = this.#channel(from, to);
    const message = this.#universe.message(kind, content);
    this.#put(channel, [...channel.queue, message]);
    this.#record('sent', channel, message);
  }

  receive(from: ProcessId, to: ProcessId): void {
    this.#perform('receive', this.#channel(from, to));
  }

  lose(from: ProcessId, to: ProcessId): void {
    this.#perform('lose', this.#channel(from, to));
  }

  duplicate(from: ProcessId, to: ProcessId): void {
    this.#perform('duplicate', this.#channel(from, to));
  }

  inFlight(kind: string | null): readonly InFlight[] {
    return this.#inOrder().flatMap(({ from, to, queue: [head] }) =>
      head === undefined || (kind !== null && head.kind !== kind)
        ? []
        : {
            value: this.#addressed(from, to, head),
            arguments: this.#arguments(from, to, head),
            perform: (operation) => this.#perform(operation, this.#channelOf(from, to)),
          },
    );
  }

  forgeable(kind: string): readonly Forgeable[] {
    const messages = this.#universe.ofKind(kind);
    const codes = [...codesOf(this.type.processes)];
    return codes.flatMap((from) =>
      codes.flatMap((to) =>
        messages.map((message) => ({
          value: this.#addressed(from, to, message),
          arguments: this.#arguments(from, to, message),
          forge: () => this.#record('forged', { from, to }, message),
        })),
      ),
    );
  }

  reset(): void {
    this.#channels.clear();
  }

  snapshot(): Snapshot {
    return Object.fromEntries(
      this.#inOrder().map(({ from, to, queue }) => [this.#nameOf(from, to), queue.map((message) => message.shown)]),
    );
  }

  restore(snapshot: Snapshot | undefined): void {
    const channels = namesIn(snapshot, this.field);
    this.#channels.clear();
    for (const from of codesOf(this.type.processes)) {
      for (const to of codesOf(this.type.processes)) {
        const queue = channels[this.#nameOf(from, to)];
        if (queue === undefined) continue;
        const messages = listIn(queue, this.#pathOf(from, to)).map((shown) => this.#universe.restored(shown));
        this.#put(this.#channelOf(from, to), messages);
      }
    }
  }

  #perform(operation: Operation, channel: Channel): void {
    this.journal.write(this.field);
    const [head, ...rest] = channel.queue;
    if (head === undefined) throw absent(operation, this.#pathOf(channel.from, channel.to), null);
    this.#put(channel, operation === 'duplicate' ? [head, head, ...rest] : rest);
    this.#record(participle[operation], channel, head);
  }

  #put({ from, to }: Channel, queue: readonly Message[]): void {
    const { capacity, processes } = this.type;
    if (queue.length > capacity) {
      const shown = queue.map((message) => message.shown);
      const bound = `a channel of at most ${capacity} message${capacity === 1 ? '' : 's'}`;
      throw new DomainError(this.#pathOf(from, to), shown, bound);
    }
    const position = from * processes.size + to;
    if (queue.length === 0) this.#channels.delete(position);
    else this.#channels.set(position, { from, to, queue });
  }

  #channel(from: ProcessId, to: ProcessId): Channel {
    const { processes } = this.type;
    return this.#channelOf(
      encode(processes, from, `the sender in ${this.field}`),
      encode(processes, to, `the receiver in ${this.field}`),
    );
  }

  #channelOf(from: number, to: number): Channel {
    return this.#channels.get(from * this.type.processes.size + to) ?? { from, to, queue: [] };
  }

  #inOrder(): Channel[] {
    return inOrder(this.#channels.keys()).flatMap((position) => this.#channels.get(position) ?? []);
  }

  #addressed(from: number, to: number, { content }: Message): Content {
    const { processes } = this.type;
    return { from: processes.valueAt(from), to: processes.valueAt(to), ...content };
  }

  #arguments(from: number, to: number, message: Message): Argument[] {
    const { processes } = this.type;
    return [argument('from', processes, from), argument('to', processes, to), ...message.arguments];
  }

  #nameOf(from: number, to: number): string {
    return `${this.type.processes.names[from]}→${this.type.processes.names[to]}`;
  }

  #pathOf(from: number, to: number): string {
    return `${this.field}[${this.#nameOf(from, to)}]`;
  }

  #record(event: MessageEvent['event'], { from, to }: Pick<Channel, 'from' | 'to'>, message: Message): void {
    const content = byName(this.#arguments(from, to, message));
    this.journal.record({ event, network: this.field, kind: message.kind, content });
  }
}
