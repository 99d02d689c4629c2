import type { Snapshot, Trace } from '../../checker/index.js';
import { inline, isList, isRecord, type RecordSnapshot } from '../wording/index.js';
import type { Lane } from './lanes.js';

/** A state as a table, with what the step to it changed. */
export interface StateTable {
  /** Whose columns these are. */
  readonly columns: readonly string[];
  readonly rows: readonly StateRow[];
  /** What belongs to nobody. */
  readonly globals: readonly { readonly field: string; readonly cell: Cell }[];
  readonly networks: readonly { readonly field: string; readonly messages: readonly Chip[] }[];
}

export interface StateRow {
  readonly field: string;
  /** For each column; null where that one has no such field. */
  readonly cells: readonly (Cell | null)[];
  readonly isChanged: boolean;
}

export interface Cell {
  readonly value: string;
  /** What it was before the step; null if it is as it was. */
  readonly before: string | null;
}

/** A message in a network: whether the step put it there, took it away, or left it. */
export interface Chip {
  readonly text: string;
  readonly fate: 'new' | 'gone' | 'kept';
}

/** What a field has no value in. */
const ABSENT = '–';

/** The state after so many steps, against the one before; the initial one against itself. */
export function stateTableOf(trace: Trace, number: number, lanes: readonly Lane[]): StateTable {
  const after = stateAfter(trace, number);
  const before = stateAfter(trace, Math.max(0, number - 1));
  const networks = Object.keys(after).filter((field) => isNetwork(field, trace));
  const owners = lanes.filter(({ fields, families }) => fields.length + families.length > 0);
  const owned = new Set(owners.flatMap(({ fields, families }) => [...fields, ...families]));
  const columns = owners.map((lane) => cellsOf(fieldsOfLane(before, lane), fieldsOfLane(after, lane)));
  const names = [...new Set(columns.flatMap((cells) => [...cells.keys()]))];
  const others = (state: RecordSnapshot) =>
    Object.fromEntries(Object.entries(state).filter(([field]) => !owned.has(field) && !networks.includes(field)));
  return {
    columns: owners.map(({ name }) => name),
    rows: names.map((field) => {
      const cells = columns.map((column) => column.get(field) ?? null);
      return { field, cells, isChanged: cells.some((cell) => cell !== null && cell.before !== null) };
    }),
    globals: [...cellsOf(others(before), others(after))].map(([field, cell]) => ({ field, cell })),
    networks: networks.map((field) => ({ field, messages: chipsOf(before[field] ?? null, after[field] ?? null) })),
  };
}

function stateAfter({ initial, steps }: Trace, number: number): RecordSnapshot {
  const state = number === 0 ? initial : (steps[number - 1]?.state ?? initial);
  return isRecord(state) ? state : { state };
}

/** All that is a lane's own, under its short names: those of a family, and those of its own fields. */
function fieldsOfLane(state: RecordSnapshot, { name, fields, families }: Lane): RecordSnapshot {
  const own = fields.flatMap((field): [string, Snapshot][] => named(field, state[field] ?? null, false));
  const elements = families.flatMap((family): [string, Snapshot][] => {
    const elementsOfFamily = state[family];
    const element = elementsOfFamily !== undefined && isRecord(elementsOfFamily) ? elementsOfFamily[name] : undefined;
    return element === undefined ? [] : named(family, element, families.length > 1);
  });
  return Object.fromEntries([...own, ...elements]);
}

/** The fields of a record, or what is none under its own name. */
function named(name: string, value: Snapshot, isOneOfSeveral: boolean): [string, Snapshot][] {
  if (!isRecord(value)) return [[name, value]];
  return Object.entries(value).map(([field, part]) => [isOneOfSeveral ? `${name}.${field}` : field, part]);
}

/** Each value by the way to it, with what it was before. */
function cellsOf(before: RecordSnapshot, after: RecordSnapshot): ReadonlyMap<string, Cell> {
  const [old, recent] = [before, after].map((state) => new Map(leavesOf('', state)));
  const cells = new Map<string, Cell>();
  for (const field of new Set([...(recent?.keys() ?? []), ...(old?.keys() ?? [])])) {
    const value = recent?.get(field) ?? ABSENT;
    const was = old?.get(field) ?? ABSENT;
    cells.set(field, { value, before: was === value ? null : was });
  }
  return cells;
}

/** The values of a record that have no parts, by the way to them. A countdown is one value. */
function leavesOf(way: string, value: Snapshot): [string, string][] {
  if (!isRecord(value) || isCountdown(value)) return [[way, inline(value)]];
  return Object.entries(value).flatMap(([name, part]) => {
    if (way === '') return leavesOf(name, part);
    return leavesOf(/^[a-z][A-Za-z]*$/.test(name) ? `${way}.${name}` : `${way}[${name}]`, part);
  });
}

function isCountdown(value: RecordSnapshot): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => name === 'due' || name === 'from' || name === 'by');
}

/** What messages are sent on, or what holds messages. */
function isNetwork(field: string, { initial, steps }: Trace): boolean {
  const states = [initial, ...steps.map(({ state }) => state)];
  return (
    steps.some(({ messages }) => messages.some(({ network }) => network === field)) ||
    states.some((state) => {
      const value = isRecord(state) ? state[field] : undefined;
      return value !== undefined && isList(value) && value.some((each) => isRecord(each) && 'message' in each);
    })
  );
}

function chipsOf(before: Snapshot, after: Snapshot): readonly Chip[] {
  const old = messagesIn(before);
  const recent = messagesIn(after);
  const left = [...old];
  const now = recent.map((text): Chip => {
    const at = left.indexOf(text);
    if (at < 0) return { text, fate: 'new' };
    left.splice(at, 1);
    return { text, fate: 'kept' };
  });
  return [...now, ...left.map((text): Chip => ({ text, fate: 'gone' }))];
}

/** The messages of a set or a bag; those of channels with the pair that these connect. */
function messagesIn(value: Snapshot): readonly string[] {
  if (isList(value)) return value.map(inline);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => messagesIn(part).map((text) => `${name}: ${text}`));
}
