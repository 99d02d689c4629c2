import { match } from 'ts-pattern';
import type { Change, MessageEvent, Trace, TraceStep } from '../../checker/index.js';
import { counted } from './figures.js';
import { inBrackets, inline, stateLines } from './snapshot.js';
import type { Style } from './style.js';
import { fill, padLeft, padRight, widest } from './text.js';

/** A trace for people: the initial state, then a line for each step, with who acts, what happens and only what changed. */
export function traceLines(trace: Trace, style: Style): string[] {
  const { paint } = style;
  const numbers = String(trace.steps.length).length;
  const processes = widest(trace.steps.map((step) => step.process ?? ''));
  // One long name must not push everything else out of a terminal.
  const actions = Math.min(widest(trace.steps.map((step) => actionText(step))), Math.floor(style.width / 3));
  const namesNetwork = new Set(trace.steps.flatMap((step) => step.messages.map(({ network }) => network))).size > 1;

  const lines = (step: TraceStep, index: number): string[] => {
    const number = paint.dim(padLeft(String(index + 1), numbers + 2));
    const process = padRight(step.process ?? '', processes);
    const action = padRight(actionText(step, style), actions);
    const head = [number, ...(processes > 0 ? [paint.bold(process)] : []), action].join('  ');
    const events = eventTexts(step.messages, namesNetwork, style);
    const changes = changesToShow(step).map((change) => changeText(change, step.process, style));
    const details = numbers + 2 + (processes > 0 ? 2 + processes : 0) + 2 + actions + 2;
    return fill(`${head}  `, [...events, ...changes], style.width, ' · ', details);
  };
  const steps = withoutMiddle(
    trace.steps.map((step, index) => () => lines(step, index)),
    style,
  );
  const indent = ' '.repeat(numbers + 2);
  return [
    `${indent}${paint.dim('initially')}`,
    ...stateLines(trace.initial, `${indent}  `, style),
    ...(steps.length > 0 ? ['', ...steps] : []),
  ];
}

/** A long trace is read from both ends. */
const FIRST_STEPS = 40;
const LAST_STEPS = 60;

function withoutMiddle(steps: readonly (() => string[])[], { paint }: Style): string[] {
  const written = (some: readonly (() => string[])[]) => some.flatMap((lines) => lines());
  const left = steps.length - FIRST_STEPS - LAST_STEPS;
  if (left <= 0) return written(steps);
  return [
    ...written(steps.slice(0, FIRST_STEPS)),
    paint.dim(`  … ${counted(left, 'step')} left out; --trace writes them all …`),
    ...written(steps.slice(-LAST_STEPS)),
  ];
}

/** The state in which a trace ends, as an indented block. */
export function lastStateLines(trace: Trace, indent: string, style: Style): string[] {
  return stateLines(trace.steps.at(-1)?.state ?? trace.initial, indent, style);
}

/** The action with what its messages and the process that acts leave unsaid, and its kind where it is not the protocol's own. */
function actionText(step: TraceStep, style?: Style): string {
  const isTold = step.messages.some(({ event, content }) => event !== 'sent' && isSame(content, step.arguments));
  const others = Object.entries(step.arguments).filter(([, value]) => !isTold && value !== step.process);
  const kind = step.kind === 'protocol' ? '' : ` [${step.kind}]`;
  const text = `${step.action}${inBrackets(Object.fromEntries(others))}${kind}`;
  if (style === undefined) return text;
  return match(step.kind)
    .with('protocol', () => text)
    .with('timer', () => style.paint.yellow(text))
    .with('fault', () => style.paint.red(text))
    .with('repair', () => style.paint.green(text))
    .exhaustive();
}

/** What happened to messages: consecutive ones of the same event together, "sends Prepare(rm1), Prepare(rm2)". */
function eventTexts(messages: readonly MessageEvent[], namesNetwork: boolean, { paint }: Style): string[] {
  const groups: { event: MessageEvent['event']; texts: string[] }[] = [];
  for (const message of messages) {
    const text = `${messageText(message)}${namesNetwork ? ` on ${message.network}` : ''}`;
    const last = groups.at(-1);
    if (last?.event === message.event) last.texts.push(text);
    else groups.push({ event: message.event, texts: [text] });
  }
  return groups.map(({ event, texts }) => {
    const list = texts.join(', ');
    return match(event)
      .with('sent', () => `${paint.cyan('sends')} ${list}`)
      .with('received', () => `${paint.green('receives')} ${list}`)
      .with('lost', () => `${paint.red('loses')} ${list}`)
      .with('duplicated', () => `${paint.yellow('duplicates')} ${list}`)
      .exhaustive();
  });
}

function messageText({ kind, content }: MessageEvent): string {
  const { from, to, ...rest } = content;
  if (from === undefined || to === undefined) return `${kind}${inBrackets(content)}`;
  return `${kind}${inBrackets(rest)} ${inline(from)} → ${inline(to)}`;
}

/** What changed, without the networks whose messages tell it already. */
function changesToShow(step: TraceStep): readonly Change[] {
  const told = new Set(step.messages.map(({ network }) => network));
  return step.changes.filter(({ field }) => !told.has(field.split(/[.[]/, 1)[0] ?? field));
}

function changeText({ field, before, after }: Change, process: string | null, { paint }: Style): string {
  const named = process === null ? field : withoutOwner(field, process);
  return `${named} ${paint.dim(inline(before))} → ${paint.bold(inline(after))}`;
}

/** A field of whoever acts needs no owner: `participant[P1].phase` is P1's `phase`. */
function withoutOwner(field: string, process: string): string {
  const [, name, owner, rest] = /^([^.[]+)(?:\[([^\]]+)\])?\.(.*)$/.exec(field) ?? [];
  if (name === undefined || rest === undefined) return field;
  if (owner === process) return rest;
  return owner === undefined && rest !== '' && name.toLowerCase() === process.toLowerCase() ? rest : field;
}

function isSame(one: MessageEvent['content'], other: MessageEvent['content']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
