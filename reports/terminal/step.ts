import { match } from 'ts-pattern';
import type { Change, MessageEvent, TraceStep } from '../../checker/index.js';
import { amountPassed, durationText, inBrackets, inline, messageText } from '../wording/index.js';
import type { Style } from './style.js';

/** What a step says besides its action: what happened to messages, then what else changed. */
export function detailTexts(step: TraceStep, namesNetwork: boolean, style: Style): string[] {
  // That time passes changes nothing but what waits for it.
  if (amountPassed(step) !== undefined) return [];
  return [...eventTexts(step.messages, namesNetwork, style), ...changeTexts(step, style)];
}

/** What a step changed, but for what its messages tell: "phase working → aborted". */
export function changeTexts(step: TraceStep, style: Style): string[] {
  return changesToShow(step).map((change) => changeText(change, step.process, style));
}

/** The action with what its messages and the process that acts leave unsaid, and its kind where it is not the protocol's own. */
export function actionText(step: TraceStep, { paint }: Style): string {
  const passed = amountPassed(step);
  if (passed !== undefined) return paint.dim(`${step.action}: ${durationText(passed)}`);
  const isTold = step.messages.some(({ event, content }) => event !== 'sent' && isSame(content, step.arguments));
  const others = Object.entries(step.arguments).filter(([, value]) => !isTold && value !== step.process);
  const kind = step.kind === 'protocol' ? '' : ` [${step.kind}]`;
  const text = `${step.action}${inBrackets(Object.fromEntries(others))}${kind}`;
  return match(step.kind)
    .with('protocol', () => text)
    .with('timer', () => paint.yellow(text))
    .with('fault', () => paint.red(text))
    .with('repair', () => paint.green(text))
    .exhaustive();
}

/** A step in one line: "P1  carry out COMMIT: phase[T1] prepared → committed". */
export function stepText(step: TraceStep, style: Style): string {
  const details = detailTexts(step, false, style);
  const action = `${step.process === null ? '' : `${step.process}  `}${actionText(step, style)}`;
  return details.length === 0 ? action : `${action}: ${details.join(' · ')}`;
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
      .with('forged', () => `${paint.red('receives forged')} ${list}`)
      .with('duplicated', () => `${paint.yellow('duplicates')} ${list}`)
      .exhaustive();
  });
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
