import { compile, snapshotOf } from '../compile/index.js';
import { DisagreementError, ModelError } from '../errors.js';
import type { Instance } from '../language/index.js';
import type { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/** How often a state's successors are computed again, to see whether they are the same every time. */
const REPETITIONS = 4;

/**
 * Compares the compiled model with the plain one, state by state: the same successors in the same order, every time.
 * States are taken as words, so that nothing that the exploration holds is touched.
 */
export class Auditor {
  readonly #program;
  #arrived: string[] = [];

  constructor(
    readonly instance: Instance,
    readonly plain: PlainModel,
  ) {
    const ignore = () => {};
    const program = compile(instance, [], {
      found: ignore,
      decided: ignore,
      decidedByStep: ignore,
      arrived: () => this.#arrived.push(JSON.stringify(snapshotOf(instance.fields, program.state))),
    });
    this.#program = program;
  }

  /**
   * Audits a state, given by its words and, from these, its snapshot.
   * @throws ModelError if the model is not deterministic. @throws DisagreementError if the implementations differ.
   */
  audit(words: Int32Array, state: Snapshot): void {
    const compiled = this.#compiledSuccessors(words);
    const plain = this.#plainSuccessors(state);
    if (isSameList(compiled, plain)) return;
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      const steady =
        isSameList(compiled, this.#compiledSuccessors(words)) && isSameList(plain, this.#plainSuccessors(state));
      if (!steady) {
        const { model, variant } = this.instance;
        throw new ModelError(
          `model "${model}", variant "${variant}" is not deterministic: the same action does different things in the same state; use "choose" for what is open`,
        );
      }
    }
    throw new DisagreementError(
      `the compiled model finds ${compiled.length} successors of a state, the plain model ${plain.length}, and they differ: ${JSON.stringify(state)}`,
    );
  }

  #compiledSuccessors(words: Int32Array): string[] {
    this.#arrived = [];
    this.#program.store.registers.current.set(words);
    this.#program.expandCurrent();
    return this.#arrived;
  }

  #plainSuccessors(state: Snapshot): string[] {
    return [...this.plain.transitions(state)].map((transition) => JSON.stringify(transition.state));
  }
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, position) => each === right[position]);
}
