import type { Loop, Trace, TraceStep } from '../../checker/index.js';
import { durationText, timesOf } from './elapsed.js';
import { stretchesOf } from './elision.js';
import { counted } from './figures.js';
import { stateLines } from './snapshot.js';
import { actionText, detailTexts } from './step.js';
import type { Style } from './style.js';
import { fill, padLeft, padRight, paragraph, widest } from './text.js';

/**
 * A trace for people: the initial state, then a line for each step, with who acts, what happens and only what changed.
 * What repeats for ever has a bar at its left, and says where it is back.
 */
export function traceLines(trace: Trace, style: Style): string[] {
  const indent = ' '.repeat(widthOfNumbers(trace) + 2);
  const steps = [...stepsBefore(trace, style), ...(trace.loop === null ? [] : endlessLines(trace, trace.loop, style))];
  return [
    `${indent}${style.paint.dim('initially')}`,
    ...stateLines(trace.initial, `${indent}  `, style),
    ...(steps.length > 0 ? ['', ...steps] : []),
  ];
}

/** The state in which a trace ends, as an indented block. */
export function lastStateLines(trace: Trace, indent: string, style: Style): string[] {
  return stateLines(trace.steps.at(-1)?.state ?? trace.initial, indent, style);
}

/** "after step 3", "in the initial state". */
export function whereAfter(step: number): string {
  return step === 0 ? 'in the initial state' : `after step ${step}`;
}

/** The steps that are made once. */
function stepsBefore(trace: Trace, style: Style): string[] {
  return linesOfSteps(trace, 0, trace.loop?.start ?? trace.steps.length, style);
}

/** How the run goes on for ever: the steps that repeat, or that there are none. */
function endlessLines(trace: Trace, { start, fairness }: Loop, style: Style): string[] {
  const { paint } = style;
  const rule = '─'.repeat(widthOfNumbers(trace) + 1);
  if (start === trace.steps.length) {
    const why = fairness.length === 0 ? 'nothing has to happen' : 'nothing that would have to happen is enabled';
    const sign = padLeft('■', widthOfNumbers(trace) + 2);
    return paragraph(`${paint.magenta(sign)}  `, `and here it stays for ever: ${why}`, style.width);
  }
  const repeated = linesOfSteps(trace, start, trace.steps.length, style);
  return [
    `${paint.magenta(`╭${rule}`)}  from here on, for ever:`,
    ...repeated.map((line) => `${paint.magenta('│')}${line.slice(1)}`),
    `${paint.magenta(`╰${rule}`)}  back in the ${start === 0 ? 'initial state' : `state after step ${start}`}`,
  ];
}

/** The lines of consecutive steps, by position, the end excluded. The first column is blank, for a bar. */
function linesOfSteps(trace: Trace, from: number, to: number, style: Style): string[] {
  const linesOf = columnsOf(trace, style);
  return stretchesOf(trace.steps.length, trace.loop?.start).flatMap((stretch) => {
    const first = Math.max(from, stretch.from);
    const steps = trace.steps.slice(first, Math.max(first, Math.min(to, stretch.to)));
    if (steps.length === 0) return [];
    if (stretch.isShown) return steps.flatMap((step, index) => linesOf(step, first + index));
    return [`  ${style.paint.dim(`… ${counted(steps.length, 'step')} left out; --trace writes them all …`)}`];
  });
}

/** Sets a step that stands at a position. */
type SetStep = (step: TraceStep, position: number) => string[];

/** In columns that are as wide as the trace needs: number, time, who acts, action, and what it does. */
function columnsOf(trace: Trace, style: Style): SetStep {
  const { paint, width } = style;
  const numbers = widthOfNumbers(trace);
  const times = timesOf(trace.steps).map(durationText);
  const clock = widest(times);
  const processes = widest(trace.steps.map((step) => step.process ?? ''));
  // One long name must not push everything else out of a terminal.
  const actions = Math.min(widest(trace.steps.map((step) => actionText(step, style))), Math.floor(width / 3));
  const namesNetwork = new Set(trace.steps.flatMap((step) => step.messages.map(({ network }) => network))).size > 1;
  const widths = [numbers + 2, clock, processes, actions].filter((column) => column > 0);
  const details = widths.reduce((sum, column) => sum + column + 2, 0);
  return (step, position) => {
    const columns = [
      ` ${paint.dim(padLeft(String(position + 1), numbers + 1))}`,
      ...(clock > 0 ? [paint.dim(padLeft(times[position] ?? '', clock))] : []),
      ...(processes > 0 ? [paint.bold(padRight(step.process ?? '', processes))] : []),
      padRight(actionText(step, style), actions),
    ];
    return fill(`${columns.join('  ')}  `, detailTexts(step, namesNetwork, style), width, ' · ', details);
  };
}

function widthOfNumbers({ steps }: Trace): number {
  return String(steps.length).length;
}
