import type { SuiteProgress } from '../properties/index.js';
import { counted, duration, listed } from '../reports/index.js';
import { showLine } from './progress.js';

/** Shows how far a run of the suite is: one live line, as `showProgress` does. */
export async function showSuiteProgress() {
  return showLine('verifying', suiteProgressText);
}

/** "41 of 125 explorations · 1 not as bound: P4.agreement on two-phase-commit · pbft, repaired · 12 s · about 30 s left" */
export function suiteProgressText({ done, of, running, otherwise, seconds }: SuiteProgress): string {
  const left = done === 0 ? undefined : (seconds / done) * (of - done);
  return [
    `${done} of ${counted(of, 'exploration')}`,
    ...(otherwise.length === 0 ? [] : [`${otherwise.length} not as bound: ${listed(otherwise.slice(0, 3))}`]),
    ...running.map(({ model, variant }) => `${model}, ${variant}`),
    duration(seconds),
    ...(left === undefined ? [] : [`about ${duration(left)} left`]),
  ].join(' · ');
}
