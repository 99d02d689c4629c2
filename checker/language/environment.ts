import { type Action, type ActionKind, type BudgetNames, type ErasedSpec, type Likely, makeAction } from './action.js';
import type { Domain } from './domain.js';
import type { LinkId, Split } from './links.js';
import type { KindsOf, LossyNetworkNames, NetworkNames, Received } from './network.js';
import { madeFrom } from './origin.js';
import type { ArrayOf, Fields, SetOf, StateType } from './structure.js';
import type { Declaration } from './touches.js';
import type { ReadonlyView, SetView, View } from './view.js';

/** The fields that are a process with a field `up`, or one for each process of a set. */
type ProcessNames<State extends Fields> = {
  [Name in keyof State]: ProcessFields<State[Name]> extends { readonly up: Domain<boolean> } ? Name : never;
}[keyof State] &
  string;

type ProcessFields<Type extends StateType> = Type extends ArrayOf<infer _Index, infer Element> ? Element : Type;

/** The fields that are a set of severed links. */
type LinkSetNames<State extends Fields> = {
  [Name in keyof State]: State[Name] extends SetOf<infer Value> ? (Value extends LinkId ? Name : never) : never;
}[keyof State] &
  string;

/** What the environment does to networks and processes, ready made: the adversary's faults, and the repairs that mend them. */
export interface EnvironmentVocabulary<State extends Fields> {
  /** The adversary loses a message in flight (in a channel: its head). In a message set, loss is never delivering. */
  loss(
    name: string,
    network: LossyNetworkNames<State>,
    spec: Likely & { readonly spends: BudgetNames<State> },
  ): Action<State>;

  /** The adversary delivers a message in flight once more. */
  duplication(
    name: string,
    network: LossyNetworkNames<State>,
    spec: Likely & { readonly spends: BudgetNames<State> },
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

  /**
   * A Byzantine process has its way: a message that nobody sent is received. Enabled for every message of the kind for
   * which `when` holds, which says who can sign it; the network stays as it is. To receive a forged message is all that
   * sending it could lead to, so no history of forged messages is kept.
   */
  forgery<const Network extends NetworkNames<State>, const Kind extends keyof KindsOf<State[Network]> & string>(
    name: string,
    network: Network,
    kind: Kind,
    spec: ForgerySpec<State, Network, Kind>,
  ): Action<State>;

  /** A link fails: it joins the set of those severed. What that means for messages, their receivers say in `when`. */
  cut<const Name extends LinkSetNames<State>>(name: string, severed: Name, spec: CutSpec<State>): Action<State>;

  /**
   * The network splits: all links between two sides fail at once. Every split into two sides that leads to something new
   * is possible; splits into more sides are several partitions.
   */
  partition<const Name extends LinkSetNames<State>>(name: string, severed: Name, spec: CutSpec<State>): Action<State>;

  /** All links work again or, with `each: 'link'`, one of them. */
  heal<const Name extends LinkSetNames<State>>(name: string, severed: Name, spec?: HealSpec<State>): Action<State>;
}

/** What `forgery` takes. */
export interface ForgerySpec<State extends Fields, Network extends NetworkNames<State>, Kind> extends Likely {
  readonly by?: string;
  readonly spends?: BudgetNames<State>;
  /** As that of any action. */
  readonly touches?: Declaration<State, [message: Received<State[Network], Kind>]>;
  /** Whether this message can be forged, and would be received. */
  readonly when: (state: ReadonlyView<State>, message: Received<State[Network], Kind>) => boolean;
  /** What receiving it does. */
  readonly then: (state: View<State>, message: Received<State[Network], Kind>) => void;
}

/** What `cut` and `partition` take. */
export interface CutSpec<State extends Fields> extends Likely {
  readonly spends: BudgetNames<State>;
  /** A further condition. */
  readonly when?: (state: ReadonlyView<State>) => boolean;
}

/** What `heal` takes. */
export interface HealSpec<State extends Fields> extends Likely {
  /** Each link by itself; without it all of them at once. */
  readonly each?: 'link';
  readonly spends?: BudgetNames<State>;
  /** A further condition. */
  readonly when?: (state: ReadonlyView<State>) => boolean;
}

/** What `crash` takes. */
export interface CrashSpec<State extends Fields, Name extends ProcessNames<State>> extends Likely {
  /** The budget that each crash takes one from. */
  readonly spends: BudgetNames<State>;
  readonly by?: string;
  /** The fields that survive; all others take their initial values again. */
  readonly keeps: readonly (keyof ProcessFields<State[Name]> & string)[];
}

/** What `restart` takes. */
export interface RestartSpec<State extends Fields, Name extends ProcessNames<State>> extends Likely {
  readonly spends?: BudgetNames<State>;
  readonly by?: string;
  /** What the process does first, given its record. */
  readonly recover?: (self: View<ProcessFields<State[Name]>>) => void;
}

/** The words, for any state: what a model's types allow has been checked where they were used. */
export const environmentVocabulary = {
  loss: (name: string, network: string, spec: ErasedSpec) =>
    makeAction(name, 'fault', { ...spec, means: 'loss' }, { over: 'messages', network, kind: null, operation: 'lose' }),
  duplication: (name: string, network: string, spec: ErasedSpec) =>
    makeAction(
      name,
      'fault',
      { ...spec, means: 'duplication' },
      { over: 'messages', network, kind: null, operation: 'duplicate' },
    ),
  crash: (name: string, process: string, { keeps, ...spec }: ErasedSpec & { readonly keeps: readonly string[] }) =>
    lifecycle(
      name,
      process,
      'fault',
      { ...spec, means: 'crash' },
      true,
      madeFrom((self: CrashableView) => {
        self.reset({ keep: keeps });
        self.up = false;
      }, keeps),
    ),
  restart: (
    name: string,
    process: string,
    { recover, ...spec }: ErasedSpec & { readonly recover?: (self: CrashableView) => void } = {},
  ) =>
    lifecycle(
      name,
      process,
      'repair',
      { ...spec, means: 'restart' },
      false,
      madeFrom((self: CrashableView) => {
        self.up = true;
        recover?.(self);
      }, recover),
    ),
  forgery: (name: string, network: string, kind: string, spec: ErasedSpec) =>
    makeAction(name, 'fault', { ...spec, means: 'lie' }, { over: 'forgeries', network, kind }),
  cut: (name: string, severed: string, spec: LinkSpec) =>
    makeAction(
      name,
      'fault',
      {
        ...spec,
        means: 'cut',
        when: madeFrom(
          (state: LinkState, link: LinkId) => !severedIn(state, severed).has(link) && (spec.when?.(state) ?? true),
          spec.when,
        ),
        then: (state: LinkState, link: LinkId) => severedIn(state, severed).add(link),
      },
      { over: 'elements', field: severed },
    ),
  partition: (name: string, severed: string, spec: LinkSpec) =>
    makeAction(
      name,
      'fault',
      {
        ...spec,
        means: 'cut',
        when: madeFrom(
          (state: LinkState, { across }: Split) =>
            across.some((link) => !severedIn(state, severed).has(link)) && (spec.when?.(state) ?? true),
          spec.when,
        ),
        then: (state: LinkState, { across }: Split) => {
          for (const link of across) severedIn(state, severed).add(link);
        },
      },
      { over: 'splits', field: severed },
    ),
  heal: (name: string, severed: string, spec: LinkSpec & { readonly each?: 'link' } = {}) => {
    const { each, when, ...rest } = spec;
    return each === undefined
      ? makeAction(name, 'repair', {
          ...rest,
          means: 'heal',
          when: madeFrom(
            (state: LinkState) => !severedIn(state, severed).isEmpty && (when?.(state) ?? true),
            severed,
            when,
          ),
          then: madeFrom((state: LinkState) => severedIn(state, severed).clear(), severed),
        })
      : makeAction(
          name,
          'repair',
          {
            ...rest,
            means: 'heal',
            when: madeFrom(
              (state: LinkState, link: LinkId) => severedIn(state, severed).has(link) && (when?.(state) ?? true),
              when,
            ),
            then: (state: LinkState, link: LinkId) => severedIn(state, severed).delete(link),
          },
          { over: 'elements', field: severed },
        );
  },
};

export interface LinkSpec {
  readonly spends?: string;
  readonly when?: (state: LinkState) => boolean;
}

export interface LinkState {
  readonly [field: string]: SetView<LinkId>;
}

function severedIn(state: LinkState, field: string): SetView<LinkId> {
  return state[field] as SetView<LinkId>;
}

export interface CrashableView {
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
    ...makeAction(name, kind, spec, { over: 'elements', field: process }),
    when: madeFrom((state: CrashableState, index: unknown) => self(state, index).up === enabledWhileUp, enabledWhileUp),
    then: madeFrom((state: CrashableState, index: unknown) => effect(self(state, index)), effect),
  };
}
