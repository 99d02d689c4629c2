import type { Bits } from './bits.js';
import { closureOf, type DataFlow, lastWritersAmong, stateAfter } from './flow.js';

/** Steps of a run that are enough for something; ascending. */
export interface Sufficient {
  /** With all their causes, so that they could be taken without the others. */
  readonly steps: readonly number[];
  /** Those of them that made it so: without what one of these wrote it would not be. */
  readonly decisive: readonly number[];
}

/** Something that is so in a state of a run, and can be asked of others. */
export interface Claim {
  /** The number of steps after which it is so. */
  readonly position: number;
  /** What is read to see whether it is so in the state that some steps make, ascending, and whether it is. */
  readonly judge: (steps: readonly number[]) => { readonly result: boolean; readonly reads: Bits };
}

/** None of the steps could be left out of these: the fewest, in this sense, that make a claim true. */
export function sufficientFor(flow: DataFlow, claim: Claim, always: readonly number[] = []): Sufficient {
  const { position, judge } = claim;
  const isSo = (steps: readonly number[]) => {
    try {
      return judge(steps).result;
    } catch {
      // What a predicate makes of states that the run does not come to is not known.
      return false;
    }
  };
  const whole = Array.from({ length: position }, (_, before) => before + 1);
  const { reads } = judge(whole);
  let direct = [...new Set([...lastWritersAmong(whole, reads, flow), ...always])].sort((one, other) => one - other);
  const withCauses = (steps: readonly number[]) => closureOf(steps, flow);
  for (const step of direct.toReversed()) {
    if (always.includes(step)) continue;
    const fewer = direct.filter((other) => !withCauses([other]).includes(step));
    if (always.every((other) => fewer.includes(other)) && fewer.length < direct.length && isSo(withCauses(fewer)))
      direct = fewer;
  }
  const steps = withCauses(direct);
  const writers = isSo(steps) ? lastWritersAmong(steps, judge(steps).reads, flow) : [];
  const decisive = writers.filter((step) => always.includes(step) || !isSo(steps.filter((other) => other !== step)));
  return { steps, decisive: [...new Set([...always, ...decisive])].sort((one, other) => one - other) };
}

/** That something is so in the state after so many steps. */
export function claimOfState(flow: DataFlow, position: number, isSo: (state: unknown) => boolean): Claim {
  return { position, judge: (steps) => flow.model.readIn(stateAfter(steps, flow), isSo) };
}

/** That something is so of the step with this number. */
export function claimOfStep(flow: DataFlow, step: number, isSo: (before: unknown, after: unknown) => boolean): Claim {
  return {
    position: step,
    judge: (steps) => {
      const earlier = steps.filter((each) => each !== step);
      return flow.model.readInStep(stateAfter(earlier, flow), stateAfter([...earlier, step], flow), isSo);
    },
  };
}

/** That nothing can happen in the state after so many steps. */
export function claimOfDeath(flow: DataFlow, position: number): Claim {
  return {
    position,
    judge: (steps) => {
      const { isDead, refusals } = flow.model.possibleIn(stateAfter(steps, flow));
      return { result: isDead, reads: refusals };
    },
  };
}
