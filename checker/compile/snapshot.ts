import {
  type Domain,
  type Fields,
  isFields,
  type MessageKinds,
  type ReadonlyArrayView,
  type ReadonlyBudgetView,
  type ReadonlyChannelsView,
  type ReadonlyMapView,
  type ReadonlySequenceView,
  type ReadonlySetView,
  type ReadonlyVectorClockView,
  type Shown,
  type StateType,
} from '../language/index.js';
import type { Snapshot } from '../result.js';
import { type Message, type Universe, universeOf } from './universe.js';
import type { PackedCountdown } from './views/countdown.js';

/** Reads a whole state out through its view, as plain JSON in a normal form: equal states give equal text. */
export function snapshotOf(fields: Fields, view: unknown): Snapshot {
  const record = view as { readonly [name: string]: unknown };
  return Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, partOf(type, record[name])]));
}

function partOf(type: StateType, view: unknown): Snapshot {
  if (isFields(type)) return snapshotOf(type, view);
  switch (type.kind) {
    case 'domain':
      return shown(type, view);
    case 'array': {
      const { index, element } = type;
      const array = view as ReadonlyArrayView<unknown, StateType>;
      const at = (code: number) => partOf(element, array.at(index.valueAt(code)));
      return isNamed(index) ? byName(index, at) : codesOf(index).map(at);
    }
    case 'set': {
      const set = view as ReadonlySetView<unknown>;
      return codesOf(type.of)
        .filter((code) => set.has(type.of.valueAt(code)))
        .map((code) => type.of.shownAt(code));
    }
    case 'map': {
      const map = view as ReadonlyMapView<unknown, unknown>;
      const present = codesOf(type.key).filter((code) => map.has(type.key.valueAt(code)));
      return Object.fromEntries(
        present.map((code) => [String(type.key.shownAt(code)), shown(type.value, map.get(type.key.valueAt(code)))]),
      );
    }
    case 'sequence': {
      const sequence = view as ReadonlySequenceView<unknown>;
      return Array.from({ length: sequence.length }, (_, position) => shown(type.of, sequence.at(position)));
    }
    case 'vector clock': {
      const clock = view as ReadonlyVectorClockView<string>;
      return byName(type.processes, (code) => clock.at(type.processes.valueAt(code)));
    }
    case 'budget':
      return (view as ReadonlyBudgetView).spent;
    case 'countdown':
      return shownCountdown(view as PackedCountdown);
    case 'message set': {
      const network = view as PackedNetwork;
      const universe = universeOf(type.messages);
      const sent = universe.messages.filter(({ kind, content }) => network.has(kind, content));
      return sent.map((message) => shownMessage(universe, message));
    }
    case 'message bag': {
      const network = view as PackedNetwork;
      const universe = universeOf(type.messages);
      return universe.messages.flatMap((message): Snapshot[] => {
        const count = network.copies(message.kind, message.content);
        if (count === 0) return [];
        const content = shownMessage(universe, message);
        return [count === 1 ? content : { ...content, copies: count }];
      });
    }
    case 'channels': {
      const universe = universeOf(type.messages);
      const channels = view as ReadonlyChannelsView<string, MessageKinds> & PackedChannels;
      const { ids, names } = type.processes;
      return Object.fromEntries(
        ids.flatMap((from) =>
          ids
            .filter((to) => channels.length(from, to) > 0)
            .map((to) => [
              `${names[from]}→${names[to]}`,
              Array.from({ length: channels.length(from, to) }, (_, position) =>
                shownMessage(universe, channels.messageAt(from, to, position)),
              ),
            ]),
        ),
      );
    }
  }
}

/** What packed channels offer beyond their interface: a look behind the head. */
export interface PackedChannels {
  messageAt(from: number, to: number, position: number): Message;
}

/** What a network answers about a message, whatever its kinds. */
interface PackedNetwork {
  has(kind: string, content: Message['content']): boolean;
  copies(kind: string, content: Message['content']): number;
}

/** `countdown` says how a countdown is shown. */
function shownCountdown({ isRunning, $earliest: earliest, $latest: latest }: PackedCountdown): Snapshot {
  if (!isRunning) return 'off';
  if (latest === earliest) return { due: earliest };
  return latest === Number.POSITIVE_INFINITY ? { from: earliest } : { from: earliest, by: latest };
}

function shownMessage(universe: Universe, message: Message): { readonly [field: string]: Shown } {
  const kind = universe.kinds.find(({ name }) => name === message.kind);
  const content = (kind?.fields ?? []).map(([field, domain]) => [field, shown(domain, message.content[field])]);
  return { message: message.kind, ...Object.fromEntries(content) };
}

function shown(domain: Domain<unknown>, value: unknown): Shown {
  return domain.shownAt(domain.codeOf(value));
}

function byName(index: Domain<unknown>, at: (code: number) => Snapshot): Snapshot {
  return Object.fromEntries(codesOf(index).map((code) => [String(index.shownAt(code)), at(code)]));
}

function codesOf(domain: Domain<unknown>): number[] {
  return Array.from({ length: domain.size }, (_, code) => code);
}

function isNamed({ shape }: Domain<unknown>): boolean {
  return shape.type === 'process' || shape.type === 'enumeration' || shape.type === 'boolean';
}
