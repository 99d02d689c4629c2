import type { Loop, Trace } from '../../checker/index.js';
import {
  counted,
  durationText,
  type Entry,
  entriesOf,
  numberText,
  stepsIn,
  timesOf,
  withoutTime,
} from '../wording/index.js';
import { stretchesOf } from './elision.js';
import { stateLines } from './snapshot.js';
import { actionText, detailTexts } from './step.js';
import type { Style } from './style.js';
import { fill, padLeft, padRight, paragraph, widest } from './text.js';

/** A trace as it is set, line by line. */
interface Setting {
  readonly entries: readonly Entry[];
  /** At which of them it begins to repeat; their number if it stops at the end; undefined if it does not go on for ever. */
  readonly loopStart: number | undefined;
  /** How wide the numbers of the steps are. */
  readonly numbers: number;
}

/**
 * A trace for people: the initial state, then a line for each step, with who acts, what happens and only what changed.
 * Steps by which time passes, one after another, share a line. What repeats for ever has a bar at its left, and says where
 * it is back.
 */
export function traceLines(trace: Trace, style: Style): string[] {
  const { initial, steps, loop } = trace;
  const lines = stepLines(trace, style);
  const indent = ' '.repeat(settingOf(steps, loop).numbers + 2);
  return [
    `${indent}${style.paint.dim('initially')}`,
    ...stateLines(initial, `${indent}  `, style),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
}

/** The steps of a trace as `traceLines` sets them, without the state that they begin in. */
export function stepLines({ steps, loop }: Trace, style: Style): string[] {
  const setting = settingOf(steps, loop);
  const { entries, loopStart } = setting;
  return [
    ...linesOfEntries(setting, 0, loopStart ?? entries.length, style),
    ...(loop === null ? [] : endlessLines(setting, loop, style)),
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

function settingOf(steps: Trace['steps'], loop: Loop | null): Setting {
  const entries = entriesOf(steps, loop?.start);
  const before = loop === null ? undefined : entries.filter(({ last }) => last <= loop.start).length;
  return { entries, loopStart: before, numbers: Math.max(1, widest(entries.map(numberText))) };
}

/** How the run goes on for ever: the steps that repeat, or that there are none. */
function endlessLines(setting: Setting, { start, fairness, couldHappen }: Loop, style: Style): string[] {
  const { paint } = style;
  const { entries, loopStart = 0, numbers } = setting;
  if (loopStart === entries.length) {
    const owesNothing = withoutTime(fairness).length === 0;
    const why = owesNothing ? 'nothing has to happen' : 'nothing that would have to happen is enabled';
    const sign = padLeft('■', numbers + 2);
    const could = couldHappen.length === 0 ? '' : `; what could happen need not: ${couldHappen.join(', ')}`;
    return paragraph(`${paint.magenta(sign)}  `, `and here it stays for ever: ${why}${could}`, style.width);
  }
  const rule = '─'.repeat(numbers + 1);
  const repeated = linesOfEntries(setting, loopStart, entries.length, style);
  return [
    `${paint.magenta(`╭${rule}`)}  from here on, for ever:`,
    ...repeated.map((line) => `${paint.magenta('│')}${line.slice(1)}`),
    `${paint.magenta(`╰${rule}`)}  back in the ${start === 0 ? 'initial state' : `state after step ${start}`}`,
  ];
}

/** The lines of consecutive entries, by position, the end excluded. The first column is blank, for a bar. */
function linesOfEntries(setting: Setting, from: number, to: number, style: Style): string[] {
  const { entries, loopStart } = setting;
  const linesOf = columnsOf(setting, style);
  return stretchesOf(entries.length, loopStart).flatMap((stretch) => {
    const first = Math.max(from, stretch.from);
    const some = entries.slice(first, Math.max(first, Math.min(to, stretch.to)));
    if (some.length === 0) return [];
    if (stretch.isShown) return some.flatMap((entry, index) => linesOf(entry, first + index));
    return [`  ${style.paint.dim(`… ${counted(stepsIn(some), 'step')} left out; --trace writes them all …`)}`];
  });
}

/** Sets an entry that stands at a position. */
type SetEntry = (entry: Entry, position: number) => string[];

/** In columns that are as wide as the trace needs: number, time, who acts, action, and what it does. */
function columnsOf({ entries, numbers }: Setting, style: Style): SetEntry {
  const { paint, width } = style;
  const steps = entries.map(({ step }) => step);
  const times = timesOf(steps).map(durationText);
  const clock = widest(times);
  const processes = widest(steps.map((step) => step.process ?? ''));
  // One long name must not push everything else out of a terminal.
  const actions = Math.min(widest(steps.map((step) => actionText(step, style))), Math.floor(width / 3));
  const namesNetwork = new Set(steps.flatMap((step) => step.messages.map(({ network }) => network))).size > 1;
  const widths = [numbers + 2, clock, processes, actions].filter((column) => column > 0);
  const details = widths.reduce((sum, column) => sum + column + 2, 0);
  return (entry, position) => {
    const { step } = entry;
    const columns = [
      ` ${paint.dim(padLeft(numberText(entry), numbers + 1))}`,
      ...(clock > 0 ? [paint.dim(padLeft(times[position] ?? '', clock))] : []),
      ...(processes > 0 ? [paint.bold(padRight(step.process ?? '', processes))] : []),
      padRight(actionText(step, style), actions),
    ];
    return fill(`${columns.join('  ')}  `, detailTexts(step, namesNetwork, style), width, ' · ', details);
  };
}
