import { match } from 'ts-pattern';
import type { CheckResult, Failure, PropertyResult, Trace } from '../../checker/index.js';
import { coverageLines } from './coverage.js';
import { fairnessLines } from './fairness.js';
import { count, counted, duration, memory, omission, rate } from './figures.js';
import { inputFigures, inputLines, propertyInputLines } from './input.js';
import { inline } from './snapshot.js';
import type { Style } from './style.js';
import { fill, padRight, paragraph, widest } from './text.js';
import { lastStateLines, traceLines } from './trace.js';
import { isAsExpected, isWitness, mark, verdictText } from './verdict.js';
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
    ...shown.map((property) => propertyTraceLines(property, style)),
    ...shown.map((property) => propertyInputLines(property, style)),
    ...(result.failure === null ? [] : [failureLines(result.failure, style)]),
    coverageLines(result.actions, style),
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
    ...(assumption === undefined ? [] : [`  assuming ${style.paint.bold(assumption)}`]),
    ...(result.reduction === 'off'
      ? []
      : [`  with ${style.paint.bold('partial-order reduction')}: lengths and coverage are of the reduced space`]),
  ];
}

type Subject = Pick<CheckResult, 'model' | 'variant' | 'parameters'>;

function headline({ model, variant, parameters }: Subject, style: Style): string[] {
  const { paint } = style;
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${inline(value)}`);
  const named = `${paint.bold(model ?? 'no model')}, variant ${paint.bold(variant)}`;
  if (values.length === 0) return [named];
  const joints = values.map((_, index) =>
    index === values.length - 1 ? '' : index === values.length - 2 ? ' and' : ',',
  );
  return fill('', [`${named}, with`, ...values.map((value, index) => `${value}${joints[index]}`)], style.width);
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

function propertyTraceLines(property: PropertyResult, style: Style): string[] {
  const { trace, id, name, verdict } = property;
  if (trace === undefined) return [];
  const { paint } = style;
  const how = decidedBy(trace);
  const isReached = verdict === 'holds';
  const title = `${mark(property, style)} ${paint.bold(id)} is ${isReached ? paint.green(`reached ${how}`) : paint.red(`violated ${how}`)}: `;
  return [
    ...fill(title, name.split(' '), style.width, ' ', 2),
    '',
    ...traceLines(trace, style),
    '',
    ...paragraph(
      '  ',
      `${isReached ? paint.green('reached:') : paint.red('wrong:')} ${whatIsSeen(property, trace)}`,
      style.width,
    ),
    ...lastStateLines(trace, '    ', style),
    ...setOff(fairnessLines(trace, style)),
  ];
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

/** What all of it comes to. */
function conclusion(result: CheckResult, style: Style): string[] {
  const { paint } = style;
  const sentence = match({ failure: result.failure?.kind ?? null, interrupted: result.interrupted })
    .with({ interrupted: true }, () => paint.yellow(result.reason))
    .with({ failure: 'disagreement' }, () => paint.red('no verdict: signalbox disagrees with itself'))
    .with({ failure: 'model' }, () => paint.red('the model is at fault; what is undecided stays so'))
    .with({ failure: null }, () => tally(result.properties, paint))
    .exhaustive();
  return paragraph('  ', sentence, style.width);
}

/** How many properties came out how: "all 8 properties hold", "2 of 8 properties are violated". */
function tally(properties: readonly PropertyResult[], paint: Style['paint']): string {
  const numberOf = (test: (property: PropertyResult) => boolean) => properties.filter(test).length;
  const unexpected = (test: (property: PropertyResult) => boolean) =>
    numberOf((property) => !isAsExpected(property) && test(property));
  const all = properties.length;
  const parts = [
    [unexpected((property) => property.verdict === 'violated' && !isWitness(property)), 'violated', paint.red],
    [unexpected((property) => property.verdict === 'violated' && isWitness(property)), 'never reached', paint.red],
    [
      unexpected(({ verdict, expected }) => verdict !== 'inconclusive' && expected === 'violated'),
      'no longer violated',
      paint.red,
    ],
    [
      unexpected(({ vacuous, expected }) => vacuous && expected === 'holds'),
      'true only vacuously: the premise never held',
      paint.red,
    ],
    [
      unexpected(({ verdict, expected }) => verdict === 'holds' && expected === 'vacuous'),
      'no longer vacuous: the premise held',
      paint.red,
    ],
    [numberOf(({ verdict }) => verdict === 'inconclusive'), 'inconclusive', paint.yellow],
  ] as const;
  const wrong = parts.filter(([number]) => number > 0);
  if (wrong.length > 0) {
    return wrong
      .map(([number, what, colour]) =>
        colour(
          `${all === 1 ? 'the property' : `${count(number)} of ${propertiesIn(all)}`} ${number === 1 ? 'is' : 'are'} ${what}`,
        ),
      )
      .join('; ');
  }
  const [known] = properties.filter(({ expected }) => expected !== 'holds');
  if (known !== undefined) {
    return paint.green(all === 1 ? `${known.expected}, as expected` : `all ${propertiesIn(all)} are as expected`);
  }
  return paint.green(all === 1 ? 'the property holds' : `all ${propertiesIn(all)} hold`);
}

function propertiesIn(number: number): string {
  return `${count(number)} ${number === 1 ? 'property' : 'properties'}`;
}

function figures(result: CheckResult, style: Style): string[] {
  const parts = result.inputs === undefined ? figuresOfStates(result) : inputFigures(result, result.inputs);
  return fill('  ', parts.map(style.paint.dim), style.width, ' · ');
}

function figuresOfStates(result: CheckResult): string[] {
  return [
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
}
