import { match } from 'ts-pattern';
import type { CheckResult, Failure, PropertyResult, Trace } from '../../checker/index.js';
import { count, counted, duration, inline, memory, omission, rate } from '../wording/index.js';
import { conclusion } from './conclusion.js';
import { coverageLines } from './coverage.js';
import { fairnessLines } from './fairness.js';
import { inputFigures, inputLines, propertyInputLines } from './input.js';
import { figuresOfRandomRuns, foundText, headlineOfRandomRuns, statisticsLines } from './random-runs.js';
import type { Style } from './style.js';
import { fill, padRight, paragraph, widest } from './text.js';
import { lastStateLines, traceLines } from './trace.js';
import { mark, verdictText } from './verdict.js';
import { decidedBy, whatIsSeen } from './what-is-seen.js';

export interface CheckRendering {
  readonly style: Style;
  /** Also the traces of what was to be reached, not only counterexamples. */
  readonly witnesses?: boolean;
  /** What to do next: lines to read or to paste, at the end. */
  readonly next?: readonly string[];
}

/** The result of a check for people at a terminal: verdicts, counterexamples, coverage, figures and the conclusion. */
export function renderCheck(result: CheckResult, { style, witnesses = false, next = [] }: CheckRendering): string {
  const shown = result.properties.filter((property) => isToShow(property, witnesses));
  const blocks = [
    headlineOfCheck(result, style),
    propertyLines(result, style),
    ...shown.map((property) => propertyTraceLines(property, result, style)),
    ...shown.map((property) => propertyInputLines(property, style)),
    ...(result.failure === null ? [] : [failureLines(result.failure, style)]),
    coverageLines(result, style),
    result.random === null ? [] : statisticsLines(result.random, style),
    warningLines(result.warnings, style),
    [...conclusion(result, style), ...figures(result, style)],
    next.map((line) => `  ${style.paint.dim(line)}`),
  ];
  return text(blocks);
}

/** Why an exploration could not go on, and the run that led there. */
export function renderFailure(failure: Failure, style: Style): string {
  return text([failureLines(failure, style)]);
}

/** What decides a property, a trace or an input of functions, as it stands in the result of a check; nothing where there is none. */
export function renderDecision(property: PropertyResult, result: CheckResult, style: Style): string {
  const blocks = [propertyTraceLines(property, result, style), propertyInputLines(property, style)];
  return blocks.every(({ length }) => length === 0) ? '' : text(blocks);
}

/** A trace as it stands in a file, with the model that it is of. */
export function renderTrace(trace: Trace, style: Style): string {
  return text([headline(trace, style), traceLines(trace, style), fairnessLines(trace, style)]);
}

function text(blocks: readonly (readonly string[])[]): string {
  const set = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${set.join('\n\n')}\n`;
}

/** Lines after a blank one, if there are any. */
function setOff(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What is checked, and what is assumed of it where that is not what the model declares. */
function headlineOfCheck(result: CheckResult, style: Style): string[] {
  const assumption = match(result.fairness)
    .with('declared', () => undefined)
    .with('none', () => 'no fairness')
    .with('weak', 'strong', (fairness) => `${fairness} fairness of every action of the protocol`)
    .exhaustive();
  return [
    ...headline(result, style),
    ...(result.random === null ? [] : headlineOfRandomRuns(result.random, result.seed, style)),
    ...(assumption === undefined ? [] : [`  assuming ${style.paint.bold(assumption)}`]),
    ...(result.reduction === 'off'
      ? []
      : [`  with ${style.paint.bold('partial-order reduction')}: lengths and coverage are of the reduced space`]),
  ];
}

type Subject = Pick<CheckResult, 'model' | 'variant' | 'parameters'>;

function headline({ model, variant, parameters }: Subject, style: Style): string[] {
  const { paint } = style;
  const named = `${paint.bold(model ?? 'no model')}, variant ${paint.bold(variant)}`;
  const values = valuesOf(parameters);
  return values.length === 0 ? [named] : fill('', [`${named}, with`, ...values], style.width);
}

/** Parameters as pieces of a sentence: "participants = 3," "losses = 1 and" "crashes = 0". */
function valuesOf(parameters: Subject['parameters']): string[] {
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${inline(value)}`);
  const joints = values.map((_, index) =>
    index === values.length - 1 ? '' : index === values.length - 2 ? ' and' : ',',
  );
  return values.map((value, index) => `${value}${joints[index]}`);
}

function propertyLines({ properties, failure }: CheckResult, style: Style): string[] {
  const ids = widest(properties.map(({ id }) => id));
  return properties.flatMap((property) => {
    const head = `  ${mark(property, style)} ${style.paint.bold(padRight(property.id, ids))}  `;
    // A failure is told once, below.
    const verdict = property.reason === failure?.message ? 'undecided' : verdictText(property, style);
    return paragraph(head, `${property.name} — ${verdict}`, style.width);
  });
}

function isToShow(property: PropertyResult, witnesses: boolean): boolean {
  const isDecided = property.trace !== undefined || property.input !== undefined;
  return isDecided && (property.verdict === 'violated' || witnesses);
}

function propertyTraceLines(property: PropertyResult, { parameters }: Subject, style: Style): string[] {
  const { trace, found, id, name, verdict } = property;
  if (trace === undefined) return [];
  const { paint } = style;
  const how = decidedBy(trace);
  const isWitness = verdict === 'holds';
  const title = `${mark(property, style)} ${paint.bold(id)} is ${isWitness ? paint.green(`reached ${how}`) : paint.red(`violated ${how}`)}: `;
  return [
    ...fill(title, name.split(' '), style.width, ' ', 2),
    ...(found === undefined ? [] : paragraph('  ', foundText(found, trace), style.width)),
    ...drawnLines(trace, parameters, style),
    '',
    ...traceLines(trace, style),
    '',
    ...paragraph(
      '  ',
      `${isWitness ? paint.green('reached:') : paint.red('wrong:')} ${whatIsSeen(property, trace)}`,
      style.width,
    ),
    ...lastStateLines(trace, '    ', style),
    ...setOff(fairnessLines(trace, style)),
  ];
}

/** The parameters of a run that has others than were asked for, since they varied. */
function drawnLines(trace: Trace, asked: Subject['parameters'], { width }: Style): string[] {
  const isOther = Object.entries(trace.parameters).some(([name, value]) => asked[name] !== value);
  return isOther ? fill('  ', ['with', ...valuesOf(trace.parameters)], width) : [];
}

function failureLines(failure: Failure, style: Style): string[] {
  const { paint } = style;
  const title = match(failure.kind)
    .with('model', () => 'The model is at fault:')
    .with('disagreement', () => 'signalbox disagrees with itself (a bug of signalbox, no verdict; please report it):')
    .exhaustive();
  const led = failure.trace;
  return [
    ...paragraph(`${paint.red('✗')} `, `${paint.bold(paint.red(title))} ${failure.message}`, style.width),
    ...(led === null ? [] : ['', ...traceLines(led, style)]),
    ...(failure.input === undefined ? [] : ['', ...inputLines(failure.input, style)]),
  ];
}

function warningLines(warnings: readonly string[], style: Style): string[] {
  return warnings.flatMap((warning) => paragraph(`  ${style.paint.yellow('warning:')} `, warning, style.width));
}

function figures(result: CheckResult, style: Style): string[] {
  if (result.random !== null) return figuresOfRandomRuns(result, result.random, style);
  if (result.inputs !== undefined) return inputFigures(result, result.inputs, style);
  const parts = [
    `${counted(result.distinctStates, 'state')}${result.symmetry === 'on' ? ' up to symmetry' : ''}`,
    counted(result.transitions, 'transition'),
    `depth ${count(result.depth)}`,
    duration(result.seconds),
    rate(result.transitions, result.seconds, 'transition'),
    // Of a few states the smallest tables are most of the memory.
    ...(result.distinctStates < 1000 ? [] : [`${Math.round(result.bytesPerState)} bytes/state`]),
    ...(result.bytesPerTransition === null || result.distinctStates < 1000
      ? []
      : [`${Math.round(result.bytesPerTransition)} bytes/transition kept`]),
    memory(result.peakMemory),
    ...(result.storage === 'exact' ? [] : [`storage ${result.storage}`, omission(result)]),
  ];
  return fill('  ', parts.map(style.paint.dim), style.width, ' · ');
}
