import { type FairnessEvidence, type Trace, UsageError } from '../../checker/index.js';

/**
 * What no schema says of a trace: that where it goes on for ever the steps exist that it names.
 * @param where what its fields stand in, as in `properties[0].trace.`
 * @throws UsageError
 */
export function refuseImpossibleLoop({ loop, steps }: Trace, where = ''): void {
  if (loop === null) return;
  const { length } = steps;
  refuseNoStep(loop.start, length, `${where}loop.start`);
  for (const [position, { because, step }] of loop.fairness.entries()) {
    refuseStep(because, step, length, `${where}loop.fairness[${position}].step`);
  }
}

function refuseStep(because: FairnessEvidence['because'], step: number | null, length: number, place: string): void {
  if (because !== 'never enabled') refuseNoStep(step, length, place);
  else if (step !== null) throw new UsageError(`${place} is not null`);
}

function refuseNoStep(step: number | null, length: number, place: string): void {
  if (step !== null && Number.isInteger(step) && step >= 0 && step <= length) return;
  throw new UsageError(`${place} is not a whole number of steps from 0 to ${length}`);
}
