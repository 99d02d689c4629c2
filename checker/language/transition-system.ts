import type { Action } from './action.js';
import type { ProcessDeclaration, ProcessSet, Shown } from './domain.js';
import type { Fields } from './structure.js';
import type { Time } from './time.js';

declare const stateOf: unique symbol;
declare const processesOf: unique symbol;

/** The processes of a model, by the names of their sets; see `processIds`. */
export interface ProcessDeclarations {
  readonly [name: string]: ProcessDeclaration;
}

/** Declared processes as sets: domains of ids, which know their names. */
export type ProcessSets<R> = { readonly [Name in keyof R]: ProcessSet<Name & string> };

/** What can happen: states of these fields, where it begins, and the transitions between them. */
export interface TransitionSystem {
  readonly model: string;
  readonly variant: string;
  readonly parameters: { readonly [name: string]: Shown };
  /** The names of those that were chosen: the others have these values by default. */
  readonly chosen: readonly string[];
  readonly processes: { readonly [name: string]: ProcessSet };
  readonly fields: Fields;
  /** How time is measured, if there is any; then the last action is the one by which it passes. */
  readonly time: Time | undefined;
  readonly initial: readonly Action[];
  readonly actions: readonly Action[];
  readonly final: ((state: never) => boolean) | undefined;
}

/** Which instance of a model is meant. */
export interface InstanceOptions {
  /** The first one if not given. */
  readonly variant?: string;
  readonly parameters?: { readonly [name: string]: unknown };
}

/** What can be made into a transition system, once variant and parameters are chosen. */
export interface Design<
  out State extends Fields = Fields,
  out Processes extends ProcessDeclarations = ProcessDeclarations,
> {
  readonly name: string;
  /** @throws UsageError for an unknown variant or parameter, or a value out of its bounds. */
  instantiate(options?: InstanceOptions): TransitionSystem;
  readonly [stateOf]?: State;
  readonly [processesOf]?: Processes;
}
