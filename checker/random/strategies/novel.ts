import { type Coverage, placeOf } from '../coverage.js';
import type { Chooser, Stepping } from './strategy.js';

/** At most so many steps are looked at before one is taken; of fewer that there are, all. */
const MOST_LOOKS = 12;

/**
 * Guided by coverage: looks where steps lead and takes one, the likelier the fewer visits earlier walks have paid to that
 * state and, less so, the less often they have taken the action.
 */
export class Novel implements Chooser {
  /** What earlier walks have seen. */
  coverage: Coverage;

  constructor(
    readonly stepping: Stepping,
    coverage: Coverage,
  ) {
    this.coverage = coverage;
  }

  begin(): void {}

  step(): boolean {
    const { stepping } = this;
    const { stepper, generator } = stepping;
    const { candidates } = stepper;
    const count = stepper.enabled();
    if (count === 0) return false;
    if (count === 1) {
      stepping.take(candidates[0] ?? 0);
      return true;
    }
    let sum = 0;
    let occurrence = -1;
    let choice = 0;
    for (let look = 0; look < Math.min(count, MOST_LOOKS); look++) {
      stepping.take(candidates[count > MOST_LOOKS ? generator.below(count) : look] ?? 0);
      const weight = this.#weight();
      sum += weight;
      if (generator.fraction() * sum < weight) ({ occurrence, choice } = stepping);
      stepper.stepBack();
    }
    stepping.takeWith(occurrence, choice);
    return true;
  }

  /** Of the step that was just taken. */
  #weight(): number {
    const { stepper, occurrence } = this.stepping;
    const visits = this.coverage.visits[placeOf(stepper.words)] ?? 0;
    const taken = this.coverage.taken[stepper.occurrences.actionOf[occurrence] ?? 0] ?? 0;
    return 1 / ((1 + visits) ** 2 * Math.sqrt(1 + taken));
  }
}
