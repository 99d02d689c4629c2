import type { FairnessEvidence, Loop, Trace } from '../../checker/index.js';
import { count } from './figures.js';
import { inBrackets } from './snapshot.js';
import type { Style } from './style.js';
import { fill, padRight, widest } from './text.js';
import { whereAfter } from './trace.js';

/** Nobody reads more lines than these. */
const MOST_LINES = 12;

/** So many actions are named for one reason, and so many instances of one action; others are counted. */
const NAMED_ACTIONS = 8;
const NAMED_INSTANCES = 3;

/** The evidence that gives the same reason. */
interface Group {
  readonly reason: string;
  readonly evidence: readonly FairnessEvidence[];
}

/** Why a run that goes on for ever counts: each reason, with the actions to which it is fair for it. Nothing if to none. */
export function fairnessLines({ loop, steps }: Trace, style: Style): string[] {
  if (loop === null || loop.fairness.length === 0) return [];
  const { paint, width } = style;
  const groups = groupsOf(loop, steps.length);
  const reasons = widest(groups.map(({ reason }) => reason));
  const lines: string[] = [`  ${paint.cyan('why this run is fair:')}`];
  let left = loop.fairness.length;
  for (const { reason, evidence } of groups) {
    const head = `    ${paint.dim(padRight(reason, reasons))}  `;
    const written = fill(head, actionTexts(evidence, loop), width, ', ');
    if (lines.length + written.length > MOST_LINES) break;
    lines.push(...written);
    left -= evidence.length;
  }
  return left === 0 ? lines : [...lines, `    ${paint.dim(`… and ${count(left)} more; --trace writes them all`)}`];
}

/** What is taken in the order of steps, then what is disabled, then what is never enabled. */
function groupsOf(loop: Loop, length: number): readonly Group[] {
  const isStop = loop.start === length;
  const groups = new Map<string, FairnessEvidence[]>();
  for (const evidence of [...loop.fairness].sort((one, other) => orderOf(one) - orderOf(other))) {
    const reason = isStop ? `not enabled ${whereAfter(length)}` : reasonOf(evidence);
    groups.set(reason, [...(groups.get(reason) ?? []), evidence]);
  }
  return [...groups].map(([reason, evidence]) => ({ reason, evidence }));
}

const orderOfReasons = ['taken', 'disabled', 'never enabled'] as const;

function orderOf({ because, step }: FairnessEvidence): number {
  // Steps of a trace are far fewer than a million.
  return orderOfReasons.indexOf(because) * 1e6 + (step ?? 0);
}

function reasonOf({ because, step }: FairnessEvidence): string {
  switch (because) {
    case 'taken':
      return `taken at step ${step}`;
    case 'disabled':
      // It would not do for strong fairness.
      return `not enabled ${whereAfter(step ?? 0)} (weak)`;
    case 'never enabled':
      return 'never enabled in the loop';
  }
}

/** The actions that evidence is about, with their instances if these are few. */
function actionTexts(evidence: readonly FairnessEvidence[], loop: Loop): readonly string[] {
  const names = [...new Set(evidence.map(({ action }) => action))];
  const isAbout = (name: string) => (each: FairnessEvidence) => each.action === name;
  const texts = names.slice(0, NAMED_ACTIONS).flatMap((name) => {
    const instances = evidence.filter(isAbout(name));
    if (instances.length <= NAMED_INSTANCES)
      return instances.map((each) => `${name}${inBrackets(each.arguments ?? {})}`);
    const all = loop.fairness.filter(isAbout(name)).length;
    return [`${name} (${instances.length === all ? `all ${all}` : `${instances.length} of ${all}`})`];
  });
  return names.length <= NAMED_ACTIONS ? texts : [...texts, `and ${names.length - NAMED_ACTIONS} more actions`];
}
