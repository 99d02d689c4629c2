import { type Fields, isFields, type StateType } from '../language/index.js';
import type { MessageEvent, Snapshot } from '../result.js';
import { elementsOf, PlainArray } from './array.js';
import { PlainBudget } from './budget.js';
import { PlainChannels } from './channels.js';
import { Clock } from './clock.js';
import { PlainCountdown } from './countdown.js';
import { Journal } from './journal.js';
import { PlainMap } from './map.js';
import { PlainMessageBag } from './message-bag.js';
import { PlainMessageSet } from './message-set.js';
import type { Part } from './part.js';
import { fieldIn, PlainRecord } from './record.js';
import { Scalar } from './scalar.js';
import { PlainSequence } from './sequence.js';
import { PlainSet } from './set.js';
import { PlainVectorClock } from './vector-clock.js';

/** A state of ordinary objects: what guards, effects and properties see, without any packing. */
export class PlainState {
  /** Of all countdowns in the state. */
  readonly clock: Clock;
  readonly #journal = new Journal();
  readonly #root: PlainRecord;
  #loaded: Snapshot | undefined;

  /** The blank state: every field at its initial value. Durations are multiples of `step`. */
  constructor(fields: Fields, step = 1) {
    this.clock = new Clock(step);
    this.#root = recordOf(fields, '', this.#journal, this.clock);
  }

  /** The state as effects see it, and guards and properties within `read`. */
  get view(): object {
    return this.#root.view;
  }

  /** A field at the top. */
  part(field: string): Part | undefined {
    return this.#root.part(field);
  }

  /** Evaluates a guard or property; any write by it throws a ModelError that begins with `reader`. */
  read<Result>(reader: string, evaluate: () => Result): Result {
    return this.#journal.read(reader, evaluate);
  }

  /** What happened to messages since this was last called. */
  takeEvents(): readonly MessageEvent[] {
    return this.#journal.takeEvents();
  }

  snapshot(): Snapshot {
    return this.#root.snapshot();
  }

  /** Makes every field what it was in a snapshot. @throws DomainError if it is none of such a state. */
  load(snapshot: Snapshot): void {
    if (this.#loaded === snapshot && this.#journal.unchanged) return;
    this.#loaded = undefined;
    this.#root.restore(snapshot);
    this.#loaded = snapshot;
    this.#journal.settle();
  }
}

function partOf(type: StateType, field: string, journal: Journal, clock: Clock): Part {
  if (isFields(type)) return recordOf(type, field, journal, clock);
  switch (type.kind) {
    case 'domain':
      return new Scalar(type, field, journal);
    case 'array': {
      const elements = elementsOf(type.index, field, (element) => partOf(type.element, element, journal, clock));
      return new PlainArray(type.index, elements, field);
    }
    case 'set':
      return new PlainSet(type, field, journal);
    case 'map':
      return new PlainMap(type, field, journal);
    case 'sequence':
      return new PlainSequence(type, field, journal);
    case 'vector clock':
      return new PlainVectorClock(type, field, journal);
    case 'budget':
      return new PlainBudget(type, field, journal);
    case 'countdown':
      return new PlainCountdown(type, field, journal, clock);
    case 'message set':
      return new PlainMessageSet(type, field, journal);
    case 'message bag':
      return new PlainMessageBag(type, field, journal);
    case 'channels':
      return new PlainChannels(type, field, journal);
  }
}

function recordOf(fields: Fields, field: string, journal: Journal, clock: Clock): PlainRecord {
  const parts = Object.entries(fields).map(
    ([name, type]) => [name, partOf(type, fieldIn(field, name), journal, clock)] as const,
  );
  return new PlainRecord(new Map(parts), field, journal);
}
