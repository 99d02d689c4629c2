/** A long trace is read from both ends, and where its loop begins. */
const FIRST_STEPS = 40;
const LAST_STEPS = 60;
const STEPS_BEFORE_LOOP = 5;
const STEPS_IN_LOOP = 15;

/** Consecutive steps, by position, the end excluded; of a long trace some are left out. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isShown: boolean;
}

/** Which of so many steps are shown and which left out, where a loop begins after `loopStart` of them, if there is one. */
export function stretchesOf(length: number, loopStart: number | undefined): readonly Stretch[] {
  const around = loopStart ?? 0;
  const shown = [
    { from: 0, to: FIRST_STEPS },
    { from: around - STEPS_BEFORE_LOOP, to: loopStart === undefined ? 0 : around + STEPS_IN_LOOP },
    { from: length - LAST_STEPS, to: length },
  ].sort((one, other) => one.from - other.from);
  const stretches: Stretch[] = [];
  let reached = 0;
  for (const { from, to } of shown) {
    const end = Math.min(to, length);
    if (end <= reached) continue;
    // A line that says that one step is left out is as long as the step.
    const begin = from > reached + 1 ? from : reached;
    if (begin > reached) stretches.push({ from: reached, to: begin, isShown: false });
    stretches.push({ from: begin, to: end, isShown: true });
    reached = end;
  }
  return stretches;
}
