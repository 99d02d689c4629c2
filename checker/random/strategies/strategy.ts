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

  /** Takes an occurrence that is enabled, with a choice that is drawn. */
  take(occurrence: number): void {
    const choices = this.#choices[this.#actionOf[occurrence] ?? 0] ?? 1;
    this.takeWith(occurrence, choices === 1 ? 0 : this.generator.below(choices));
  }

  /** Takes an occurrence that is enabled. */
  takeWith(occurrence: number, choice: number): void {
    this.stepper.step(occurrence, choice);
    this.occurrence = occurrence;
    this.choice = choice;
  }

  /**
   * Takes one of the enabled occurrences by the weights of the stepper: one of those drawn from all that is enabled or,
   * where few are, one that is drawn from these.
   * @param drawEnabled draws by the same weights from so many candidates
   * @returns false if none is enabled
   */
  takeAtRandom(drawEnabled: (count: number) => number): boolean {
    const { stepper } = this;
    if (stepper.stepAtRandom(this.#tries)) {
      this.occurrence = stepper.drawn();
      this.choice = stepper.drawnChoice();
      return true;
    }
    const count = stepper.enabled();
    // Where the enabled ones are many among all, trying is quicker. It depends on this walk alone, and so does the run.
    const isDense = 8 * count >= stepper.occurrences.possible.length;
    this.#tries = isDense ? MOST_TRIES : 0;
    if (count === 0) return false;
    this.take(drawEnabled(count));
    return true;
  }
}
