import type { Stepper } from '../../compile/index.js';
import type { WalkGenerator } from '../generator.js';

/** How the next step of a walk is chosen. */
export interface Chooser {
  /** A walk begins. */
  begin(): void;
  /** Takes a step; false if there is none. */
  step(): boolean;
}

/** Takes steps of a model, and remembers the last one. */
export class Stepping {
  occurrence = -1;
  choice = 0;
  readonly #choices: Int32Array;
  readonly #actionOf: Int32Array;

  constructor(
    readonly stepper: Stepper,
    readonly generator: WalkGenerator,
  ) {
    this.#choices = stepper.occurrences.choices;
    this.#actionOf = stepper.occurrences.actionOf;
  }

  /** Takes an occurrence that is enabled, with a choice that is drawn. */
  take(occurrence: number): void {
    const choices = this.#choices[this.#actionOf[occurrence] ?? 0] ?? 1;
    this.takeWith(occurrence, choices === 1 ? 0 : this.generator.below(choices));
  }

  /** Takes an occurrence that is enabled. */
  takeWith(occurrence: number, choice: number): void {
    this.stepper.take(occurrence, choice);
    this.occurrence = occurrence;
    this.choice = choice;
  }
}
