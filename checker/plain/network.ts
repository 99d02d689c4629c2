import { DomainError } from '../errors.js';
import type { Argument } from './argument.js';
import type { Content } from './message.js';
import type { Part } from './part.js';

/** What an action may do with a message in flight before its effect runs. */
export type Operation = 'receive' | 'lose' | 'duplicate';

/** What an operation does to a message, in a participle. */
export const participle = { receive: 'received', lose: 'lost', duplicate: 'duplicated' } as const;

/** A message that an operation can be done on. */
export interface InFlight {
  /** As effects see it: its content and, in a channel, whence and whither. */
  readonly value: Content;
  readonly arguments: readonly Argument[];
  perform(operation: Operation): void;
}

/** A message that somebody else than its sender can make. */
export interface Forgeable {
  /** As effects see it: its content and, in a channel, whence and whither. */
  readonly value: Content;
  readonly arguments: readonly Argument[];
  /** Says in the trace that it arrives though nobody sent it. */
  forge(): void;
}

export interface Network extends Part {
  /** The messages of a kind, or of all, on which an operation can be done, in order. */
  inFlight(kind: string | null): readonly InFlight[];
  /** Every message of a kind, in flight or not, in order. */
  forgeable(kind: string): readonly Forgeable[];
}

export function isNetwork(part: Part): part is Network {
  return 'inFlight' in part;
}

/** That there is no such message on which to do the operation. */
export function absent(operation: Operation, network: string, message: unknown): DomainError {
  return new DomainError(`the message ${participle[operation]} in ${network}`, message, 'one that is in flight');
}
