import type { AssumedFairness, InputProperty, Property } from '../checker/index.js';
import type { SuiteProperty } from './system-properties.js';

/** A statement about the states and runs of a model, or about functions and their inputs. */
export type Formula<Subject = never> = Property<Subject> | InputProperty<Subject>;

/**
 * What one formula says of a promise; `Subject` is no more of a model's state than the formula reads, so that every
 * protocol that has such a state can be bound to it; or the functions that it calls.
 */
export interface Obligation<Subject = never, Stated extends Formula<Subject> = Property<Subject>> {
  /** Of the catalogue, the property's id and a name: `P4.agreement`. */
  readonly id: string;
  readonly property: SuiteProperty;
  /** The id that a check has for it, and the command line, where that is another: the model's own. */
  readonly checkedAs?: string;
  /** Where it is stated: in the document or in the literature; a project's is stated by a model. */
  readonly source: string;
  /** What has to be so of the environment for anybody to promise it, if its formula does not say so itself. */
  readonly assumes?: string;
  readonly formula: Stated;
}

/** What one formula says of the functions of a design. */
export type FunctionObligation<Functions = never> = Obligation<Functions, InputProperty<Functions>>;

/** A situation that must occur in a model, or for some input, for an obligation to mean something. */
export interface Witness<Subject = never, Stated extends Formula<Subject> = Property<Subject>> {
  /** Of the catalogue, the obligation's id and a name: `P4.agreement/reached:commit`. */
  readonly id: string;
  readonly formula: Stated;
}

/** The same for functions: some input is such. */
export type FunctionWitness<Functions = never> = Witness<Functions, InputProperty<Functions>>;

/** When a check runs: before a commit (all of it in 5 minutes), in continuous integration (30), at night (2 hours). */
export type Profile = 'pre-commit' | 'ci' | 'nightly';

/** Parameters of a check, those that differ from the model's defaults. */
export type ParametersOfCheck = { readonly [name: string]: number | string | boolean };

interface Check {
  readonly obligation: Obligation<never, Formula>;
  /** The name of the model, or of the design of functions. */
  readonly model: string;
  readonly variant: string;
  readonly parameters: ParametersOfCheck;
  /** The actions of the adversary that matter, by name: each occurs in the counterexample, or is taken where it holds. */
  readonly faults: readonly string[];
  /** What is assumed of the protocol's own actions: as a rule what the model declares. Safety needs nothing. */
  readonly fairness: AssumedFairness;
  /** Whether states are explored up to permutations of interchangeable processes: for safety alone. */
  readonly symmetry: 'off' | 'on';
  readonly profile: Profile;
  /** How long its exploration may take, in seconds; as the run has it if not given. */
  readonly seconds?: number;
}

/** One check of an obligation on a model. An obligation counts only if it is shown to hold, to break and to be reached. */
export type Binding = Check &
  (
    | { readonly kind: 'holds' }
    /**
     * A flawed design, documented or seeded; `finding` says which flaw. It counts only where the same obligation holds
     * on another variant with the same parameters and faults; in a project's suite, where it is a violation that is known,
     * `finding` says why it is expected, and `until` the last day (YYYY-MM-DD) on which it is.
     */
    | { readonly kind: 'breaks'; readonly finding: string; readonly until?: string }
    /**
     * No design can meet it here; the nearest that can be met is bound as well: another variant with the same parameters,
     * or, if they are given, the same variant with the nearest parameters.
     */
    | { readonly kind: 'limit'; readonly finding: string; readonly nearest?: Check['parameters'] }
    /** That the formula is no empty claim: the situation it is about occurs. */
    | { readonly kind: 'reached'; readonly witness: Witness<never, Formula> }
    /**
     * Beyond what can be explored: so many steps of random runs from a seed, none of which may refute it. It never counts as
     * shown to hold.
     */
    | { readonly kind: 'unrefuted'; readonly runs: RandomBudget }
  );

/** Which random runs are tried: the same ones each time. */
export interface RandomBudget {
  readonly seed: number;
  /** Of all walks together. */
  readonly steps: number;
}

/** What a check is to show. */
export type BindingKind = 'holds' | 'breaks' | 'limit' | 'reached' | 'unrefuted';

/** A formula to be checked, and the id under which its result stands. */
export interface Checkable<Checked extends Formula = Formula> {
  readonly id: string;
  readonly formula: Checked;
}

/** What a binding checks. */
export function checkedBy(binding: Binding): Checkable {
  if (binding.kind === 'reached') return binding.witness;
  const { id, checkedAs = id, formula } = binding.obligation;
  return { id: checkedAs, formula };
}

/** The verdict that a binding expects. */
export function expectedOf({ kind }: Binding): 'holds' | 'violated' {
  return kind === 'breaks' || kind === 'limit' ? 'violated' : 'holds';
}

/** What must happen in the end needs the fairness that the model declares; safety and bounds of time need none, nor do functions. */
export function fairnessFor({ form }: Pick<Formula, 'form'>): Binding['fairness'] {
  return ['always', 'alwaysStep', 'within', 'forAll', 'forSome'].includes(form) ? 'none' : 'declared';
}
