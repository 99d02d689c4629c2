import type { MakeReducer, Reducer } from '../compile/index.js';
import { UnlearntAccess } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import type { Learnt } from './access-sets.js';
import { refuseUndeclared } from './declared.js';
import { PartBits } from './part-bits.js';
import type { Exceeded } from './recorder.js';
import { makeReducer } from './reducer.js';
import { preservedFor } from './stubborn-sets.js';

/** What properties of steps say of steps that change nothing: their positions. */
export interface StutteringSteps {
  /** Of those that may have met the premise of a property. */
  readonly met: readonly number[];
  /** Of those of which the property is false. */
  readonly broken: readonly number[];
}

/** The partial-order reduction of one exploration. */
export class Reduction {
  readonly #properties: readonly Property[];
  readonly #putByStuttering = new Set<number>();
  readonly #brokenByStuttering = new Set<number>();
  #reducer: Reducer | undefined;
  #isReleased = false;

  constructor(
    readonly instance: Instance,
    properties: readonly Property[],
    readonly learnt: Learnt,
  ) {
    this.#properties = properties;
  }

  /**
   * Whether a property of steps was false, in a stored state, of a step that changes nothing: then steps that were left out,
   * which change nothing that it reads, may violate it.
   */
  isBrokenByStuttering(property: number): boolean {
    return this.#brokenByStuttering.has(property);
  }

  /** Whether steps that were left out may have met the premise of a property of steps. */
  mayMeetPremiseByStuttering(property: number): boolean {
    return this.#putByStuttering.has(property);
  }

  get stuttering(): StutteringSteps {
    return { met: [...this.#putByStuttering], broken: [...this.#brokenByStuttering] };
  }

  /** Takes in what another thread, which explored the same with what was learnt here, has seen. */
  addStuttering({ met, broken }: StutteringSteps): void {
    for (const property of met) this.#putByStuttering.add(property);
    for (const property of broken) this.#brokenByStuttering.add(property);
  }

  /** What chooses the successors; `laterFrom` is that of `ReducerOptions`. */
  reducer(laterFrom: () => number): MakeReducer {
    const make = makeReducer({
      learnt: this.learnt,
      preserved: preservedFor(this.#properties),
      laterFrom,
      exceeded: this.#refuseUnlearnt,
      undeclared: this.#refuseUndeclared,
      stutter: (property, holds) => {
        this.#putByStuttering.add(property);
        if (!holds) this.#brokenByStuttering.add(property);
      },
    });
    return (...ground) => {
      this.#reducer = make(...ground);
      return this.#reducer;
    };
  }

  /** From now on the program's states are only looked at. */
  release(): void {
    this.#isReleased = true;
    this.#reducer?.end();
  }

  // Whoever was broken off by a fault of the model has not come to its end: the fault is what counts.
  readonly #refuseUndeclared: Exceeded = (...access) => {
    if (!this.#isReleased) refuseUndeclared(this.instance, this.learnt)(...access);
  };

  readonly #refuseUnlearnt: Exceeded = (subject, how, word, bits) => {
    if (this.#isReleased) return;
    const field = new PartBits(this.instance).fieldAt(word, bits);
    throw new UnlearntAccess(
      `model "${this.instance.model}": ${this.#nameOf(subject)} ${how} "${field}" in a way that partial-order reduction has not learnt from a sample of states`,
      { subject, how, word, bits },
    );
  };

  #nameOf(subject: number): string {
    const { instances, properties } = this.learnt.subjects;
    const action = instances.findIndex(({ first, size }) => subject >= first && subject < first + size);
    if (action >= 0) return `the action "${this.instance.actions[action]?.name}"`;
    return `the property "${this.#properties[subject - properties]?.sentence}"`;
  }
}
