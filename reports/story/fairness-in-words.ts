import { match } from 'ts-pattern';
import type { FairnessEvidence, Loop } from '../../checker/index.js';
import { inBrackets, listed, withoutTime } from '../wording/index.js';

/** A reason for which a run that goes on for ever is fair, with the actions of which it is true. */
export interface FairnessReason {
  readonly reason: string;
  /** The step to look at, or null. */
  readonly step: number | null;
  readonly actions: readonly string[];
}

/** Why a run that goes on for ever counts, reason by reason: what is taken first, then what cannot be. */
export function fairnessReasons(loop: Loop, length: number): readonly FairnessReason[] {
  const stays = loop.start === length;
  const reasons = new Map<string, { reason: string; step: number | null; actions: string[] }>();
  const order = ['taken', 'disabled', 'never enabled'];
  const evidence = [...withoutTime(loop.fairness)].sort(
    (one, other) => order.indexOf(one.because) - order.indexOf(other.because) || (one.step ?? 0) - (other.step ?? 0),
  );
  for (const each of evidence) {
    const { reason, step } = reasonOf(each, stays);
    const group = reasons.get(reason) ?? { reason, step, actions: [] };
    group.actions.push(`${each.action}${each.arguments === null ? '' : inBrackets(each.arguments)}`);
    reasons.set(reason, group);
  }
  return [...reasons.values()];
}

/** What is assumed of the run, in a sentence; empty where nothing is. */
export function assumptionOf({ assumed }: Loop): string {
  if (assumed === null) return '';
  const actions = match(assumed.fairness)
    .with('declared', () => 'the fairness that the model declares of its actions')
    .with('none', () => 'no fairness of the protocol’s actions')
    .with('weak', 'strong', (fairness) => `${fairness} fairness of every action of the protocol`)
    .exhaustive();
  const repairs = assumed.repairs === null ? [] : [`${assumed.repairs} fairness of repairs`];
  return `Assumed: ${listed([actions, ...repairs])}. Faults are owed nothing.`;
}

/** How a run goes on after its last step, in a clause. */
export function endlessness(loop: Loop, length: number): string {
  const owesNothing = withoutTime(loop.fairness).length === 0;
  if (loop.start === length) {
    return `${length === 0 ? 'the run stays in its initial state' : `after step ${length} the run stays as it is`}, for ${whyItStays(loop)}`;
  }
  const repeated = loop.start + 1 === length ? `step ${length}` : `steps ${loop.start + 1} to ${length}`;
  const fair = owesNothing ? '' : ', and is fair to every action that it must be fair to';
  return `from step ${loop.start + 1} on the run repeats ${repeated} for ever${fair}`;
}

/** Why a run may stay where it is for ever, in a clause. */
export function whyItStays({ fairness, couldHappen }: Loop): string {
  const why =
    withoutTime(fairness).length === 0 ? 'nothing has to happen' : 'nothing that would have to happen is enabled';
  if (couldHappen.length === 0) return why;
  return `${why}; ${listed(couldHappen.map((action) => `“${action}”`))} could happen, but need not`;
}

function reasonOf({ because, step }: FairnessEvidence, stays: boolean): { reason: string; step: number | null } {
  return match(because)
    .with('taken', () => ({ reason: `taken in step ${step}, again and again`, step }))
    .with('disabled', () => ({
      reason: step === 0 ? 'not enabled in the initial state' : `not enabled after step ${step}, again and again`,
      step,
    }))
    .with('never enabled', () => ({
      reason: stays ? 'not enabled where the run stays' : 'enabled nowhere in the loop',
      step: null,
    }))
    .exhaustive();
}
