import { compile } from '../compile/index.js';
import { type ArrayOf, type ErasedPart, type Instance, isFields, type StateType } from '../language/index.js';

/** A view that can take its initial value again; a record may keep some of its fields. */
interface Resettable {
  reset(options?: { readonly keep: readonly string[] }): void;
}

/** Of an array whose elements are scalar, or are views. */
interface ArrayView {
  set(index: unknown, value: unknown): void;
  at(index: unknown): Resettable;
}

type StateView = Resettable & { readonly [array: string]: ArrayView };

/** Which bits of the words of a state belong to a part of it: those that resetting it writes. */
export class PartBits {
  readonly #state: StateView;
  #writes = new Int32Array(0);
  readonly #known = new Map<string, Int32Array>();

  constructor(readonly instance: Instance) {
    const ignore = () => {};
    const listener = { found: ignore, decided: ignore, decidedByStep: ignore };
    const reducer = () => ({
      reads: this.#writes,
      writes: this.#writes,
      row: new Int32Array(1),
      begin: ignore,
      enable: ignore,
      beginImplied: ignore,
      endImplied: ignore,
      end: ignore,
      exhaust: ignore,
      open: ignore,
      setAside: ignore,
      choose: () => 0,
      settled: ignore,
      stutter: ignore,
    });
    this.#state = compile(instance, [], listener, {
      reducer: (_store, _subjects, words) => {
        this.#writes = new Int32Array(words);
        return reducer();
      },
    }).state as StateView;
  }

  /** The bits of a part that there is, by word. */
  of(part: ErasedPart): Int32Array {
    const name = this.#nameOf(part);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#writes.fill(0);
    if (typeof part === 'string') this.#state.reset({ keep: this.#fields.filter((other) => other !== part) });
    else this.#resetElement(part);
    const bits = this.#writes.slice();
    this.#known.set(name, bits);
    return bits;
  }

  /** The field at the top of the state to which bits of a word belong. */
  fieldAt(word: number, bits: number): string {
    const field = this.#fields.find((name) => ((this.of(name)[word] ?? 0) & bits) !== 0);
    return field ?? `word ${word} of the state`;
  }

  get #fields(): readonly string[] {
    return Object.keys(this.instance.fields);
  }

  #nameOf(part: ErasedPart): string {
    if (typeof part === 'string') return part;
    const [array, index] = part;
    return `${array}[${this.#arrayAt(array).index.codeOf(index)}]`;
  }

  #arrayAt(field: string): ArrayOf<unknown, StateType> {
    const type = this.instance.fields[field];
    if (type === undefined || isFields(type) || type.kind !== 'array') throw new Error(`"${field}" is no array`);
    return type;
  }

  #resetElement([array, index]: Exclude<ErasedPart, string>): void {
    const { element } = this.#arrayAt(array);
    const view = this.#state[array];
    if (view === undefined) return;
    if (!isFields(element) && element.kind === 'domain') view.set(index, element.initial);
    else view.at(index).reset();
  }
}
