import { UsageError } from '../errors.js';
import type { Domain, ValueOf } from './domain.js';
import type { Budget, Fields } from './structure.js';
import type { Time } from './time.js';
import type { Declaration, ErasedDeclaration } from './touches.js';
import type { ReadonlyView, View } from './view.js';

/**
 * Whose an action is. `protocol` and `timer` actions belong to the design; a `fault` is the adversary's, limited by
 * budgets and never fair; a `repair` (restart, healing) is fair only where an obligation says so.
 */
export type ActionKind = 'protocol' | 'timer' | 'fault' | 'repair';

/**
 * What a run owes an action. Weak: it is not left out for ever while it is enabled all the time. Strong: nor while it is
 * enabled again and again. An action counts as enabled where it can change the state, and as taken when it has.
 */
export type Fairness = 'weak' | 'strong';

/** What a check assumes of the protocol's actions and timers: what the model declares, or the same of all of them. */
export type AssumedFairness = 'declared' | 'none' | Fairness;

/** To what fairness is owed: to each value of `each` (or each message) by itself, or to the action as a whole. */
export type FairFor = 'each' | 'all';

/** Finite domains over which an action is repeated: one, or several by name. */
export type Indices = Domain<unknown> | { readonly [name: string]: Domain<unknown> } | undefined;

/** What guard and effect are given for them: the value, or an object of values. */
export type IndexValues<I> = I extends Domain<infer Value> ? Value : { readonly [Name in keyof I]: ValueOf<I[Name]> };

type Parameter<I> = I extends undefined ? [] : [values: IndexValues<I>];

/** Over what an action ranges, as the explorer resolves it. */
export type Range =
  | { readonly over: 'once' }
  | { readonly over: 'domain'; readonly domain: Domain<unknown> }
  | { readonly over: 'domains'; readonly domains: { readonly [name: string]: Domain<unknown> } }
  /** Each element of the array in this top-level field (of each process, say), or each value that the set in it may have. */
  | { readonly over: 'elements'; readonly field: string }
  /** Each way to split the processes whose links are in the set in this top-level field. */
  | { readonly over: 'splits'; readonly field: string }
  /** Each message in flight in this network, of one kind or of all, on which the operation is done before the effect. */
  | {
      readonly over: 'messages';
      readonly network: string;
      readonly kind: string | null;
      readonly operation: 'receive' | 'lose' | 'duplicate';
    }
  /** Each message of the kind that the network could carry, in flight or not. */
  | { readonly over: 'forgeries'; readonly network: string; readonly kind: string }
  /** The time that passes, of which the state leaves no choice. */
  | ({ readonly over: 'time' } & Time);

/**
 * What a fault or a repair is for those who are shown it: who acts is down from a `crash` to a `restart`, links are cut from a
 * `cut` to a `heal`; a message is lost, or delivered twice; somebody lies.
 */
export type Meaning = 'crash' | 'restart' | 'cut' | 'heal' | 'loss' | 'duplication' | 'lie';

declare const stateOf: unique symbol;

/** A named, guarded transition of a model whose state has these fields. */
export interface Action<out State extends Fields = Fields> {
  readonly name: string;
  readonly kind: ActionKind;
  /** Who acts, where that is no process-valued index: "Coordinator". */
  readonly by: string | undefined;
  readonly fair: Fairness | undefined;
  readonly fairFor: FairFor;
  readonly range: Range;
  /** Further domains from which the effect, but not the guard, chooses. */
  readonly choice: Extract<Range, { over: 'once' | 'domain' | 'domains' }>;
  /** The top-level budget that each occurrence takes one from. */
  readonly spends: string | undefined;
  /** Its weight in random runs, if somebody has said any. */
  readonly likelihood: number | undefined;
  readonly means: Meaning | undefined;
  /** What guard and effect may read and write, if that is declared. */
  readonly touches: ErasedDeclaration | undefined;
  readonly when: ((state: never, ...values: never[]) => boolean) | undefined;
  readonly then: ((state: never, ...values: never[]) => void) | undefined;
  readonly [stateOf]?: State;
}

/** The names of the budgets at the top of a state: what an action can spend. */
export type BudgetNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends Budget ? Name : never;
}[keyof State] &
  string;

/** What random runs are told of an action. */
export interface Likely {
  /** How likely an occurrence of it is taken where steps are chosen by weight, beside those of others, which have 1 if not said; more than 0. */
  readonly likelihood?: number;
}

/** What the constructors of actions take. */
export interface ActionSpec<State extends Fields, Each extends Indices, Choose extends Indices> extends Likely {
  /** Repeats the action for every value of a domain, or every combination of values of several. */
  readonly each?: Each;
  /** Lets the effect choose a value, or several: one successor for every choice. The guard does not see it. */
  readonly choose?: Choose;
  /** Who acts, if not the first process among the indices. */
  readonly by?: string;
  /** Assumed of the action by temporal properties. Faults have none. */
  readonly fair?: Fairness;
  /** To what it is owed; `each` if not said. */
  readonly fairFor?: FairFor;
  /** Of a fault or a repair, what it is for those who are shown it. The words of the environment say it by themselves. */
  readonly means?: Meaning;
  /** The budget (a top-level field) that each occurrence takes one from; without any left it is disabled. */
  readonly spends?: BudgetNames<State>;
  /**
   * All that guard and effect read and write, for partial-order reduction, which holds the action to it; the budget that it
   * spends is understood. If not given it is learnt.
   */
  readonly touches?: Declaration<State, Parameter<Each>>;
  /** The guard; without one the action is always enabled. */
  readonly when?: (state: ReadonlyView<State>, ...values: Parameter<Each>) => boolean;
  /** The effect. */
  readonly then: (state: View<State>, ...values: [...Parameter<Each>, ...Parameter<Choose>]) => void;
}

/** A specification whose types have been checked where it was written. */
export interface ErasedSpec extends Likely {
  readonly each?: Indices;
  readonly choose?: Indices;
  readonly by?: string;
  readonly fair?: Fairness;
  readonly fairFor?: FairFor;
  readonly spends?: string;
  readonly means?: Meaning;
  readonly touches?: Action['touches'];
  readonly when?: Action['when'];
  readonly then?: Action['then'];
}

/**
 * Makes an action of what a word of the language was given.
 * @throws UsageError if it asks for fairness where none is owed, names an index twice, or has an entry that no action has
 */
export function makeAction(
  name: string,
  kind: ActionKind,
  spec: ErasedSpec,
  range: Range = rangeOf(spec.each),
): Action {
  refuseUnknownEntries(name, spec);
  if (spec.fair !== undefined && (kind === 'fault' || kind === 'repair')) {
    throw new UsageError(`${kind} "${name}": no fairness is assumed of a ${kind} by the model`);
  }
  const choice = rangeOf(spec.choose);
  const chosen = choice.over === 'domain' ? ['choice'] : namesOf(choice);
  const twice = namesOf(range).find((each) => chosen.includes(each));
  if (twice !== undefined) throw new UsageError(`action "${name}": "${twice}" stands in both "each" and "choose"`);
  return {
    name,
    kind,
    by: spec.by,
    fair: spec.fair,
    fairFor: spec.fairFor ?? 'each',
    range,
    choice,
    spends: spec.spends,
    likelihood: likelihoodOf(name, spec),
    means: meaningOf(name, kind, spec),
    touches: spec.touches,
    when: spec.when,
    then: spec.then,
  };
}

const entries: { readonly [Entry in keyof ErasedSpec]-?: true } = {
  each: true,
  choose: true,
  by: true,
  fair: true,
  fairFor: true,
  spends: true,
  means: true,
  touches: true,
  when: true,
  then: true,
  likelihood: true,
};

/** Modules are run without a look at their types, and a guard that is misspelt would be none. @throws UsageError */
function refuseUnknownEntries(name: string, spec: ErasedSpec): void {
  const unknown = Object.keys(spec).find((entry) => !Object.hasOwn(entries, entry));
  if (unknown === undefined) return;
  throw new UsageError(
    `action "${name}": there is nothing to be said by "${unknown}"; it takes ${Object.keys(entries).join(', ')}`,
  );
}

/** @throws UsageError if an action of this kind cannot be that */
function meaningOf(name: string, kind: ActionKind, { means }: ErasedSpec): Meaning | undefined {
  const needed = means === 'restart' || means === 'heal' ? 'repair' : 'fault';
  if (means !== undefined && kind !== needed) {
    throw new UsageError(`action "${name}": what means "${means}" is a ${needed}, and this is of the kind ${kind}`);
  }
  return means;
}

/** @throws UsageError if it is none */
function likelihoodOf(name: string, { likelihood }: Likely): number | undefined {
  if (likelihood !== undefined && !(likelihood > 0 && likelihood < Number.POSITIVE_INFINITY)) {
    throw new UsageError(`action "${name}": a likelihood is a number above 0, not ${likelihood}`);
  }
  return likelihood;
}

function rangeOf(indices: Indices): Action['choice'] {
  if (indices === undefined) return { over: 'once' };
  return isDomain(indices) ? { over: 'domain', domain: indices } : { over: 'domains', domains: indices };
}

function namesOf(range: Range): string[] {
  return range.over === 'domains' ? Object.keys(range.domains) : [];
}

function isDomain(indices: NonNullable<Indices>): indices is Domain<unknown> {
  return indices.kind === 'domain';
}
