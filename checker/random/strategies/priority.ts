import type { Chooser, Stepping } from './strategy.js';

/** How many times at most priorities change within a walk. */
const MOST_CHANGES = 4;
/** Changes lie among the first so many steps, halved up to so often: how long the run to a flaw is nobody knows. */
const LONGEST = 256;
const MOST_HALVINGS = 5;

/**
 * Whoever has the highest priority of those that can act does, until one of a few steps at which the one who would act goes
 * to the end: probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi and Nagarakatte: A randomized scheduler
 * with probabilistic guarantees of finding bugs, ASPLOS 2010, section 2; its threads are the processes here and, each by
 * itself, the actions of nobody). One that acts and changes nothing goes to the end, too, since it may do so for ever.
 */
export class Priority implements Chooser {
  readonly #priorities: Int32Array;
  readonly #changes = new Int32Array(MOST_CHANGES);
  #lowest = 0;
  #step = 0;

  constructor(readonly stepping: Stepping) {
    this.#priorities = new Int32Array(stepping.stepper.occurrences.actors);
  }

  begin(): void {
    const { generator } = this.stepping;
    const priorities = this.#priorities;
    for (let actor = 0; actor < priorities.length; actor++) {
      // A shuffle from the inside out: every order is as likely.
      const other = generator.below(actor + 1);
      priorities[actor] = priorities[other] ?? 0;
      priorities[other] = actor;
    }
    this.#lowest = 0;
    this.#step = 0;
    const within = LONGEST >> generator.below(MOST_HALVINGS + 1);
    const count = generator.below(MOST_CHANGES + 1);
    for (let change = 0; change < MOST_CHANGES; change++) {
      this.#changes[change] = change < count ? generator.below(within) : -1;
    }
  }

  step(): boolean {
    const { stepper, generator } = this.stepping;
    const { candidates, occurrences } = stepper;
    const { actorOf } = occurrences;
    const count = stepper.enabled();
    if (count === 0) return false;
    let acting = this.#highest(count);
    if (this.#changes.includes(this.#step)) {
      this.#demote(acting);
      acting = this.#highest(count);
    }
    this.#step += 1;
    let own = 0;
    for (let at = 0; at < count; at++) {
      const occurrence = candidates[at] ?? 0;
      if (actorOf[occurrence] === acting) candidates[own++] = occurrence;
    }
    this.stepping.take(candidates[generator.below(own)] ?? 0);
    if (stepper.unchanged()) this.#demote(acting);
    return true;
  }

  /** Who of those that can act has the highest priority. */
  #highest(count: number): number {
    const { candidates, occurrences } = this.stepping.stepper;
    const { actorOf } = occurrences;
    let highest = actorOf[candidates[0] ?? 0] ?? 0;
    for (let at = 1; at < count; at++) {
      const actor = actorOf[candidates[at] ?? 0] ?? 0;
      if ((this.#priorities[actor] ?? 0) > (this.#priorities[highest] ?? 0)) highest = actor;
    }
    return highest;
  }

  #demote(actor: number): void {
    this.#lowest -= 1;
    this.#priorities[actor] = this.#lowest;
  }
}
