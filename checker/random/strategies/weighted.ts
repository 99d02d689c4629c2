import type { Chooser, Stepping } from './strategy.js';

/** Of weights that each walk draws: powers of two from this one up to its inverse. */
const LEAST_EXPONENT = -4;

/**
 * Every enabled occurrence is as likely as its action's weight says. Where nobody has said any, each walk draws weights of
 * its own, so that some walks do what others hardly ever do (Groce, Zhang, Eide, Chen and Regehr: Swarm testing, ISSTA
 * 2012, which leaves features out altogether).
 */
export class Weighted implements Chooser {
  readonly #weights: Float64Array;
  /** Of the possible occurrences of each action: the weight of them all, and of those before. */
  readonly #upTo: Float64Array;
  readonly #firstOf: Int32Array;
  readonly #draw: () => number;
  readonly #drawEnabled: (count: number) => number;

  /** @param given the weight of each action; undefined if each walk draws its own */
  constructor(
    readonly stepping: Stepping,
    readonly given: readonly number[] | undefined,
  ) {
    const { occurrences } = stepping.stepper;
    const { possible, actionOf, first } = occurrences;
    const actions = first.length;
    this.#weights = new Float64Array(actions);
    this.#upTo = new Float64Array(actions);
    this.#firstOf = new Int32Array(actions + 1);
    let at = 0;
    for (let action = 0; action <= actions; action++) {
      this.#firstOf[action] = at;
      while (at < possible.length && actionOf[possible[at] ?? 0] === action) at += 1;
    }
    this.#draw = () => this.#drawPossible();
    this.#drawEnabled = (count) => this.#drawAmong(count);
    this.#weigh(given ?? []);
  }

  begin(): void {
    if (this.given !== undefined) return;
    const { generator } = this.stepping;
    const weights = Array.from(this.#weights, () => 2 ** (LEAST_EXPONENT + generator.below(1 - 2 * LEAST_EXPONENT)));
    this.#weigh(weights);
  }

  step(): boolean {
    return this.stepping.takeDrawn(this.#draw, this.#drawEnabled);
  }

  #weigh(weights: readonly number[]): void {
    let sum = 0;
    for (let action = 0; action < this.#weights.length; action++) {
      const weight = weights[action] ?? 1;
      this.#weights[action] = weight;
      sum += weight * ((this.#firstOf[action + 1] ?? 0) - (this.#firstOf[action] ?? 0));
      this.#upTo[action] = sum;
    }
  }

  #drawPossible(): number {
    const { generator, stepper } = this.stepping;
    const { possible } = stepper.occurrences;
    const actions = this.#upTo.length;
    const drawn =
      this.#upTo[actions - 1] === undefined ? 0 : fractionOf(generator.next()) * (this.#upTo[actions - 1] ?? 0);
    let action = 0;
    while (action < actions - 1 && (this.#upTo[action] ?? 0) <= drawn) action += 1;
    const first = this.#firstOf[action] ?? 0;
    const size = (this.#firstOf[action + 1] ?? 0) - first;
    return possible[first + generator.below(size)] ?? 0;
  }

  #drawAmong(count: number): number {
    const { generator, stepper } = this.stepping;
    const { candidates, occurrences } = stepper;
    const { actionOf } = occurrences;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += this.#weights[actionOf[candidates[at] ?? 0] ?? 0] ?? 0;
    let left = fractionOf(generator.next()) * sum;
    for (let at = 0; at < count - 1; at++) {
      left -= this.#weights[actionOf[candidates[at] ?? 0] ?? 0] ?? 0;
      if (left < 0) return candidates[at] ?? 0;
    }
    return candidates[count - 1] ?? 0;
  }
}

/** From 0 to below 1. */
function fractionOf(word: number): number {
  return (word >>> 0) * 2 ** -32;
}
