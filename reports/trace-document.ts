import {
  type AssumedOfRun,
  type Change,
  type FairnessEvidence,
  type Loop,
  type MessageEvent,
  type Shown,
  type Snapshot,
  type Trace,
  type TraceStep,
  UsageError,
} from '../checker/index.js';

/** A trace as a file: JSON, indented so that two of them can be compared line by line. */
export function writeTrace(trace: Trace): string {
  return `${JSON.stringify(trace, null, 2)}\n`;
}

/**
 * The trace that a file's text holds, checked field by field: it comes from outside, perhaps from another version.
 * @throws UsageError that says what is missing or wrong, and where.
 */
export function readTrace(text: string): Trace {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UsageError('it is not JSON');
  }
  const trace = record(document, 'it');
  if (trace.version !== 1) {
    throw new UsageError(
      `its version is ${JSON.stringify(trace.version) ?? 'missing'}; this signalbox reads version 1`,
    );
  }
  const steps = list(trace.steps, 'steps', step);
  return {
    version: 1,
    model: string(trace.model, 'model'),
    variant: string(trace.variant, 'variant'),
    parameters: shownByName(trace.parameters, 'parameters'),
    seed: trace.seed === null ? null : number(trace.seed, 'seed'),
    property: trace.property === null ? null : string(trace.property, 'property'),
    initial: snapshot(trace.initial, 'initial'),
    steps,
    // Files of before there were loops have none.
    loop: trace.loop === undefined || trace.loop === null ? null : loop(trace.loop, steps.length, 'loop'),
  };
}

function step(value: unknown, where: string): TraceStep {
  const fields = record(value, where);
  return {
    action: string(fields.action, `${where}.action`),
    kind: oneOf(['protocol', 'timer', 'fault', 'repair'] as const, fields.kind, `${where}.kind`),
    arguments: shownByName(fields.arguments, `${where}.arguments`),
    process: fields.process === null ? null : string(fields.process, `${where}.process`),
    messages: list(fields.messages, `${where}.messages`, messageEvent),
    changes: list(fields.changes, `${where}.changes`, change),
    state: snapshot(fields.state, `${where}.state`),
  };
}

function messageEvent(value: unknown, where: string): MessageEvent {
  const fields = record(value, where);
  return {
    event: oneOf(['sent', 'received', 'lost', 'duplicated', 'forged'] as const, fields.event, `${where}.event`),
    network: string(fields.network, `${where}.network`),
    kind: string(fields.kind, `${where}.kind`),
    content: shownByName(fields.content, `${where}.content`),
  };
}

function change(value: unknown, where: string): Change {
  const fields = record(value, where);
  return {
    field: string(fields.field, `${where}.field`),
    before: snapshot(fields.before, `${where}.before`),
    after: snapshot(fields.after, `${where}.after`),
  };
}

/** How a run of so many steps goes on for ever. */
function loop(value: unknown, length: number, where: string): Loop {
  const fields = record(value, where);
  return {
    start: numberOfSteps(fields.start, length, `${where}.start`),
    assumed: fields.assumed === null ? null : assumedOfRun(fields.assumed, `${where}.assumed`),
    fairness: list(fields.fairness, `${where}.fairness`, (each, at) => fairnessEvidence(each, length, at)),
    couldHappen: list(fields.couldHappen, `${where}.couldHappen`, string),
  };
}

function assumedOfRun(value: unknown, where: string): AssumedOfRun {
  const { fairness, repairs } = record(value, where);
  return {
    fairness: oneOf(['declared', 'none', 'weak', 'strong'] as const, fairness, `${where}.fairness`),
    repairs: repairs === null ? null : oneOf(['weak', 'strong'] as const, repairs, `${where}.repairs`),
  };
}

function fairnessEvidence(value: unknown, length: number, where: string): FairnessEvidence {
  const fields = record(value, where);
  const because = oneOf(['taken', 'disabled', 'never enabled'] as const, fields.because, `${where}.because`);
  if (because === 'never enabled' && fields.step !== null) throw wrong(`${where}.step`, 'null', fields.step);
  return {
    action: string(fields.action, `${where}.action`),
    arguments: fields.arguments === null ? null : shownByName(fields.arguments, `${where}.arguments`),
    fairness: oneOf(['weak', 'strong'] as const, fields.fairness, `${where}.fairness`),
    because,
    step: because === 'never enabled' ? null : numberOfSteps(fields.step, length, `${where}.step`),
  };
}

function snapshot(value: unknown, where: string): Snapshot {
  if (Array.isArray(value)) return list(value, where, snapshot);
  if (isRecord(value)) return byName(value, where, snapshot);
  return shown(value, where);
}

function shown(value: unknown, where: string): Shown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  throw wrong(where, 'a value', value);
}

function shownByName(value: unknown, where: string): { readonly [name: string]: Shown } {
  return byName(record(value, where), where, shown);
}

function byName<Value>(
  fields: { readonly [name: string]: unknown },
  where: string,
  read: (value: unknown, where: string) => Value,
): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, read(value, `${where}.${name}`)]));
}

function list<Value>(value: unknown, where: string, read: (value: unknown, where: string) => Value): readonly Value[] {
  if (!Array.isArray(value)) throw wrong(where, 'a list', value);
  return value.map((each: unknown, index) => read(each, `${where}[${index}]`));
}

function record(value: unknown, where: string): { readonly [name: string]: unknown } {
  if (!isRecord(value)) throw wrong(where, 'an object', value);
  return value;
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(value: unknown, where: string): string {
  if (typeof value !== 'string') throw wrong(where, 'a text', value);
  return value;
}

function number(value: unknown, where: string): number {
  if (typeof value !== 'number') throw wrong(where, 'a number', value);
  return value;
}

function numberOfSteps(value: unknown, length: number, where: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= length) return value;
  throw wrong(where, `a whole number of steps from 0 to ${length}`, value);
}

function oneOf<const Names extends readonly string[]>(names: Names, value: unknown, where: string): Names[number] {
  const found = names.find((name) => name === value);
  if (found === undefined) throw wrong(where, `one of ${names.join(', ')}`, value);
  return found;
}

function wrong(where: string, expected: string, value: unknown): UsageError {
  return new UsageError(value === undefined ? `${where} is missing` : `${where} is not ${expected}`);
}
