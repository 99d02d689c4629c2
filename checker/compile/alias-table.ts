/**
 * For drawing positions by weight with one look: position p, drawn evenly, is kept with the chance `kept[p]` and else
 * replaced by `alias[p]` (M. D. Vose: A linear algorithm for generating random numbers with a given distribution, IEEE
 * Transactions on Software Engineering 17, 1991).
 */
export class AliasTable {
  readonly kept: Float64Array;
  readonly alias: Int32Array;
  /** Positions with less than an even share, from the left, and with more, from the right. */
  readonly #waiting: Int32Array;

  constructor(size: number) {
    this.kept = new Float64Array(size);
    this.alias = new Int32Array(size);
    this.#waiting = new Int32Array(size);
  }

  /** @param weights of all positions, above 0 */
  fill(weights: ArrayLike<number>): void {
    const { kept, alias } = this;
    const waiting = this.#waiting;
    const size = kept.length;
    let sum = 0;
    for (let position = 0; position < size; position++) sum += weights[position] ?? 0;
    let small = 0;
    let large = size;
    for (let position = 0; position < size; position++) {
      kept[position] = ((weights[position] ?? 0) * size) / sum;
      alias[position] = position;
      if ((kept[position] ?? 0) < 1) waiting[small++] = position;
      else waiting[--large] = position;
    }
    while (small > 0 && large < size) {
      const poor = waiting[--small] ?? 0;
      const rich = waiting[large] ?? 0;
      alias[poor] = rich;
      const left = (kept[rich] ?? 0) + (kept[poor] ?? 0) - 1;
      kept[rich] = left;
      if (left >= 1) continue;
      large += 1;
      waiting[small++] = rich;
    }
    // What is left has an even share, but for the rounding.
    while (small > 0) kept[waiting[--small] ?? 0] = 1;
    while (large < size) kept[waiting[large++] ?? 0] = 1;
  }
}
