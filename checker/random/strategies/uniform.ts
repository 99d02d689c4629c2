import type { Chooser, Stepping } from './strategy.js';

/** Every enabled occurrence is as likely as any other. */
export class Uniform implements Chooser {
  constructor(readonly stepping: Stepping) {}

  begin(): void {}

  step(): boolean {
    const { stepper, generator } = this.stepping;
    const count = stepper.enabled();
    if (count === 0) return false;
    this.stepping.take(stepper.candidates[generator.below(count)] ?? 0);
    return true;
  }
}
