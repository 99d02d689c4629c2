import {
  type Action,
  type ResolvedRange,
  resolvedRange,
  type StateType,
  type TransitionSystem,
} from '../language/index.js';
import { sizeOfChoice } from './ranging.js';
import { contentAt, universeOf } from './universe.js';

/** The labels of an action's instances: one for each value of its range, in order; of a fault one for all. */
export interface LabelRange {
  readonly first: number;
  readonly size: number;
}

/**
 * Numbers the instances of all actions from 0: an action with one value of `each`, or with one message. What the effect
 * chooses makes no other instance. Nobody asks which instance of a fault occurred, for faults are never fair.
 */
export function labelsOf({ actions, fields }: TransitionSystem): readonly LabelRange[] {
  return numbered(actions.map((action) => (action.kind === 'fault' ? 1 : sizeOf(action, fields))));
}

/** Numbers the instances of all actions in the same way, those of faults too. */
export function instancesOf({ actions, fields }: TransitionSystem): readonly LabelRange[] {
  return numbered(actions.map((action) => sizeOf(action, fields)));
}

/** Numbers what can occur in a state, or instead of one: the instances of all actions and, where there is time, that it passes. */
export function occurrencesOf(actions: readonly Action[], fields: TransitionSystem['fields']): readonly LabelRange[] {
  return numbered(actions.map((action) => (action.range.over === 'time' ? 1 : sizeOf(action, fields))));
}

/** How many numbers are given. */
export function endOf(ranges: readonly LabelRange[]): number {
  const last = ranges.at(-1);
  return last === undefined ? 0 : last.first + last.size;
}

function numbered(sizes: readonly number[]): readonly LabelRange[] {
  let first = 0;
  return sizes.map((size) => {
    const range = { first, size };
    first += size;
    return range;
  });
}

function sizeOf(action: Action, fields: TransitionSystem['fields']): number {
  const range = resolvedRange(action, fields);
  switch (range.over) {
    case 'once':
    case 'domain':
    case 'domains':
      return sizeOfChoice(range);
    // How far time passes is what tells one passing of time from another; `Edges` numbers that.
    case 'time':
      return 0;
    case 'messages':
    case 'forgeries':
      return messagesOf(fields[range.network]);
  }
}

/**
 * The instances of an action that there can be: the number of each among all of them, as `instancesOf` counts, and what its
 * guard is given besides the state.
 */
export function* givenToInstances(
  action: Action,
  fields: TransitionSystem['fields'],
): Generator<readonly [number: number, given: readonly unknown[]]> {
  const range = resolvedRange(action, fields);
  switch (range.over) {
    case 'once':
      yield [0, []];
      return;
    case 'domain':
      for (let code = 0; code < range.domain.size; code++) yield [code, [range.domain.valueAt(code)]];
      return;
    case 'domains': {
      const domains = Object.entries(range.domains);
      for (let code = 0; code < sizeOf(action, fields); code++) yield [code, [contentAt(domains, code)]];
      return;
    }
    case 'messages':
    case 'forgeries':
      yield* messagesGiven(range, fields[range.network]);
      return;
    case 'time':
      return;
  }
}

function* messagesGiven(
  { kind }: Extract<ResolvedRange, { over: 'messages' | 'forgeries' }>,
  type: StateType | undefined,
): Generator<readonly [number: number, given: readonly unknown[]]> {
  if (type?.kind !== 'message set' && type?.kind !== 'message bag' && type?.kind !== 'channels') return;
  const { messages, size } = universeOf(type.messages);
  const ends =
    type.kind === 'channels'
      ? type.processes.ids.flatMap((from) => type.processes.ids.map((to) => ({ from, to })))
      : [{}];
  for (const [channel, whence] of ends.entries()) {
    for (const [code, message] of messages.entries()) {
      if (kind !== null && message.kind !== kind) continue;
      yield [channel * size + code, [{ ...message.content, ...whence }]];
    }
  }
}

function messagesOf(type: StateType | undefined): number {
  switch (type?.kind) {
    case 'message set':
    case 'message bag':
      return universeOf(type.messages).size;
    case 'channels':
      return type.processes.size ** 2 * universeOf(type.messages).size;
    default:
      return 0;
  }
}
