import type { Formula } from '../language/index.js';

/** An infinite word that repeats itself: positions 0 to `length` - 1, and after the last one comes `loopStart` again. */
export interface Lasso {
  readonly length: number;
  readonly loopStart: number;
}

/** Whether a state formula, known by its function, is true at a position of the word. */
export type AtomJudge = (holds: (state: never) => boolean, position: number) => boolean;

/**
 * Whether a formula is true of a lasso, at its first position.
 *
 * Each operator is the least or the greatest solution of the equation by which it is unfolded (`left until right` is
 * right, or left and again the same at the next position), solved over the positions. No automaton and no normal form has
 * a part in it, since this is what judges the counterexamples that are found with them.
 * Source: Pnueli, "The temporal logic of programs", FOCS 1977; as fixpoints: Emerson, "Temporal and modal logic", 1990, § 4.
 * @throws RangeError if there is no position, or the loop starts at none of them.
 */
export function trueOfLasso(formula: Formula, lasso: Lasso, judge: AtomJudge): boolean {
  const { length, loopStart } = lasso;
  if (!Number.isInteger(loopStart) || loopStart < 0 || loopStart >= length) {
    throw new RangeError(`a lasso of ${length} positions cannot go back to position ${loopStart}`);
  }
  return new Truth(lasso, judge).of(formula)[0] === true;
}

/** What a formula is at each position. */
type Values = readonly boolean[];

class Truth {
  readonly #lasso: Lasso;
  readonly #judge: AtomJudge;

  constructor(lasso: Lasso, judge: AtomJudge) {
    this.#lasso = lasso;
    this.#judge = judge;
  }

  of(formula: Formula): Values {
    switch (formula.operator) {
      case 'now':
        return this.#everywhere((position) => this.#judge(formula.holds, position));
      case 'not': {
        const values = this.of(formula.of);
        return values.map((value) => !value);
      }
      case 'and': {
        const parts = formula.of.map((part) => this.of(part));
        return this.#everywhere((position) => parts.every((values) => values[position] === true));
      }
      case 'or': {
        const parts = formula.of.map((part) => this.of(part));
        return this.#everywhere((position) => parts.some((values) => values[position] === true));
      }
      case 'implies': {
        const premise = this.of(formula.premise);
        const conclusion = this.of(formula.conclusion);
        return this.#everywhere((position) => premise[position] === false || conclusion[position] === true);
      }
      case 'next': {
        const values = this.of(formula.of);
        return this.#everywhere((position) => values[this.#after(position)] === true);
      }
      case 'eventually': {
        const values = this.of(formula.of);
        return this.#least((position, later) => values[position] === true || later);
      }
      case 'always': {
        const values = this.of(formula.of);
        return this.#greatest((position, later) => values[position] === true && later);
      }
      case 'until': {
        const [left, right] = [this.of(formula.left), this.of(formula.right)];
        return this.#least((position, later) => right[position] === true || (left[position] === true && later));
      }
      case 'weakUntil': {
        const [left, right] = [this.of(formula.left), this.of(formula.right)];
        return this.#greatest((position, later) => right[position] === true || (left[position] === true && later));
      }
      case 'release': {
        const [left, right] = [this.of(formula.left), this.of(formula.right)];
        return this.#greatest((position, later) => right[position] === true && (left[position] === true || later));
      }
    }
  }

  #after(position: number): number {
    return position + 1 < this.#lasso.length ? position + 1 : this.#lasso.loopStart;
  }

  #everywhere(value: (position: number) => boolean): boolean[] {
    return Array.from({ length: this.#lasso.length }, (_, position) => value(position));
  }

  /** The least solution of `x(i) = unfolded(i, x(i + 1))`, for a right side that grows with x. */
  #least(unfolded: (position: number, later: boolean) => boolean): Values {
    return this.#solved(false, unfolded);
  }

  /** The greatest solution. */
  #greatest(unfolded: (position: number, later: boolean) => boolean): Values {
    return this.#solved(true, unfolded);
  }

  /** Iterates from one end of the lattice; against the direction of time, so that two rounds find it and a third sees so. */
  #solved(first: boolean, unfolded: (position: number, later: boolean) => boolean): Values {
    const values = this.#everywhere(() => first);
    for (let changed = true; changed; ) {
      changed = false;
      for (let position = values.length - 1; position >= 0; position--) {
        const value = unfolded(position, values[this.#after(position)] === true);
        if (value === values[position]) continue;
        values[position] = value;
        changed = true;
      }
    }
    return values;
  }
}
