import type {
  CheckResult,
  DecidingInput,
  FunctionCall,
  InputsTried,
  PropertyResult,
  Snapshot,
} from '../../checker/index.js';
import {
  counted,
  duration,
  fieldsOf,
  inline,
  isList,
  isRecord,
  memory,
  type RecordSnapshot,
  rate,
} from '../wording/index.js';
import type { Style } from './style.js';
import { fill, padLeft, padRight, widest } from './text.js';
import { mark } from './verdict.js';

/** Of so many calls one can still see what happens. */
const MOST_CALLS = 6;

/** The input that decides a property of functions, and what these made of it. */
export function propertyInputLines(property: PropertyResult, style: Style): string[] {
  const { input, id, name, verdict } = property;
  if (input === undefined) return [];
  const { paint } = style;
  const how = verdict === 'holds' ? paint.green('reached') : paint.red('violated');
  const title = `${mark(property, style)} ${paint.bold(id)} is ${how} by this input: `;
  return [...fill(title, name.split(' '), style.width, ' ', 2), '', ...inputLines(input, style)];
}

/** An input, and the calls by which it was judged. */
export function inputLines(deciding: DecidingInput, style: Style): string[] {
  const { calls } = deciding;
  const input = legible(deciding.input);
  const shown = calls.slice(0, MOST_CALLS).map(legibleCall);
  const more = calls.length - shown.length;
  return [
    ...valueLines(input, '     ', style),
    ...shown.flatMap((call) => ['', ...callLines(call, input, style)]),
    ...(more === 0 ? [] : ['', `   ${style.paint.dim(`and ${counted(more, 'more call')}`)}`]),
  ];
}

/** The same with quotes around text that would not be seen for what it is: nothing, spaces at its ends, lines, a number. */
function legible(value: Snapshot): Snapshot {
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (isList(value)) return value.map(legible);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [legibleName(name), legible(part)]));
}

function legibleName(name: string): string {
  return /^[\p{L}\p{N}_ .-]+$/u.test(name) ? name : quoted(name);
}

function legibleCall({ result, ...call }: FunctionCall): FunctionCall {
  const legibly = { ...call, arguments: call.arguments.map(legible) };
  return result === undefined ? legibly : { ...legibly, result: legible(result) };
}

/** Text that looks like what is no text, and is: so it is written where JSON has no word for a value. */
const written: readonly string[] = ['-0', '-Infinity', '…'];

function isPlain(text: string): boolean {
  const isWord = /^[\p{L}_](?:[\p{L}\p{N}_ .+/-]*[\p{L}\p{N}_])?$/u.test(text);
  return written.includes(text) || (isWord && !['none', 'true', 'false'].includes(text));
}

function quoted(text: string): string {
  const invisible = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, invisible);
}

/** What was tried, and how fast. */
export function inputFigures({ seconds, peakMemory }: CheckResult, { tried }: InputsTried, style: Style): string[] {
  const parts = [counted(tried, 'input'), duration(seconds), rate(tried, seconds, 'input'), memory(peakMemory)];
  return fill('  ', parts.map(style.paint.dim), style.width, ' · ');
}

/** "rank(the input) = …". What is long stands below. */
function callLines(call: FunctionCall, input: Snapshot, style: Style): string[] {
  const { paint } = style;
  const result = call.result ?? null;
  const came =
    call.threw === undefined ? `= ${isTable(result) ? '' : inline(result)}` : `${paint.red('threw')} ${call.threw}`;
  return [
    ...askedLines(call, input, style, came.trimEnd()),
    ...(call.threw === undefined && isTable(result) ? table(result, '     ', style) : []),
  ];
}

/** The function and its arguments, with what comes behind them: on one line, unless an argument is a table. */
function askedLines(call: FunctionCall, input: Snapshot, style: Style, came: string): string[] {
  const head = `   ${style.paint.bold(call.function)}(`;
  const named = call.arguments.map((argument) => ({ argument, name: nameOf(argument, input) }));
  if (named.every(({ argument, name }) => name !== undefined || !isTable(argument))) {
    return [`${head}${named.map(({ argument, name }) => name ?? inline(argument)).join(', ')}) ${came}`];
  }
  const lines = named.flatMap(({ argument, name }) =>
    name === undefined ? valueLines(argument, '     ', style) : [`     ${name}`],
  );
  return [head, ...lines, `   ) ${came}`];
}

/** What an argument is called that is the input, or a part of it. */
function nameOf(argument: Snapshot, input: Snapshot): string | undefined {
  if (!isComposed(argument)) return inline(argument);
  const text = JSON.stringify(argument);
  if (text === JSON.stringify(input)) return 'the input';
  return isRecord(input) ? Object.entries(input).find(([, value]) => JSON.stringify(value) === text)?.[0] : undefined;
}

/** A value with a line for each of its parts; lists of records as tables. */
function valueLines(value: Snapshot, indent: string, style: Style): string[] {
  if (isTable(value)) return table(value, indent, style);
  if (!isRecord(value)) return fill(indent, [inline(value)], style.width);
  const entries = Object.entries(value);
  const names = widest(entries.map(([name]) => name));
  return entries.flatMap(([name, part]) => {
    if (isTable(part)) return [`${indent}${style.paint.dim(name)}`, ...table(part, `${indent}  `, style)];
    const parts = isRecord(part) ? fieldsOf(part) : [inline(part)];
    return fill(`${indent}${style.paint.dim(padRight(name, names))}  `, parts, style.width, ', ');
  });
}

/** A row for each record; figures are set to the right. Where that is too wide, each record by itself. */
function table(rows: readonly RecordSnapshot[], indent: string, style: Style): string[] {
  const lines = tableLines(rows, indent, style);
  if (widest(lines) <= style.width) return lines;
  return rows.flatMap((row) => fill(indent, fieldsOf(row), style.width, ', '));
}

function tableLines(rows: readonly RecordSnapshot[], indent: string, style: Style): string[] {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row) => row[name] ?? null);
    const width = widest([name, ...values.map(inline)]);
    const pad = values.every((value) => typeof value === 'number') ? padLeft : padRight;
    return { head: style.paint.dim(pad(name, width)), cells: values.map((value) => pad(inline(value), width)) };
  });
  const lines = [
    columns.map(({ head }) => head),
    ...rows.map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  ];
  return lines.map((cells) => `${indent}${cells.join('  ')}`.trimEnd());
}

/** Whether it is a list of records that have the same fields, none of them composed. */
function isTable(value: Snapshot): value is readonly RecordSnapshot[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const fields = (row: Snapshot) => (isRecord(row) ? Object.keys(row).join(' ') : undefined);
  const first = fields(value[0]);
  return (
    first !== undefined &&
    first !== '' &&
    value.every((row: Snapshot) => fields(row) === first && isRecord(row) && !Object.values(row).some(isComposed))
  );
}

function isComposed(value: Snapshot): boolean {
  return typeof value === 'object' && value !== null;
}
