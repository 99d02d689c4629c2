import type { CheckOptions, Expected, InstanceOptions, SimulateOptions } from '../../checker/index.js';

/** What the matchers say themselves, or what is of no use in a test. */
type Withheld = 'properties' | 'expected' | 'onProgress' | 'checkpoint' | 'resume';

/** To explore every reachable state, as `check` does. */
export interface ExhaustiveOptions extends InstanceOptions, Omit<CheckOptions, Withheld> {
  readonly engine?: 'exhaustive';
}

/** To try random runs, as `simulate` does: what none of them refutes passes. */
export interface RandomOptions extends InstanceOptions, Omit<SimulateOptions, Withheld> {
  readonly engine: 'random';
}

/** How a matcher examines a model: its variant and parameters, the engine, its budgets. */
export type ExaminationOptions = ExhaustiveOptions | RandomOptions;

/** What is expected of all properties, or of some by id: `holds` if not said, `violated` of a known flaw, `vacuous`. */
export interface Expectation {
  readonly expected?: Expected | { readonly [id: string]: Expected };
}
