import { ModelError } from '../errors.js';
import type { ArrayView, Domain } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { codesOf, encode } from './codes.js';
import type { Part } from './part.js';
import { Scalar } from './scalar.js';
import { listIn, namesIn } from './snapshots.js';

type Test = (element: unknown, index: unknown) => boolean;

/** One part for each value of the index domain. */
export class PlainArray implements Part, ArrayView<unknown, Domain<unknown>> {
  readonly view = this;

  /** @param elements one for each code of the index, in order */
  constructor(
    private readonly index: Domain<unknown>,
    private readonly elements: readonly Part[],
    private readonly field: string,
  ) {}

  at(index: unknown): unknown {
    return this.#element(index).view;
  }

  set(index: unknown, value: unknown): void {
    const element = this.#element(index);
    if (!(element instanceof Scalar)) throw new ModelError(`${this.field} is no array of scalars: set cannot be used`);
    element.assign(value);
  }

  every(test: Test): boolean {
    return this.elements.every((element, code) => test(element.view, this.index.valueAt(code)));
  }

  some(test: Test): boolean {
    return this.elements.some((element, code) => test(element.view, this.index.valueAt(code)));
  }

  count(test: Test): number {
    return this.elements.filter((element, code) => test(element.view, this.index.valueAt(code))).length;
  }

  reset(): void {
    for (const element of this.elements) element.reset();
  }

  snapshot(): Snapshot {
    if (!hasNames(this.index)) return this.elements.map((element) => element.snapshot());
    const snapshot: { [name: string]: Snapshot } = {};
    for (const [code, element] of this.elements.entries()) {
      snapshot[String(this.index.shownAt(code))] = element.snapshot();
    }
    return snapshot;
  }

  restore(snapshot: Snapshot | undefined): void {
    if (hasNames(this.index)) {
      const names = namesIn(snapshot, this.field);
      for (const [code, element] of this.elements.entries()) element.restore(names[String(this.index.shownAt(code))]);
    } else {
      const list = listIn(snapshot, this.field);
      for (const [code, element] of this.elements.entries()) element.restore(list[code]);
    }
  }

  #element(index: unknown): Part {
    const element = this.elements[encode(this.index, index, `the index of ${this.field}`)];
    if (element === undefined) throw new ModelError(`${this.field} has no element ${String(index)}`);
    return element;
  }
}

/** The path of an array's element. */
export function elementOf(array: string, index: Domain<unknown>, code: number): string {
  return `${array}[${String(index.shownAt(code))}]`;
}

/** Makes one part for each value of an index domain. */
export function elementsOf(index: Domain<unknown>, array: string, make: (field: string) => Part): Part[] {
  return Array.from(codesOf(index), (code) => make(elementOf(array, index, code)));
}

/** Whether the elements are shown by the name of their index rather than as a list. */
function hasNames(index: Domain<unknown>): boolean {
  return index.shape.type !== 'integer' && index.shape.type !== 'optional';
}
