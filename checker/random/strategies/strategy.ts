import type { Stepper } from '../../compile/index.js';
import type { WalkGenerator } from '../generator.js';

/** How the next step of a walk is chosen. */
export interface Chooser {
  /** A walk begins. */
  begin(): void;
  /** Takes a step; false if there is none. */
  step(): boolean;
}

/** A state is looked at whole, rather than that so many occurrences are tried in vain. */
const MOST_TRIES = 32;

/** Takes steps of a model, and remembers the last one. */
export class Stepping {
  occurrence = -1;
  choice = 0;
  readonly #choices: Int32Array;
  readonly #actionOf: Int32Array;
  #tries = MOST_TRIES;

  constructor(
    readonly stepper: Stepper,
    readonly generator: WalkGenerator,
  ) {
    this.#choices = stepper.occurrences.choices;
    this.#actionOf = stepper.occurrences.actionOf;
  }

  /** A walk begins. */
  begin(): void {
    this.#tries = MOST_TRIES;
  }

  /** Takes an occurrence, with a choice that is drawn, if it is enabled. */
  take(occurrence: number): boolean {
    const choices = this.#choices[this.#actionOf[occurrence] ?? 0] ?? 1;
    const choice = choices === 1 ? 0 : this.generator.below(choices);
    if (!this.stepper.step(occurrence, choice)) return false;
    this.occurrence = occurrence;
    this.choice = choice;
    return true;
  }

  /**
   * Takes one of the enabled occurrences, by what `draw` and `drawEnabled` choose alike: tries those drawn of all until one
   * is enabled, which leaves each enabled one the chance that it has among these; where few are, looks for them.
   * @returns false if none is enabled
   */
  takeDrawn(draw: () => number, drawEnabled: (count: number) => number): boolean {
    for (let tries = 0; tries < this.#tries; tries++) {
      if (this.take(draw())) return true;
    }
    const count = this.stepper.enabled();
    // Where the enabled ones are many among all, trying is quicker. It depends on this walk alone, and so does the run.
    const isDense = 8 * count >= this.stepper.occurrences.possible.length;
    this.#tries = isDense ? MOST_TRIES : 0;
    if (count === 0) return false;
    this.take(drawEnabled(count));
    return true;
  }
}
