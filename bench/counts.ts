import { type Figures, isMeasured, type Outcome } from './figures.js';
import type { Counts, Subject, Workload } from './subject.js';

/** What a subject counted in one of its runs. */
export interface Counted {
  readonly subject: Subject;
  readonly outcome: Outcome;
}

/**
 * Where subjects disagree on what there is to count, in words; empty if nowhere. Those that explore everything must count
 * the same: what is known beforehand, or else what the first of them counts. None can count more states than there are.
 */
export function wrongCounts(workload: Workload, counted: readonly Counted[]): string[] {
  const measured = counted.flatMap(({ subject, outcome }) => (isMeasured(outcome) ? [{ subject, figures: outcome }] : []));
  const truth: Counts | undefined =
    workload.known ??
    measured.find(({ subject }) => subject.covers === 'everything' && subject.countsLevels)?.figures;
  if (truth === undefined) return [];
  const lines = measured.flatMap(({ subject, figures }) => {
    const differs = (field: keyof Counts, expected: number, isWrong = figures[field] !== expected): string[] =>
      isWrong ? [`${workload.name}: ${subject.name}: ${field} is ${figures[field]}, not ${expected}`] : [];
    switch (subject.covers) {
      case 'everything':
        return [
          ...differs('distinctStates', truth.distinctStates),
          ...differs('transitions', truth.transitions),
          ...(subject.countsLevels ? differs('depth', truth.depth) : []),
        ];
      case 'orbits':
        return workload.known === undefined ? [] : differs('distinctStates', workload.known.orbits);
      case 'reduced':
      case 'sample':
        return differs('distinctStates', truth.distinctStates, figures.distinctStates > truth.distinctStates);
    }
  });
  return [...new Set(lines)];
}

/** Which part of the states a subject did not see; undefined where that is not the question, or not known. */
export function fractionMissed(subject: Subject, figures: Figures, states: number | undefined): number | undefined {
  return subject.covers === 'sample' && states !== undefined ? 1 - figures.distinctStates / states : undefined;
}
