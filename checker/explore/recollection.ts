import { DisagreementError } from '../errors.js';
import type { LossyStore } from '../store/index.js';
import type { Decision, Run, SampledState } from './run.js';

/** How many states are kept, spread over the exploration, before every second of them is dropped. */
const MOST_SPREAD = 128;

/**
 * What is kept whole of the states of an exploration whose store forgets them: a sample, and, depth first, the runs that
 * decided properties. Breadth first, the parents lead to them.
 */
export class Recollection {
  readonly #spread = new Map<number, Int32Array>();
  #stride = 1;
  readonly #enabling = new Map<number, Int32Array>();
  /** The actions that no expanded state has enabled so far, by position; unknown before any was expanded. */
  #neverEnabled: readonly number[] | undefined;
  readonly #runs = new Map<Decision, Run>();

  constructor(readonly store: LossyStore) {}

  /** Takes note of the state that has just been expanded, and of the states that first enabled each action. */
  expanded(id: number, firstEnabled: Int32Array): void {
    this.#neverEnabled ??= [...firstEnabled.keys()];
    if (this.#neverEnabled.some((action) => firstEnabled[action] === id)) {
      this.#enabling.set(id, this.#words(id));
      this.#neverEnabled = this.#neverEnabled.filter((action) => firstEnabled[action] !== id);
    }
    if (id % this.#stride === 0) this.#keep(id);
  }

  /** Takes note of the run to where a property has just been decided: at the state taken last, the source, or the one at hand. */
  decided(decision: Decision, source: number): void {
    const path = this.store.path?.();
    if (path === undefined) return;
    this.#runs.set(decision, isAt(decision, source) ? path : [...path, this.store.registers.current.slice()]);
  }

  /** The run to where a property was decided, or to the source. @throws DisagreementError if it is forgotten */
  runTo(decision: Decision, source: number): Run {
    const run = this.#runs.get(decision) ?? (isAt(decision, source) ? this.store.path?.() : undefined);
    if (run === undefined) throw new DisagreementError('depth first, the run to a state is forgotten when it is over');
    return run;
  }

  /** About so many states spread over all that were expanded, at most twice as many, and the first that enables each action. */
  sample(size: number): readonly SampledState[] {
    const every = Math.max(1, Math.floor(this.#spread.size / size));
    const spread = [...this.#spread].filter(([id]) => (id / this.#stride) % every === 0);
    return [...new Map([...this.#enabling, ...spread])].map(([id, words]) => ({ id, words }));
  }

  #keep(id: number): void {
    this.#spread.set(id, this.#words(id));
    if (this.#spread.size <= MOST_SPREAD) return;
    this.#stride *= 2;
    for (const each of [...this.#spread.keys()]) if (each % this.#stride !== 0) this.#spread.delete(each);
  }

  #words(id: number): Int32Array {
    this.store.load(id);
    return this.store.registers.current.slice();
  }
}

function isAt(decision: Decision, state: number): boolean {
  return decision.at === 'state' && decision.state === state;
}
