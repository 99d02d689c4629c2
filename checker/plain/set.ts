import type { SetOf, SetView } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { encode, encodeShown, inOrder, shownInOrder } from './codes.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { listIn } from './snapshots.js';

/** A set of values of a finite domain. */
export class PlainSet implements Part, SetView<unknown> {
  readonly view = this;
  readonly #codes = new Set<number>();

  constructor(
    private readonly type: SetOf<unknown>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {}

  get size(): number {
    return this.#codes.size;
  }

  get isEmpty(): boolean {
    return this.#codes.size === 0;
  }

  get isFull(): boolean {
    return this.#codes.size === this.type.of.size;
  }

  has(value: unknown): boolean {
    return this.#codes.has(this.#code(value));
  }

  every(test: (value: unknown) => boolean): boolean {
    return inOrder(this.#codes).every((code) => test(this.type.of.valueAt(code)));
  }

  some(test: (value: unknown) => boolean): boolean {
    return inOrder(this.#codes).some((code) => test(this.type.of.valueAt(code)));
  }

  add(value: unknown): void {
    this.journal.write(this.field);
    this.#codes.add(this.#code(value));
  }

  delete(value: unknown): void {
    this.journal.write(this.field);
    this.#codes.delete(this.#code(value));
  }

  clear(): void {
    this.journal.write(this.field);
    this.#codes.clear();
  }

  reset(): void {
    this.#codes.clear();
  }

  snapshot(): Snapshot {
    return shownInOrder(this.type.of, this.#codes);
  }

  restore(snapshot: Snapshot | undefined): void {
    this.#codes.clear();
    for (const shown of listIn(snapshot, this.field)) {
      this.#codes.add(encodeShown(this.type.of, shown, `a value of ${this.field}`));
    }
  }

  #code(value: unknown): number {
    return encode(this.type.of, value, `a value of ${this.field}`);
  }
}
