import { ModelError } from '../errors.js';
import type { Snapshot } from '../result.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { Scalar } from './scalar.js';
import { namesIn } from './snapshots.js';

/** Named parts. In its view scalars can be read and assigned like properties. */
export class PlainRecord implements Part {
  readonly view: object;

  constructor(
    private readonly parts: ReadonlyMap<string, Part>,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    const properties: PropertyDescriptorMap = { reset: { value: this.#forget } };
    for (const [name, part] of parts) properties[name] = propertyOf(part);
    this.view = new Proxy(Object.freeze(Object.defineProperties({}, properties)), {
      get: (view, name) => Reflect.get(view, this.#known(view, name)),
      set: (view, name, value) => Reflect.set(view, this.#known(view, name), value),
    });
  }

  part(name: string): Part | undefined {
    return this.parts.get(name);
  }

  reset(): void {
    for (const part of this.parts.values()) part.reset();
  }

  snapshot(): { readonly [name: string]: Snapshot } {
    const snapshot: { [name: string]: Snapshot } = {};
    for (const [name, part] of this.parts) snapshot[name] = part.snapshot();
    return snapshot;
  }

  restore(snapshot: Snapshot | undefined): void {
    const names = namesIn(snapshot, this.field);
    for (const [name, part] of this.parts) part.restore(names[name]);
  }

  /** Types say what fields there are, but nobody need have compiled the model: a misspelt name is an error here. */
  #known(view: object, name: string | symbol): string | symbol {
    if (typeof name === 'symbol' || name in view) return name;
    const where = this.field === '' ? 'the state' : this.field;
    throw new ModelError(`${where} has no field "${name}"; it has ${[...this.parts.keys()].join(', ')}`);
  }

  /** The operation `reset` of the view. */
  readonly #forget = (options: { readonly keep?: readonly string[] } = {}): void => {
    this.journal.write(this.field);
    for (const name of options.keep ?? []) this.#known(this.view, name);
    for (const [name, part] of this.parts) {
      if (options.keep?.includes(name) !== true) part.reset();
    }
  };
}

/** The path of a field in a record. */
export function fieldIn(record: string, name: string): string {
  return record === '' ? name : `${record}.${name}`;
}

function propertyOf(part: Part): PropertyDescriptor {
  if (!(part instanceof Scalar)) return { value: part.view, enumerable: true };
  return { get: () => part.view, set: (value: unknown) => part.assign(value), enumerable: true };
}
