import type { Loop, MessageEvent, Shown, Snapshot, Trace, TraceStep } from '../../../checker/index.js';
import { isRecord } from '../../wording/index.js';
import { partsOf, valueAt } from '../field.js';

/** A step as a test tells it: what is not said is nothing out of the ordinary. */
export interface Deed {
  readonly action: string;
  readonly process?: string | null;
  readonly kind?: TraceStep['kind'];
  readonly means?: NonNullable<TraceStep['means']>;
  readonly arguments?: { readonly [name: string]: Shown };
  readonly messages?: readonly MessageEvent[];
  /** What it changes: values by fields, as `participant[P1].phase`. */
  readonly set?: { readonly [field: string]: Snapshot };
}

/** A run from a state by deeds, with the states and changes that these make. */
export function runOf(initial: Snapshot, deeds: readonly Deed[], loop: Loop | null = null): Trace {
  let state = initial;
  const steps = deeds.map(
    ({ action, process = null, kind = 'protocol', messages = [], set = {}, ...deed }): TraceStep => {
      const changes = Object.entries(set).map(([field, after]) => ({
        field,
        before: valueAt(state, partsOf(field)) ?? null,
        after,
      }));
      for (const { field, after } of changes) {
        const names = partsOf(field).map(({ name }) => name);
        state = withValue(state, names, after);
      }
      const declared = deed.means === undefined ? {} : { means: deed.means };
      return { action, kind, process, ...declared, arguments: deed.arguments ?? {}, messages, changes, state };
    },
  );
  const about = { model: 'a-model', variant: 'default', parameters: {}, seed: null, property: 'P1' };
  return { version: 1, ...about, initial, steps, loop };
}

/** Something that happens to a message of the network called "network". */
export function message(
  event: MessageEvent['event'],
  kind: string,
  content: MessageEvent['content'] = {},
): MessageEvent {
  return { event, network: 'network', kind, content };
}

/** So much time passing. */
export function pass(ms: number): Deed {
  return { action: 'time passes', kind: 'timer', arguments: { ms } };
}

function withValue(state: Snapshot, [name, ...rest]: readonly string[], value: Snapshot): Snapshot {
  if (name === undefined) return value;
  const record = isRecord(state) ? state : {};
  return { ...record, [name]: withValue(record[name] ?? {}, rest, value) };
}
