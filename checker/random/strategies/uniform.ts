import type { Chooser, Stepping } from './strategy.js';

/** Every enabled occurrence is as likely as any other. */
export class Uniform implements Chooser {
  readonly #drawEnabled: (count: number) => number;

  constructor(readonly stepping: Stepping) {
    const { stepper, generator } = stepping;
    this.#drawEnabled = (count) => stepper.candidates[generator.below(count)] ?? 0;
  }

  begin(): void {
    this.stepping.stepper.setWeights(undefined);
  }

  step(): boolean {
    return this.stepping.takeAtRandom(this.#drawEnabled);
  }
}
