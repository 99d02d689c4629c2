import { type Coverage, placeOf } from '../coverage.js';
import type { Chooser, Stepping } from './strategy.js';

/** How many steps are looked at before one is taken. */
const LOOKS = 3;

/**
 * Of a few steps, drawn uniformly, takes the one to the state that earlier walks have visited least and, of several such,
 * the one by the action that they have taken least: guided by coverage.
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
    const { stepping, coverage } = this;
    const { stepper } = stepping;
    const { actionOf } = stepper.occurrences;
    const count = stepper.enabled();
    if (count === 0) return false;
    let fewestVisits = Number.POSITIVE_INFINITY;
    let leastTaken = Number.POSITIVE_INFINITY;
    let occurrence = -1;
    let choice = 0;
    for (let look = 0; look < LOOKS; look++) {
      stepping.take(stepper.candidates[stepping.generator.below(count)] ?? 0);
      const visits = coverage.visits[placeOf(stepper.words)] ?? 0;
      const taken = coverage.taken[actionOf[stepping.occurrence] ?? 0] ?? 0;
      if (visits < fewestVisits || (visits === fewestVisits && taken < leastTaken)) {
        fewestVisits = visits;
        leastTaken = taken;
        ({ occurrence, choice } = stepping);
      }
      stepper.stepBack();
    }
    stepping.takeWith(occurrence, choice);
    return true;
  }
}
