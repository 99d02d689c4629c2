import {
  type Action,
  type ActionSpec,
  type ErasedSpec,
  type FairFor,
  type Fairness,
  type Indices,
  type Likely,
  makeAction,
} from './action.js';
import { type EnvironmentVocabulary, environmentVocabulary } from './environment.js';
import type { KindsOf, NetworkNames, Received } from './network.js';
import { placing } from './place.js';
import type { Fields } from './structure.js';
import type { Declaration } from './touches.js';
import type { ReadonlyView, View } from './view.js';

/** The constructors of actions, as the parts of a model that come after the state get them. */
export interface ActionVocabulary<State extends Fields> extends EnvironmentVocabulary<State> {
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
}

/** What `receive` takes. */
export interface ReceiveSpec<State extends Fields, Network extends NetworkNames<State>, Kind> extends Likely {
  readonly by?: string;
  readonly fair?: Fairness;
  readonly fairFor?: FairFor;
  /** As that of any action. That the message arrives, and is taken out, is understood. */
  readonly touches?: Declaration<State, [message: Received<State[Network], Kind>]>;
  /** Whether the message is received now; it stays in the network until then. */
  readonly when?: (state: ReadonlyView<State>, message: Received<State[Network], Kind>) => boolean;
  /** What receiving it does. */
  readonly then: (state: View<State>, message: Received<State[Network], Kind>) => void;
}

/** The constructors, for any state: what a model's types allow has been checked where they were called. */
export const actionVocabulary = placing({
  action: (name: string, spec: ErasedSpec) => makeAction(name, 'protocol', spec),
  timer: (name: string, spec: ErasedSpec) => makeAction(name, 'timer', spec),
  fault: (name: string, spec: ErasedSpec) => makeAction(name, 'fault', spec),
  repair: (name: string, spec: ErasedSpec) => makeAction(name, 'repair', spec),
  receive: (name: string, network: string, kind: string, spec: ErasedSpec) =>
    makeAction(name, 'protocol', spec, { over: 'messages', network, kind, operation: 'receive' }),
  ...environmentVocabulary,
});
