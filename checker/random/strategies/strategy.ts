import type { Stepper } from '../../compile/index.js';
import type { WalkGenerator } from '../generator.js';

/** How the next step of a walk is chosen. */
export interface Chooser {
  /** A walk begins. */
  begin(): void;
  /** Takes a step; false if there is none. */
  step(): boolean;
}

/** Where trying was in vain, so many states are looked at whole before it is tried again. */
const STATES_LOOKED_AT = 4;

/** Takes steps of a model, and remembers the last one. */
export class Stepping {
  occurrence = -1;
  choice = 0;
  readonly #choices: Int32Array;
  readonly #actionOf: Int32Array;
  /** How many more states are looked at whole. It depends on this walk alone, and so does the run. */
  #looks = 0;

  constructor(
    readonly stepper: Stepper,
    readonly generator: WalkGenerator,
  ) {
    this.#choices = stepper.occurrences.choices;
    this.#actionOf = stepper.occurrences.actionOf;
  }

  /** A walk begins. */
  begin(): void {
    this.#looks = 0;
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
   * @param tries how many are tried at most
   * @param drawEnabled draws by the same weights from so many candidates
   * @returns false if none is enabled
   */
  takeAtRandom(tries: number, drawEnabled: (count: number) => number): boolean {
    const { stepper } = this;
    if (this.#looks > 0) this.#looks -= 1;
    else if (stepper.stepAtRandom(tries)) {
      this.occurrence = stepper.drawn();
      this.choice = stepper.drawnChoice();
      return true;
    } else this.#looks = STATES_LOOKED_AT;
    const count = stepper.enabled();
    if (count === 0) return false;
    this.take(drawEnabled(count));
    return true;
  }
}
