import { DomainError } from '../errors.js';
import type { SequenceOf, SequenceView, Shown } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { encode, encodeShown } from './codes.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { listIn } from './snapshots.js';

/** A bounded sequence of values of a domain. */
export class PlainSequence implements Part, SequenceView<unknown> {
  readonly view = this;
  #codes: number[] = [];

  constructor(
    private readonly type: SequenceOf<unknown>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {}

  get length(): number {
    return this.#codes.length;
  }

  get isFull(): boolean {
    return this.#codes.length === this.type.capacity;
  }

  at(position: number): unknown {
    const code = this.#codes[position];
    return code === undefined ? null : this.type.of.valueAt(code);
  }

  includes(value: unknown): boolean {
    return this.#codes.includes(this.#code(value));
  }

  push(value: unknown): void {
    this.journal.write(this.field);
    const longer = [...this.#codes, this.#code(value)];
    if (this.isFull) throw this.#overflow(this.#shown(longer));
    this.#codes = longer;
  }

  shift(): unknown {
    this.journal.write(this.field);
    const first = this.#codes.shift();
    if (first === undefined) {
      throw new DomainError(`the value shifted from ${this.field}`, null, 'the first of a sequence, and this is empty');
    }
    return this.type.of.valueAt(first);
  }

  clear(): void {
    this.journal.write(this.field);
    this.#codes = [];
  }

  reset(): void {
    this.#codes = [];
  }

  snapshot(): Snapshot {
    return this.#shown(this.#codes);
  }

  restore(snapshot: Snapshot | undefined): void {
    const shown = listIn(snapshot, this.field);
    if (shown.length > this.type.capacity) throw this.#overflow(shown);
    this.#codes = shown.map((value) => encodeShown(this.type.of, value, `a value of ${this.field}`));
  }

  #code(value: unknown): number {
    return encode(this.type.of, value, `a value of ${this.field}`);
  }

  #shown(codes: readonly number[]): Shown[] {
    return codes.map((code) => this.type.of.shownAt(code));
  }

  #overflow(longer: readonly Snapshot[]): DomainError {
    const { capacity } = this.type;
    return new DomainError(this.field, longer, `a sequence of at most ${capacity} value${capacity === 1 ? '' : 's'}`);
  }
}
