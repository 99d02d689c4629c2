import type { Channels, Fields, MessageBag, MessageKinds, MessageSet } from './structure.js';
import type { Payload } from './view.js';

/** The fields that are networks, and what they carry. */
export type NetworkNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends MessageSet<MessageKinds> | MessageBag<MessageKinds> | { kind: 'channels' }
    ? Name
    : never;
}[keyof State] &
  string;

/** The kinds of message of a network. */
export type KindsOf<Network> =
  Network extends MessageSet<infer Kinds>
    ? Kinds
    : Network extends MessageBag<infer Kinds>
      ? Kinds
      : Network extends Channels<infer _Name, infer Kinds>
        ? Kinds
        : never;

/** A message as a receiver gets it: its content and, from a channel, whence and whither. */
export type Received<Network, Kind> =
  Network extends Channels<infer Name, infer Kinds>
    ? Payload<Kinds, Kind & keyof Kinds> & {
        readonly from: Channels<Name, Kinds>['processes']['initial'];
        readonly to: Channels<Name, Kinds>['processes']['initial'];
      }
    : Payload<KindsOf<Network>, Kind & keyof KindsOf<Network>>;

/** The names of networks from which messages can be taken away. */
export type LossyNetworkNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends MessageBag<MessageKinds> | { kind: 'channels' } ? Name : never;
}[keyof State] &
  string;
