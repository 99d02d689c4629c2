import type { MapOf, MapView } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { elementOf } from './array.js';
import { codesOf, encode, encodeShown, inOrder } from './codes.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { namesIn } from './snapshots.js';

/** A partial function between finite domains. */
export class PlainMap implements Part, MapView<unknown, unknown> {
  readonly view = this;
  /** The code of the value at the code of a key. */
  readonly #codes = new Map<number, number>();

  constructor(
    private readonly type: MapOf<unknown, unknown>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {}

  get size(): number {
    return this.#codes.size;
  }

  has(key: unknown): boolean {
    return this.#codes.has(this.#keyCode(key));
  }

  get(key: unknown): unknown {
    const code = this.#codes.get(this.#keyCode(key));
    return code === undefined ? null : this.type.value.valueAt(code);
  }

  set(key: unknown, value: unknown): void {
    this.journal.write(this.field);
    const keyCode = this.#keyCode(key);
    this.#codes.set(keyCode, encode(this.type.value, value, elementOf(this.field, this.type.key, keyCode)));
  }

  delete(key: unknown): void {
    this.journal.write(this.field);
    this.#codes.delete(this.#keyCode(key));
  }

  clear(): void {
    this.journal.write(this.field);
    this.#codes.clear();
  }

  reset(): void {
    this.#codes.clear();
  }

  snapshot(): Snapshot {
    const { key, value } = this.type;
    return Object.fromEntries(
      inOrder(this.#codes.keys()).map((keyCode) => [
        String(key.shownAt(keyCode)),
        value.shownAt(this.#codes.get(keyCode) ?? 0),
      ]),
    );
  }

  restore(snapshot: Snapshot | undefined): void {
    const names = namesIn(snapshot, this.field);
    this.#codes.clear();
    for (const keyCode of codesOf(this.type.key)) {
      const shown = names[String(this.type.key.shownAt(keyCode))];
      if (shown === undefined) continue;
      this.#codes.set(keyCode, encodeShown(this.type.value, shown, elementOf(this.field, this.type.key, keyCode)));
    }
  }

  #keyCode(key: unknown): number {
    return encode(this.type.key, key, `a key of ${this.field}`);
  }
}
