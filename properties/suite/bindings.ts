import {
  type Binding,
  type Formula,
  fairnessFor,
  type Obligation,
  type Profile,
  type RandomBudget,
  type Witness,
} from '../obligation.js';

/** Where an obligation is checked, as far as it differs from the repaired design with the model's own parameters. */
export interface Instance {
  readonly variant?: string;
  /** Those that differ from the model's defaults. */
  readonly parameters?: Binding['parameters'];
  /** The actions of the adversary that matter: each is taken where the obligation holds, or occurs in the counterexample. */
  readonly faults?: readonly string[];
  readonly profile?: Profile;
  /** Whether states are explored up to permutations of interchangeable processes; `off` if not said. */
  readonly symmetry?: Binding['symmetry'];
}

/** A flawed design, and which flaw it is. */
export interface Flaw extends Instance {
  readonly variant: string;
  readonly finding: string;
}

/** What no design can do, and the nearest that can be done: another variant, or the nearest parameters. */
export interface Limit extends Instance {
  readonly finding: string;
  readonly nearest?: Binding['parameters'];
}

/** What is too large to be explored before a commit, or at all, and which random runs are tried instead. */
export interface Sample extends Instance {
  readonly profile: Profile;
  readonly runs: RandomBudget;
}

/**
 * The ways of binding obligations to one model: `State` is its state, which has to be one that the formulas can read; or
 * to one design of functions, which are then the `State`.
 */
export interface Bindings<State> {
  holds(obligation: Obligation<State, Formula<State>>, instance?: Instance): Binding;
  breaks(obligation: Obligation<State, Formula<State>>, flaw: Flaw): Binding;
  limit(obligation: Obligation<State, Formula<State>>, limit: Limit): Binding;
  reached(
    obligation: Obligation<State, Formula<State>>,
    witness: Witness<State, Formula<State>>,
    instance?: Instance,
  ): Binding;
  unrefuted(obligation: Obligation<State, Formula<State>>, sample: Sample): Binding;
}

/** The ways of binding obligations to the model of this name. */
export function bindingsOf<State>(model: string): Bindings<State> {
  const check = (obligation: Obligation<State, Formula<State>>, instance: Instance) => {
    const { variant = 'repaired', parameters = {}, faults = [] } = instance;
    const { profile = 'pre-commit', symmetry = 'off' } = instance;
    return {
      obligation,
      model,
      variant,
      parameters,
      faults,
      profile,
      symmetry,
      fairness: fairnessFor(obligation.formula),
    };
  };
  return {
    holds: (obligation, instance = {}) => ({ ...check(obligation, instance), kind: 'holds' }),
    breaks: (obligation, flaw) => ({ ...check(obligation, flaw), kind: 'breaks', finding: flaw.finding }),
    limit: (obligation, limit) => {
      const { finding, nearest } = limit;
      const bound = { ...check(obligation, limit), kind: 'limit', finding } as const;
      return nearest === undefined ? bound : { ...bound, nearest };
    },
    reached: (obligation, witness, instance = {}) => ({
      ...check(obligation, instance),
      kind: 'reached',
      witness,
      fairness: 'none',
    }),
    unrefuted: (obligation, sample) => ({ ...check(obligation, sample), kind: 'unrefuted', runs: sample.runs }),
  };
}
