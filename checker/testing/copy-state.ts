import {
  type ArrayOf,
  type ArrayView,
  type BudgetView,
  type Domain,
  type Fields,
  isFields,
  type MapView,
  type MessageBagView,
  type MessageKinds,
  type MessageSetView,
  type SequenceView,
  type SetView,
  type StateType,
  type VectorClock,
  type VectorClockView,
} from '../language/index.js';

type AnyRecord = { [field: string]: unknown };
type AnyArray = ArrayView<unknown, Domain<unknown>>;
type AnyMessages = { readonly [kind: string]: { readonly [field: string]: Domain<unknown> } };

/** Whether `copyState` can copy states of these fields: of a channel only the head can be seen. */
export function isCopyable(type: StateType): boolean {
  if (isFields(type)) return Object.values(type).every(isCopyable);
  return type.kind === 'array' ? isCopyable(type.element) : type.kind !== 'channels';
}

/** Makes of a blank state of these fields, which must be copyable, a copy of another one, by what any effect may do. */
export function copyState(fields: Fields, from: AnyRecord, to: AnyRecord): void {
  for (const [name, type] of Object.entries(fields)) {
    if (!isFields(type) && type.kind === 'domain') to[name] = from[name];
    else copyPart(type, from[name], to[name]);
  }
}

/** The type says what the views are. Blank sets, maps, sequences and networks are empty. */
function copyPart(type: Exclude<StateType, Domain<unknown>>, from: unknown, to: unknown): void {
  if (isFields(type)) {
    copyState(type, from as AnyRecord, to as AnyRecord);
    return;
  }
  switch (type.kind) {
    case 'array':
      copyArray(type, from as AnyArray, to as AnyArray);
      break;
    case 'set':
      copySet(type.of, from as SetView<unknown>, to as SetView<unknown>);
      break;
    case 'map':
      copyMap(type.key, from as MapView<unknown, unknown>, to as MapView<unknown, unknown>);
      break;
    case 'sequence':
      copySequence(from as SequenceView<unknown>, to as SequenceView<unknown>);
      break;
    case 'vector clock':
      copyClock(type, from as VectorClockView<string>, to as VectorClockView<string>);
      break;
    case 'budget':
      copyBudget(from as BudgetView, to as BudgetView);
      break;
    case 'message set':
      copyMessageSet(type.messages, from as MessageSetView<AnyMessages>, to as MessageSetView<AnyMessages>);
      break;
    case 'message bag':
      copyMessageBag(type.messages, from as MessageBagView<AnyMessages>, to as MessageBagView<AnyMessages>);
      break;
    case 'channels':
      throw new Error('channels cannot be copied');
  }
}

function copyArray({ index, element }: ArrayOf<unknown, StateType>, from: AnyArray, to: AnyArray): void {
  for (const at of valuesOf(index)) {
    if (!isFields(element) && element.kind === 'domain') to.set(at, from.at(at));
    else copyPart(element, from.at(at), to.at(at));
  }
}

function copySet(of: Domain<unknown>, from: SetView<unknown>, to: SetView<unknown>): void {
  for (const value of valuesOf(of)) if (from.has(value)) to.add(value);
}

function copyMap(keys: Domain<unknown>, from: MapView<unknown, unknown>, to: MapView<unknown, unknown>): void {
  for (const key of valuesOf(keys)) if (from.has(key)) to.set(key, from.get(key));
}

function copySequence(from: SequenceView<unknown>, to: SequenceView<unknown>): void {
  for (let position = 0; position < from.length; position++) to.push(from.at(position));
}

function copyClock({ processes }: VectorClock, from: VectorClockView<string>, to: VectorClockView<string>): void {
  for (const process of processes.ids) to.set(process, from.at(process));
}

function copyBudget(from: BudgetView, to: BudgetView): void {
  while (to.spent < from.spent) to.spend();
}

function copyMessageSet(kinds: MessageKinds, from: MessageSetView<AnyMessages>, to: MessageSetView<AnyMessages>): void {
  for (const [kind, content] of messagesOf(kinds)) if (from.has(kind, content)) to.send(kind, content);
}

function copyMessageBag(kinds: MessageKinds, from: MessageBagView<AnyMessages>, to: MessageBagView<AnyMessages>): void {
  for (const [kind, content] of messagesOf(kinds)) {
    while (to.copies(kind, content) < from.copies(kind, content)) to.send(kind, content);
  }
}

function valuesOf<Value>(domain: Domain<Value>): Value[] {
  return Array.from({ length: domain.size }, (_, code) => domain.valueAt(code));
}

/** Every message of these kinds: the kind and the content. */
function messagesOf(kinds: MessageKinds): [kind: string, content: AnyRecord][] {
  return Object.entries(kinds).flatMap(([kind, fields]) => {
    const contents = Object.entries(fields).reduce<AnyRecord[]>(
      (made, [field, domain]) =>
        made.flatMap((content) => valuesOf(domain).map((value) => ({ ...content, [field]: value }))),
      [{}],
    );
    return contents.map((content): [string, AnyRecord] => [kind, content]);
  });
}
