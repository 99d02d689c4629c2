/** The operations that have taken effect, by their positions. */
export class OperationSet {
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  add(operation: number): void {
    this.#words[operation >>> 5] = this.#word(operation >>> 5) | (1 << (operation & 31));
  }

  delete(operation: number): void {
    this.#words[operation >>> 5] = this.#word(operation >>> 5) & ~(1 << (operation & 31));
  }

  /** The text of the set. Long runs of operations that are all in it, or all not, at the ends, do not make it longer. */
  text(): string {
    const words = this.#words;
    let first = 0;
    while (first < words.length && words[first] === 0xffffffff) first++;
    let end = words.length;
    while (end > first && words[end - 1] === 0) end--;
    return `${first}:${words.subarray(first, end).join()}`;
  }

  #word(position: number): number {
    return this.#words[position] ?? 0;
  }
}

/** The configurations that a search has seen: which operations have taken effect, and the state that they have led to. */
export class Configurations {
  readonly #seen = new Set<string>();

  /** Whether the configuration is new. `state` is the state's text. */
  add(effective: OperationSet, state: string): boolean {
    const { size } = this.#seen;
    return this.#seen.add(`${effective.text()} ${state}`).size > size;
  }
}
