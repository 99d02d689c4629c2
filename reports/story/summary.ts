import type { Trace, TraceStep } from '../../checker/index.js';
import { amountPassed, inline } from '../wording/index.js';
import { fieldAsSeenBy, isTelling } from './change-in-words.js';
import type { Lane } from './lanes.js';

/** A step in a few words beside its action: who acts, and the first thing that changes, or what is sent or received. */
export function summaryOf(step: TraceStep, trace: Trace, lanes: readonly Lane[]): string {
  if (amountPassed(step) !== undefined) return '';
  const { process, kind, changes, messages } = step;
  const networks = new Set(messages.map(({ network }) => network));
  const isBudget = (field: string) => kind === 'fault' && !/[.[]/.test(field);
  const change = changes.find((each) => !networks.has(each.field) && !isBudget(each.field) && isTelling(each));
  const sent = [...new Set(messages.flatMap((message) => (message.event === 'sent' ? [message.kind] : [])))];
  const received = messages.find(({ event }) => event === 'received');
  const parts = [
    process,
    change !== undefined
      ? `${fieldAsSeenBy(change.field, process, trace, lanes)} ${inline(change.before)} → ${inline(change.after)}`
      : sent.length > 0
        ? `sends ${sent.join(', ')}`
        : received === undefined
          ? null
          : `receives ${received.kind}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
