import type { Domain } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { encode, encodeShown } from './codes.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';

/** A field or an array's element that holds one value of a domain. */
export class Scalar implements Part {
  #code = 0;

  constructor(
    private readonly domain: Domain<unknown>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    this.reset();
  }

  get view(): unknown {
    return this.domain.valueAt(this.#code);
  }

  assign(value: unknown): void {
    this.journal.write(this.field);
    this.#code = encode(this.domain, value, this.field);
  }

  reset(): void {
    this.#code = this.domain.codeOf(this.domain.initial);
  }

  snapshot(): Snapshot {
    return this.domain.shownAt(this.#code);
  }

  restore(snapshot: Snapshot | undefined): void {
    this.#code = encodeShown(this.domain, snapshot, this.field);
  }
}
