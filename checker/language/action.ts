import { UsageError } from '../errors.js';
import type { Domain, ValueOf } from './domain.js';
import type {
  ArrayOf,
  Budget,
  Channels,
  Fields,
  MessageBag,
  MessageKinds,
  MessageSet,
  StateType,
} from './structure.js';
import type { Time } from './time.js';
import type { Payload, ReadonlyView, View } from './view.js';

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
  /** Each element of the array in this top-level field (of each process, say). */
  | { readonly over: 'elements'; readonly field: string }
  /** Each message in flight in this network, of one kind or of all, on which the operation is done before the effect. */
  | {
      readonly over: 'messages';
      readonly network: string;
      readonly kind: string | null;
      readonly operation: 'receive' | 'lose' | 'duplicate';
    }
  /** The time that passes, of which the state leaves no choice. */
  | ({ readonly over: 'time' } & Time);

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
  readonly when: ((state: never, ...values: never[]) => boolean) | undefined;
  readonly then: ((state: never, ...values: never[]) => void) | undefined;
  readonly [stateOf]?: State;
}

type BudgetNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends Budget ? Name : never;
}[keyof State] &
  string;

/** What the constructors of actions take. */
export interface ActionSpec<State extends Fields, Each extends Indices, Choose extends Indices> {
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
  /** The budget (a top-level field) that each occurrence takes one from; without any left it is disabled. */
  readonly spends?: BudgetNames<State>;
  /** The guard; without one the action is always enabled. */
  readonly when?: (state: ReadonlyView<State>, ...values: Parameter<Each>) => boolean;
  /** The effect. */
  readonly then: (state: View<State>, ...values: [...Parameter<Each>, ...Parameter<Choose>]) => void;
}

/** The fields that are networks, and what they carry. */
export type NetworkNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends MessageSet<MessageKinds> | MessageBag<MessageKinds> | { kind: 'channels' }
    ? Name
    : never;
}[keyof State] &
  string;

export type KindsOf<Network> =
  Network extends MessageSet<infer Kinds>
    ? Kinds
    : Network extends MessageBag<infer Kinds>
      ? Kinds
      : Network extends Channels<infer _Name, infer Kinds>
        ? Kinds
        : never;

/** A message as a receiver gets it: its content and, from a channel, whence and whither. */
export type Received<Network, Kind> =
  Network extends Channels<infer Name, infer Kinds>
    ? Payload<Kinds, Kind & keyof Kinds> & {
        readonly from: Channels<Name, Kinds>['processes']['initial'];
        readonly to: Channels<Name, Kinds>['processes']['initial'];
      }
    : Payload<KindsOf<Network>, Kind & keyof KindsOf<Network>>;

/** The names of networks from which messages can be taken away. */
type LossyNetworkNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends MessageBag<MessageKinds> | { kind: 'channels' } ? Name : never;
}[keyof State] &
  string;

/** The fields that are a process with a field `up`, or one for each process of a set. */
type ProcessNames<State extends Fields> = {
  [Name in keyof State]: ProcessFields<State[Name]> extends { readonly up: Domain<boolean> } ? Name : never;
}[keyof State] &
  string;

type ProcessFields<Type extends StateType> = Type extends ArrayOf<infer _Index, infer Element> ? Element : Type;

/** The constructors of actions, as the parts of a model that come after the state get them. */
export interface ActionVocabulary<State extends Fields> {
  /** A transition of the protocol itself. */
  action<const Each extends Indices = undefined, const Choose extends Indices = undefined>(
    name: string,
    spec: ActionSpec<State, Each, Choose>,
  ): Action<State>;

  /** A timer of the protocol: fires when it is due, is never budgeted. */
  timer<const Each extends Indices = undefined, const Choose extends Indices = undefined>(
    name: string,
    spec: Omit<ActionSpec<State, Each, Choose>, 'spends'>,
  ): Action<State>;

  /** What the adversary does: limited by a budget, never fair. */
  fault<const Each extends Indices = undefined, const Choose extends Indices = undefined>(
    name: string,
    spec: Omit<ActionSpec<State, Each, Choose>, 'fair' | 'fairFor'>,
  ): Action<State>;

  /** What mends: a restart, the healing of a link. Fair only where an obligation says so. */
  repair<const Each extends Indices = undefined, const Choose extends Indices = undefined>(
    name: string,
    spec: Omit<ActionSpec<State, Each, Choose>, 'fair' | 'fairFor'>,
  ): Action<State>;

  /**
   * Receiving a message: enabled for every message of the kind that can arrive (in a channel: the head) and for which
   * `when` holds. The message is removed (from a bag or channel) before the effect runs.
   */
  receive<const Network extends NetworkNames<State>, const Kind extends keyof KindsOf<State[Network]> & string>(
    name: string,
    network: Network,
    kind: Kind,
    spec: ReceiveSpec<State, Network, Kind>,
  ): Action<State>;

  /** The adversary loses a message in flight (in a channel: its head). In a message set, loss is never delivering. */
  loss(name: string, network: LossyNetworkNames<State>, spec: { readonly spends: BudgetNames<State> }): Action<State>;

  /** The adversary delivers a message in flight once more. */
  duplication(
    name: string,
    network: LossyNetworkNames<State>,
    spec: { readonly spends: BudgetNames<State> },
  ): Action<State>;

  /**
   * A process stops: its field `up` becomes false and everything that it does not keep is forgotten (takes its initial
   * value). What it `keeps` is its stable storage; an amnesia keeps less than the protocol needs.
   */
  crash<const Name extends ProcessNames<State>>(
    name: string,
    process: Name,
    spec: CrashSpec<State, Name>,
  ): Action<State>;

  /** A stopped process starts again with what it kept. `recover` is what it does first. */
  restart<const Name extends ProcessNames<State>>(
    name: string,
    process: Name,
    spec?: RestartSpec<State, Name>,
  ): Action<State>;
}

export interface ReceiveSpec<State extends Fields, Network extends NetworkNames<State>, Kind> {
  readonly by?: string;
  readonly fair?: Fairness;
  readonly fairFor?: FairFor;
  readonly when?: (state: ReadonlyView<State>, message: Received<State[Network], Kind>) => boolean;
  readonly then: (state: View<State>, message: Received<State[Network], Kind>) => void;
}

export interface CrashSpec<State extends Fields, Name extends ProcessNames<State>> {
  readonly spends: BudgetNames<State>;
  readonly by?: string;
  readonly keeps: readonly (keyof ProcessFields<State[Name]> & string)[];
}

export interface RestartSpec<State extends Fields, Name extends ProcessNames<State>> {
  readonly spends?: BudgetNames<State>;
  readonly by?: string;
  readonly recover?: (self: View<ProcessFields<State[Name]>>) => void;
}

/** The constructors, for any state: what a model's types allow has been checked where they were called. */
export const actionVocabulary = {
  action: (name: string, spec: ErasedSpec) => make(name, 'protocol', spec),
  timer: (name: string, spec: ErasedSpec) => make(name, 'timer', spec),
  fault: (name: string, spec: ErasedSpec) => make(name, 'fault', spec),
  repair: (name: string, spec: ErasedSpec) => make(name, 'repair', spec),
  receive: (name: string, network: string, kind: string, spec: ErasedSpec) =>
    make(name, 'protocol', spec, { over: 'messages', network, kind, operation: 'receive' }),
  loss: (name: string, network: string, spec: ErasedSpec) =>
    make(name, 'fault', spec, { over: 'messages', network, kind: null, operation: 'lose' }),
  duplication: (name: string, network: string, spec: ErasedSpec) =>
    make(name, 'fault', spec, { over: 'messages', network, kind: null, operation: 'duplicate' }),
  crash: (name: string, process: string, spec: ErasedSpec & { readonly keeps: readonly string[] }) =>
    lifecycle(name, process, 'fault', spec, true, (self) => {
      self.reset({ keep: spec.keeps });
      self.up = false;
    }),
  restart: (
    name: string,
    process: string,
    spec: ErasedSpec & { readonly recover?: (self: CrashableView) => void } = {},
  ) =>
    lifecycle(name, process, 'repair', spec, false, (self) => {
      self.up = true;
      spec.recover?.(self);
    }),
};

interface ErasedSpec {
  readonly each?: Indices;
  readonly choose?: Indices;
  readonly by?: string;
  readonly fair?: Fairness;
  readonly fairFor?: FairFor;
  readonly spends?: string;
  readonly when?: Action['when'];
  readonly then?: Action['then'];
}

interface CrashableView {
  up: boolean;
  reset(options: { readonly keep: readonly string[] }): void;
}

type CrashableField = CrashableView & { at?(index: unknown): CrashableView };

interface CrashableState {
  readonly [field: string]: CrashableField;
}

function lifecycle(
  name: string,
  process: string,
  kind: ActionKind,
  spec: ErasedSpec,
  enabledWhileUp: boolean,
  effect: (self: CrashableView) => void,
): Action {
  const self = (state: CrashableState, index: unknown): CrashableView => {
    const field = state[process] as CrashableField;
    return index === undefined || field.at === undefined ? field : field.at(index);
  };
  return {
    ...make(name, kind, spec, { over: 'elements', field: process }),
    when: (state: CrashableState, index: unknown) => self(state, index).up === enabledWhileUp,
    then: (state: CrashableState, index: unknown) => effect(self(state, index)),
  };
}

function make(name: string, kind: ActionKind, spec: ErasedSpec, range: Range = rangeOf(spec.each)): Action {
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
    when: spec.when,
    then: spec.then,
  };
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
