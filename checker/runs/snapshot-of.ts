import type {
  ArrayOf,
  Budget,
  Channels,
  Countdown,
  Domain,
  Fields,
  LinkId,
  MapOf,
  MessageBag,
  MessageKinds,
  MessageSet,
  ProcessId,
  SequenceOf,
  SetOf,
  Shown,
  VectorClock,
} from '../language/index.js';

/** A state, or a part of one, as plain JSON: what a snapshot is, by the type of what it is of. */
export type SnapshotOf<Type> =
  Type extends Domain<infer Value>
    ? ShownAs<Value>
    : Type extends ArrayOf<infer Index, infer Element>
      ? ArraySnapshot<Index, SnapshotOf<Element>>
      : Type extends SetOf<infer Value>
        ? readonly ShownAs<Value>[]
        : Type extends MapOf<unknown, infer Value>
          ? ByName<ShownAs<Value>>
          : Type extends SequenceOf<infer Value>
            ? readonly ShownAs<Value>[]
            : Type extends VectorClock
              ? ByName<number>
              : Type extends Budget
                ? number
                : Type extends Countdown
                  ? CountdownSnapshot
                  : Type extends MessageSet<infer Kinds>
                    ? readonly MessageSnapshot<Kinds>[]
                    : Type extends MessageBag<infer Kinds>
                      ? readonly (MessageSnapshot<Kinds> & { readonly copies?: number })[]
                      : Type extends Channels<string, infer Kinds>
                        ? ByName<readonly MessageSnapshot<Kinds>[]>
                        : Type extends Fields
                          ? { readonly [Name in keyof Type]: SnapshotOf<Type[Name]> }
                          : never;

interface ByName<Part> {
  readonly [name: string]: Part;
}

/** Processes and links by their names, all else as it is. */
type ShownAs<Value> = Value extends ProcessId | LinkId ? string : Value extends Shown ? Value : Shown;

/** Over processes and names an object, over integers a list. */
type ArraySnapshot<Index, Element> = Index extends ProcessId | string | boolean ? ByName<Element> : readonly Element[];

type CountdownSnapshot = 'off' | { readonly due: number } | { readonly from: number; readonly by?: number };

type MessageSnapshot<Kinds extends MessageKinds> = {
  [Kind in keyof Kinds & string]: { readonly message: Kind } & {
    readonly [Field in keyof Kinds[Kind]]: SnapshotOf<Kinds[Kind][Field]>;
  };
}[keyof Kinds & string];
