import type { SuiteProgress } from '../properties/index.js';
import { counted, duration, listed } from '../reports/index.js';
import { showLine } from './progress.js';

/** Shows how far a run of the suite is: one live line, as `showProgress` does. */
export async function showSuiteProgress() {
  return showLine('verifying', suiteProgressText);
}

/**
 * "41 of 125 explorations · 12 s · about 30 s left · 1 not as bound: P4.agreement on two-phase-commit · pbft, repaired"; of
 * this, from the left, what fits.
 */
export function suiteProgressText(progress: SuiteProgress, width: number): string {
  const { done, of, running, otherwise, seconds, secondsLeft } = progress;
  const pieces = [
    `${done} of ${counted(of, 'exploration')}`,
    ...(otherwise.length > 0 ? [`${otherwise.length} not as bound`] : []),
    inWhole(Math.floor(seconds)),
    ...(secondsLeft === undefined ? [] : [`about ${inWhole(roundedUp(secondsLeft))} left`]),
    ...(otherwise.length > 0 ? [listed(otherwise.slice(0, 3))] : []),
    ...running.map(({ model, variant }) => `${model}, ${variant}`),
  ];
  const fitting: string[] = [];
  for (const piece of pieces) {
    if (fitting.length > 0 && [...fitting, piece].join(SEPARATOR).length > width) break;
    fitting.push(piece);
  }
  return fitting.join(SEPARATOR);
}

const SEPARATOR = ' · ';

/** A decimal that is always 0 says nothing. */
function inWhole(seconds: number): string {
  return seconds < 10 ? `${seconds} s` : duration(seconds);
}

/** An estimate in steps of five seconds: more would only flicker. */
function roundedUp(seconds: number): number {
  return seconds < 10 ? Math.ceil(seconds) : 5 * Math.ceil(seconds / 5);
}
