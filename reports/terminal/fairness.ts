import type { FairnessEvidence, Trace } from '../../checker/index.js';
import { count, counted, inBrackets, withoutTime } from '../wording/index.js';
import type { Style } from './style.js';
import { fill, padRight, widest } from './text.js';
import { whereAfter } from './trace.js';

/** Nobody reads more lines than these. */
const MOST_LINES = 12;

/** Of more instances of one action than these only the number is told. */
const NAMED_INSTANCES = 3;

/** The evidence that gives the same reason. */
interface Group {
  readonly reason: string;
  readonly evidence: readonly FairnessEvidence[];
}

/** Why a run that goes on for ever counts: each reason, with the actions to which it is fair for it. Nothing if to none. */
export function fairnessLines({ loop, steps }: Trace, style: Style): string[] {
  const evidence = withoutTime(loop?.fairness ?? []);
  if (loop === null || evidence.length === 0) return [];
  const { paint, width } = style;
  const groups = groupsOf(evidence, loop.start === steps.length ? steps.length : undefined);
  const reasons = widest(groups.map(({ reason }) => reason));
  const lines: string[] = [`  ${paint.cyan('why this run is fair:')}`];
  let left = evidence.length;
  for (const { reason, evidence: some } of groups) {
    const head = `    ${paint.dim(padRight(reason, reasons))}  `;
    const free = MOST_LINES - lines.length;
    const actions = new Set(some.map(({ action }) => action)).size;
    const written = mostThatFits(actions, free, (named) => fill(head, actionTexts(some, evidence, named), width, ', '));
    if (written === undefined) break;
    lines.push(...written);
    left -= some.length;
  }
  return left === 0 ? lines : [...lines, `    ${paint.dim(`… and ${count(left)} more; --trace writes them all`)}`];
}

/** The lines with as many of the actions named as leave no more lines than are free: all, if they can be. */
function mostThatFits(
  actions: number,
  free: number,
  write: (named: number) => readonly string[],
): readonly string[] | undefined {
  for (let named = actions; named > 0; named--) {
    const lines = write(named);
    if (lines.length <= free) return lines;
  }
  return undefined;
}

/** What is taken in the order of steps, then what is disabled, then what is never enabled; one group if the run stops. */
function groupsOf(evidence: readonly FairnessEvidence[], stopsAfter: number | undefined): readonly Group[] {
  const groups = new Map<string, FairnessEvidence[]>();
  for (const each of [...evidence].sort(byReason)) {
    const reason = stopsAfter === undefined ? reasonOf(each) : `not enabled ${whereAfter(stopsAfter)}`;
    groups.set(reason, [...(groups.get(reason) ?? []), each]);
  }
  return [...groups].map(([reason, evidence]) => ({ reason, evidence }));
}

const orderOfReasons = ['taken', 'disabled', 'never enabled'] as const;

function byReason(one: FairnessEvidence, other: FairnessEvidence): number {
  const difference = orderOfReasons.indexOf(one.because) - orderOfReasons.indexOf(other.because);
  return difference === 0 ? (one.step ?? 0) - (other.step ?? 0) : difference;
}

function reasonOf({ because, step }: FairnessEvidence): string {
  switch (because) {
    case 'taken':
      return `taken at step ${step ?? 0}`;
    case 'disabled':
      // It would not do for strong fairness.
      return `not enabled ${whereAfter(step ?? 0)} (weak)`;
    case 'never enabled':
      return 'never enabled in the loop';
  }
}

/** The actions that some of all evidence is about, so many by name, with their instances if these are few. */
function actionTexts(
  evidence: readonly FairnessEvidence[],
  everything: readonly FairnessEvidence[],
  named: number,
): readonly string[] {
  const names = [...new Set(evidence.map(({ action }) => action))];
  const texts = names.slice(0, named).flatMap((name) => {
    const instances = evidence.filter(({ action }) => action === name);
    if (instances.length <= NAMED_INSTANCES) {
      return instances.map((each) => `${name}${inBrackets(each.arguments ?? {})}`);
    }
    const all = everything.filter(({ action }) => action === name).length;
    return [`${name} (${instances.length === all ? `all ${all}` : `${instances.length} of ${all}`})`];
  });
  const others = names.length - named;
  return others > 0 ? [...texts, `and ${counted(others, 'more action')}`] : texts;
}
