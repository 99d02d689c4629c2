import type { Chooser, Stepping } from './strategy.js';

/** Of weights that each walk draws: powers of two from this one up to its inverse. */
const LEAST_EXPONENT = -3;

/** What all faults are less likely by in a walk: 2 to one of these, so that in some walks they are rare and come late. */
const EXPONENTS_OF_FAULTS = [0, -2, -4, -7] as const;

/**
 * Every enabled occurrence is as likely as its action's weight says. Where nobody has said any, each walk draws weights of
 * its own, so that some walks do what others hardly ever do (Groce, Zhang, Eide, Chen and Regehr: Swarm testing, ISSTA
 * 2012, which leaves features out altogether).
 */
export class Weighted implements Chooser {
  readonly #weights: Float64Array;

  /**
   * @param given the weight of each action; undefined if each walk draws its own
   * @param isFault of each action, whether it is the adversary's
   */
  constructor(
    readonly stepping: Stepping,
    readonly given: readonly number[] | undefined,
    readonly isFault: readonly boolean[],
  ) {
    this.#weights = Float64Array.from(given ?? stepping.stepper.occurrences.first.map(() => 1));
  }

  begin(): void {
    if (this.given === undefined) {
      const { generator } = this.stepping;
      const ofFaults = EXPONENTS_OF_FAULTS[generator.below(EXPONENTS_OF_FAULTS.length)] ?? 0;
      for (let action = 0; action < this.#weights.length; action++) {
        const drawn = LEAST_EXPONENT + generator.below(1 - 2 * LEAST_EXPONENT);
        this.#weights[action] = 2 ** (this.isFault[action] === true ? drawn + ofFaults : drawn);
      }
    }
  }

  step(): boolean {
    const count = this.stepping.stepper.enabled();
    if (count === 0) return false;
    this.stepping.take(this.#drawAmong(count));
    return true;
  }

  #drawAmong(count: number): number {
    const { generator, stepper } = this.stepping;
    const { candidates } = stepper;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += this.#weightOf(candidates[at] ?? 0);
    let left = generator.fraction() * sum;
    for (let at = 0; at < count - 1; at++) {
      left -= this.#weightOf(candidates[at] ?? 0);
      if (left < 0) return candidates[at] ?? 0;
    }
    return candidates[count - 1] ?? 0;
  }

  #weightOf(occurrence: number): number {
    return this.#weights[this.stepping.stepper.occurrences.actionOf[occurrence] ?? 0] ?? 1;
  }
}
