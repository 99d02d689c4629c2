import { compile, snapshotOf } from '../compile/index.js';
import { DisagreementError, ModelError } from '../errors.js';
import type { Instance } from '../language/index.js';
import type { PlainModel } from '../plain/index.js';
import type { Snapshot } from '../result.js';

/** How often a state's successors are computed again where something differs, to see whether they ever stay the same. */
const REPETITIONS = 8;

/** A successor: by which action, and its text. The compiled model does not say the action. */
interface Successor {
  readonly action: string | undefined;
  readonly state: string;
}

/**
 * Compares the compiled model with the plain one, state by state: the same successors in the same order, every time.
 * States are taken as words, so that nothing that the exploration holds is touched.
 */
export class Auditor {
  readonly #program;
  #arrived: Successor[] = [];

  constructor(
    readonly instance: Instance,
    readonly plain: PlainModel,
  ) {
    const ignore = () => {};
    const program = compile(instance, [], {
      found: ignore,
      decided: ignore,
      decidedByStep: ignore,
      arrived: () => {
        this.#arrived.push({ action: undefined, state: JSON.stringify(snapshotOf(instance.fields, program.state)) });
      },
    });
    this.#program = program;
  }

  /**
   * Audits a state, given by its words and, from these, its snapshot. Returns how many successors it has.
   * @throws ModelError if the model is not deterministic. @throws DisagreementError if the implementations differ.
   */
  audit(words: Int32Array, state: Snapshot): number {
    const compiled = this.#compiledSuccessors(words);
    const plain = this.#plainSuccessors(state);
    this.#refuseChange(plain, this.#plainSuccessors(state));
    this.#refuseChange(compiled, this.#compiledSuccessors(words));
    if (firstDifference(compiled, plain) === undefined) return plain.length;
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      this.#refuseChange(plain, this.#plainSuccessors(state));
      this.#refuseChange(compiled, this.#compiledSuccessors(words));
    }
    const action = firstDifference(plain, compiled)?.action ?? 'an action that only the compiled model knows';
    throw new DisagreementError(
      `the compiled model finds ${compiled.length} successors of a state, the plain model ${plain.length}; they differ from "${action}" on, in ${JSON.stringify(state)}`,
    );
  }

  #refuseChange(once: readonly Successor[], again: readonly Successor[]): void {
    const difference = firstDifference(once, again);
    if (difference === undefined) return;
    const { model, variant } = this.instance;
    const what = difference.action === undefined ? 'the same action' : `the action "${difference.action}"`;
    throw new ModelError(
      `model "${model}", variant "${variant}" is not deterministic: ${what} does different things in the same state; use "choose" for what is open`,
    );
  }

  #compiledSuccessors(words: Int32Array): readonly Successor[] {
    this.#arrived = [];
    this.#program.store.registers.current.set(words);
    this.#program.expandCurrent();
    return this.#arrived;
  }

  #plainSuccessors(state: Snapshot): readonly Successor[] {
    return [...this.plain.transitions(state)].map((transition) => ({
      action: transition.action.name,
      state: JSON.stringify(transition.state),
    }));
  }
}

/** The first successor in which two lists differ, as the longer one, or the first, has it. */
function firstDifference(left: readonly Successor[], right: readonly Successor[]): Successor | undefined {
  const longer = right.length > left.length ? right : left;
  return longer.find((_, position) => left[position]?.state !== right[position]?.state);
}
