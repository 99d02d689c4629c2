import type { Snapshot, Trace } from '../../checker/index.js';
import { amountPassed, isList, isRecord, type RecordSnapshot } from '../wording/index.js';
import { type FieldPart, partsOf } from './field.js';

/** Whose life one line of a space–time diagram is. */
export interface Lane {
  readonly name: string;
  /** `environment`: not one of the protocol's processes, but what surrounds them. */
  readonly kind: 'process' | 'environment';
  /** Whether the state calls it Byzantine. */
  readonly isByzantine: boolean;
  /** The top-level fields that are all its own: `coordinator` of the Coordinator. */
  readonly fields: readonly string[];
  /** The top-level fields of which one element is its own: `participant` of P1. */
  readonly families: readonly string[];
}

/** To whom a field of the state belongs, and what it is there. */
export interface OwnField {
  readonly lane: Lane | null;
  /** Of what its owner is a member, if of anything. */
  readonly family: string | null;
  /** What it is called among the fields of its owner; nothing if it is all there is. */
  readonly rest: readonly FieldPart[];
}

/** Members of a family that take no part in a run are shown as long as there are no more lanes than these. */
const MOST_IDLE_LANES = 8;

/**
 * A lane for each process that acts, sends or receives, and for those that have their like in the state: in order of who
 * does something first, those of one family side by side as they were declared, the environment last.
 */
export function lanesOf(trace: Trace): readonly Lane[] {
  const { initial, steps } = trace;
  const state = isRecord(initial) ? initial : {};
  const active = activeNames(trace);
  const families = familiesOf(state, active);
  const names = new Set<string>();
  const idle = families.flatMap(({ members }) => members);
  // Where nobody acts, what looks like a process has no better name than its field's.
  const alone =
    active.size > 0 ? [] : Object.entries(state).flatMap(([name, value]) => (isProcess(value) ? [name] : []));
  for (const name of [...active, ...idle, ...alone]) {
    for (const each of membersBeside(name, families, active)) names.add(each);
  }
  const needsEnvironment = steps.some((step) => step.process === null && amountPassed(step) === undefined);
  const processes = [...names].filter((name) => !isEnvironment(name));
  const surroundings = [...names].filter(isEnvironment);
  const environment =
    surroundings.length > 0 || !needsEnvironment
      ? surroundings
      : [processes.length === 0 ? 'the system' : 'environment'];
  const byzantine = byzantineNames(state);
  const others = Object.keys(state).filter((field) => !families.some(({ name }) => name === field));
  const laneOf = (name: string, kind: Lane['kind']): Lane => ({
    name,
    kind,
    isByzantine: byzantine.has(name),
    // A network's content is shown for itself.
    fields: kind === 'environment' ? [] : fieldsOfOwn(name, others),
    families: families.filter(({ members }) => members.includes(name)).map((family) => family.name),
  });
  return [
    ...processes.map((name) => laneOf(name, 'process')),
    ...environment.map((name) => laneOf(name, 'environment')),
  ];
}

/** The lane on which a step happens: that of who acts, else the environment's; none if only time passes. */
export function laneOfStep(step: Trace['steps'][number], lanes: readonly Lane[]): Lane | null {
  if (amountPassed(step) !== undefined) return null;
  return lanes.find(({ name }) => name === step.process) ?? lanes.find(({ kind }) => kind === 'environment') ?? null;
}

/** To which lane a field belongs, if to one, and what it is called there: `participant[P1].phase` is P1's `phase`. */
export function ownerOf(field: string, lanes: readonly Lane[]): OwnField {
  const parts = partsOf(field);
  const [top, index, ...rest] = parts;
  if (top === undefined) return { lane: null, family: null, rest: parts };
  const whole = lanes.find(({ fields }) => fields.includes(top.name));
  if (whole !== undefined) return { lane: whole, family: null, rest: parts.slice(1) };
  const member = lanes.find(({ name, families }) => name === index?.name && families.includes(top.name));
  if (member === undefined) return { lane: null, family: null, rest: parts };
  return { lane: member, family: top.name, rest };
}

interface Family {
  readonly name: string;
  readonly members: readonly string[];
}

/** Who acts, sends or receives, in order. */
function activeNames({ steps }: Trace): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { process, messages } of steps) {
    if (process !== null) names.add(process);
    for (const { content } of messages) {
      for (const end of [content.from, content.to]) if (typeof end === 'string') names.add(end);
    }
  }
  return names;
}

/** The top-level records that have an element for somebody who is active, or that is a process by its looks. */
function familiesOf(state: RecordSnapshot, active: ReadonlySet<string>): readonly Family[] {
  return Object.entries(state).flatMap(([name, value]) =>
    isRecord(value) && Object.entries(value).some(([key, element]) => active.has(key) || isProcess(element))
      ? [{ name, members: Object.keys(value) }]
      : [],
  );
}

/** What can be up or down is a process, even if it does nothing. */
function isProcess(value: Snapshot): boolean {
  return isRecord(value) && typeof value.up === 'boolean';
}

function membersBeside(name: string, families: readonly Family[], active: ReadonlySet<string>): readonly string[] {
  const family = families.find(({ members }) => members.includes(name));
  if (family === undefined) return [name];
  return family.members.length <= MOST_IDLE_LANES
    ? family.members
    : family.members.filter((member) => active.has(member));
}

function isEnvironment(name: string): boolean {
  return /^(the )?(network|environment)$/i.test(name);
}

/** Those that a field called "byzantine" names. */
function byzantineNames(state: RecordSnapshot): ReadonlySet<string> {
  const named = Object.entries(state).flatMap(([field, value]) => (/byzantine/i.test(field) ? strings(value) : []));
  return new Set(named);
}

function strings(value: Snapshot): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.flatMap(strings) : [];
}

/** `coordinator` is the Coordinator's, `manager` the Replication manager's. */
function fieldsOfOwn(name: string, fields: readonly string[]): readonly string[] {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const own = letters(name);
  return fields.filter((field) => {
    const its = letters(field);
    return its === own || (its.length >= 4 && own.endsWith(its));
  });
}
