import type { ReportedCheck } from '../../contents/index.js';
import { useKeys } from '../navigation/keys.js';
import { StepList } from '../printed/step-list.js';

/** A run that decides a property, step by step. */
export function Counterexample({
  check,
  step,
  onStep,
}: {
  readonly check: ReportedCheck;
  /** After how many steps the run is looked at: 0 is the initial state. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}) {
  const last = check.trace?.steps.length ?? 0;
  const go = (to: number) => onStep(Math.max(0, Math.min(last, to)));
  const next = () => go(step + 1);
  const previous = () => go(step - 1);
  useKeys({ j: next, ArrowRight: next, k: previous, ArrowLeft: previous, Home: () => go(0), End: () => go(last) });
  return <StepList check={check} step={step} />;
}
