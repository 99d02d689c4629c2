import { type Figures, isMeasured } from './figures.js';
import type { Series } from './rounds.js';
import type { Counts, Subject, Workload } from './subject.js';

/**
 * Where subjects disagree on what there is to count, in words; empty if nowhere. Those that explore everything must count
 * the same: what is known beforehand, or else what the first of them counts. None can count more states than there are.
 */
export function wrongCounts(workload: Workload, series: readonly Series[]): string[] {
  const measured = series.flatMap(({ subject, outcomes }) =>
    outcomes.filter(isMeasured).map((figures) => ({ subject, figures })),
  );
  const truth: Counts | undefined =
    workload.known ?? measured.find(({ subject }) => subject.covers === 'everything' && subject.countsLevels)?.figures;
  if (truth === undefined) return [];
  const mistakes = measured.flatMap(({ subject, figures }) =>
    mistakesOf(subject, figures, truth, workload.known?.orbits).map(
      (what) => `${workload.name}: ${subject.name}: ${what}`,
    ),
  );
  return [...new Set(mistakes)];
}

function mistakesOf(subject: Subject, figures: Figures, truth: Counts, orbits: number | undefined): string[] {
  const differs = (field: keyof Counts, expected: number): string[] =>
    figures[field] === rounded(expected, subject.digits) ? [] : [`${field} is ${figures[field]}, not ${expected}`];
  switch (subject.covers) {
    case 'everything':
      return [
        ...differs('distinctStates', truth.distinctStates),
        ...differs('transitions', truth.transitions),
        ...(subject.countsLevels ? differs('depth', truth.depth) : []),
      ];
    case 'orbits':
      return differs('distinctStates', orbits ?? figures.distinctStates);
    case 'reduced':
    case 'sample':
      return differs('distinctStates', Math.min(figures.distinctStates, truth.distinctStates));
  }
}

function rounded(count: number, digits: number | undefined): number {
  return digits === undefined ? count : Number(count.toPrecision(digits));
}

/** Which part of the states a subject did not see; undefined where that is not the question, or not known. */
export function fractionMissed(subject: Subject, figures: Figures, states: number | undefined): number | undefined {
  return subject.covers === 'sample' && states !== undefined ? 1 - figures.distinctStates / states : undefined;
}
