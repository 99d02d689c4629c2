import { compileStepper, type Stepper } from '../../compile/index.js';
import type { Instance, Property } from '../../language/index.js';
import type { Schedule } from '../schedule.js';

/** What a run is made short for. */
export type Aim =
  /** It decides a property: violates it or, if it is to be reached, reaches it. Of states, steps or deadlocks. */
  | { readonly shows: 'decision'; readonly property: Property }
  /** It leads to where the model is at fault, in what it does or in what one of these properties says. */
  | { readonly shows: 'fault'; readonly properties: readonly Property[] };

/** The properties that are judged on the way. */
export function judgedFor(aim: Aim): readonly Property[] {
  return aim.shows === 'decision' ? [aim.property] : aim.properties;
}

/** What came of a schedule. */
export interface Rerun {
  /** What occurred, without what was skipped, up to where the aim was reached. Empty if no run begins so. */
  readonly schedule: Schedule;
  /** Whether the run shows what it is made short for. */
  readonly isReached: boolean;
}

/** Runs schedules of a model again. */
export class Reruns {
  readonly stepper: Stepper;
  readonly #isFinal: ((state: unknown) => boolean) | undefined;

  /** @throws UsageError if the model refers to what it does not have. */
  constructor(
    instance: Instance,
    readonly aim: Aim,
  ) {
    this.stepper = compileStepper(instance, judgedFor(aim));
    this.#isFinal = instance.final as ((state: unknown) => boolean) | undefined;
  }

  /** Runs a schedule. Where the model is at fault the run ends before the step that shows it. */
  run(schedule: Schedule): Rerun {
    const { stepper, aim } = this;
    const occurred = new Int32Array(schedule.length);
    let length = 0;
    let before = 0;
    try {
      for (let at = 0; at < schedule.length; at += 2) {
        const occurrence = schedule[at] ?? -1;
        const choice = schedule[at + 1] ?? 0;
        before = length;
        if (!(at === 0 ? stepper.begin(occurrence, choice) : stepper.step(occurrence, choice))) {
          if (at === 0) break;
          continue;
        }
        occurred[length] = occurrence;
        occurred[length + 1] = choice;
        length += 2;
        const isDecided = at === 0 ? this.#judges(stepper.judgeInitially) : this.#judges(stepper.judge);
        if (isDecided && aim.shows === 'decision') return { schedule: occurred.slice(0, length), isReached: true };
      }
      before = length;
      return { schedule: occurred.slice(0, length), isReached: length > 0 && this.#isReachedAtEnd() };
    } catch {
      // Whatever is thrown comes from the model. Where that is not the aim such a run is of no use.
      return { schedule: occurred.slice(0, before), isReached: aim.shows === 'fault' };
    }
  }

  /** The words of the states of a run, from the initial one on. Of a schedule in which nothing is skipped. */
  statesOf(schedule: Schedule): readonly Int32Array[] {
    const { stepper } = this;
    const states: Int32Array[] = [];
    for (let at = 0; at < schedule.length; at += 2) {
      const occurrence = schedule[at] ?? -1;
      const choice = schedule[at + 1] ?? 0;
      if (at === 0) stepper.begin(occurrence, choice);
      else stepper.step(occurrence, choice);
      states.push(stepper.words.slice());
    }
    return states;
  }

  /** How many steps after a state at most the property is decided if `decidedFrom` says that it is. */
  get stepsToDecide(): 0 | 1 {
    return this.aim.shows === 'decision' && this.aim.property.form === 'alwaysStep' ? 1 : 0;
  }

  /**
   * The states that come after one, given by its words, until the property is decided: none if that state decides it, one
   * if a step from there does. Undefined if it is not decided so, or the model is at fault there.
   */
  decidedFrom(words: Int32Array): readonly Int32Array[] | undefined {
    const { stepper, aim } = this;
    if (aim.shows === 'fault') return undefined;
    stepper.moveTo(words);
    try {
      switch (aim.property.form) {
        case 'deadlockFree':
          return this.#isDeadlocked() ? [] : undefined;
        case 'alwaysStep':
          return this.#everyStep(() => stepper.judge(0) >= 0) ? [stepper.words.slice()] : undefined;
        default:
          return stepper.judgeInitially(0) >= 0 ? [] : undefined;
      }
    } catch {
      return undefined;
    }
  }

  /** Asks all properties, since any may be at fault; whether one is decided. */
  #judges(judge: (from: number) => number): boolean {
    const first = judge(0);
    for (let property = first; property >= 0; ) property = judge(property + 1);
    return first >= 0;
  }

  /** Whether the state shows the aim by what can happen there. @throws what the model throws */
  #isReachedAtEnd(): boolean {
    const { stepper, aim } = this;
    if (aim.shows === 'decision') return aim.property.form === 'deadlockFree' && this.#isDeadlocked();
    this.#isDeadlocked();
    this.#everyStep(() => {
      this.#judges(stepper.judge);
      return false;
    });
    return false;
  }

  #isDeadlocked(): boolean {
    const { stepper } = this;
    return stepper.enabled() === 0 && this.#isFinal?.(stepper.state) !== true;
  }

  /** Makes the steps from here, each from here, until one is what is looked for; says whether one was. */
  #everyStep(isWanted: () => boolean): boolean {
    const { stepper } = this;
    const { actionOf, choices } = stepper.occurrences;
    const from = stepper.words.slice();
    for (const occurrence of stepper.candidates.slice(0, stepper.enabled())) {
      for (let choice = 0; choice < (choices[actionOf[occurrence] ?? 0] ?? 1); choice++) {
        stepper.moveTo(from);
        if (stepper.step(occurrence, choice) && isWanted()) return true;
      }
    }
    return false;
  }
}
