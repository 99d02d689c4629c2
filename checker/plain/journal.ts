import { ModelError } from '../errors.js';
import type { MessageEvent } from '../result.js';

/** What all parts of one state share: whether they may be written just now, and what became of messages. */
export class Journal {
  #reader: string | undefined;
  #unchanged = false;
  #events: MessageEvent[] = [];

  /** Whether nothing was written since `settle`. */
  get unchanged(): boolean {
    return this.#unchanged;
  }

  /** Calls what was written so far the state to compare with. */
  settle(): void {
    this.#unchanged = true;
  }

  /** Evaluates something that must not write, named by `reader` for the case that it does. */
  read<Result>(reader: string, evaluate: () => Result): Result {
    const outer = this.#reader;
    this.#reader = reader;
    try {
      return evaluate();
    } finally {
      this.#reader = outer;
    }
  }

  /** To be called before every write by a model. @throws ModelError while the state is only read. */
  write(field: string): void {
    if (this.#reader !== undefined) throw new ModelError(`${this.#reader} changes the state: it writes ${field}`);
    this.#unchanged = false;
  }

  record(event: MessageEvent): void {
    this.#events.push(event);
  }

  /** The events since it was last called. */
  takeEvents(): readonly MessageEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
