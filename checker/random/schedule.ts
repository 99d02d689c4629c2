/**
 * What a run does: pairs of numbers [occurrence, choice], the first of them of its initial state ([−1, 0] where that is the
 * blank one), the others of its steps. Where an occurrence is not enabled it is skipped.
 */
export type Schedule = Int32Array;

/** How many steps a schedule has, if none is skipped. */
export function stepsOf(schedule: Schedule): number {
  return schedule.length / 2 - 1;
}
