import type { Chooser, Stepping } from './strategy.js';

/** Every enabled occurrence is as likely as any other. */
export class Uniform implements Chooser {
  readonly #draw: () => number;
  readonly #drawEnabled: (count: number) => number;

  constructor(readonly stepping: Stepping) {
    const { stepper, generator } = stepping;
    const { possible } = stepper.occurrences;
    this.#draw = () => possible[generator.below(possible.length)] ?? 0;
    this.#drawEnabled = (count) => stepper.candidates[generator.below(count)] ?? 0;
  }

  begin(): void {}

  step(): boolean {
    return this.stepping.takeDrawn(this.#draw, this.#drawEnabled);
  }
}
