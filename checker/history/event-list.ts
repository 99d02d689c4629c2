import type { Event } from './history.js';

/**
 * The events of a history in order, by their places from 0. The events of an operation can be taken out and, those taken
 * last first, put back where they were. Both cost the same however long the list is.
 */
export class EventList {
  /** The place behind the last event; the first event is the one after it. */
  readonly end: number;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** Of each operation the places of its invocation and response; for a pending one that of its invocation alone. */
  readonly #places: readonly (readonly number[])[];

  constructor(
    private readonly events: readonly Event[],
    operations: number,
  ) {
    const end = events.length;
    const places = Array.from({ length: operations }, (): number[] => []);
    for (const [place, { operation }] of events.entries()) places[operation]?.push(place);
    this.end = end;
    this.#places = places;
    this.#next = Int32Array.from({ length: end + 1 }, (_, place) => (place === end ? 0 : place + 1));
    this.#previous = Int32Array.from({ length: end + 1 }, (_, place) => (place === 0 ? end : place - 1));
  }

  get first(): number {
    return this.after(this.end);
  }

  /** The place of the next event that is in the list. */
  after(place: number): number {
    return this.#next[place] ?? this.end;
  }

  /** @throws RangeError at the end. */
  at(place: number): Event {
    const event = this.events[place];
    if (event === undefined) throw new RangeError(`there is no event at place ${place} of ${this.end}`);
    return event;
  }

  take(operation: number): void {
    for (const place of this.#places[operation] ?? []) {
      const next = this.#next[place] ?? this.end;
      const previous = this.#previous[place] ?? this.end;
      this.#next[previous] = next;
      this.#previous[next] = previous;
    }
  }

  putBack(operation: number): void {
    // Its two events restore each other's neighbours in either order.
    for (const place of this.#places[operation] ?? []) {
      this.#next[this.#previous[place] ?? this.end] = place;
      this.#previous[this.#next[place] ?? this.end] = place;
    }
  }
}
