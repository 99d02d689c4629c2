import { fractionMissed } from './counts.js';
import { type Figures, isMeasured } from './figures.js';
import type { Series } from './rounds.js';
import type { Coverage, Workload } from './subject.js';

/** One subject over all rounds: what it counted, and what it took. */
export interface Row extends Figures {
  readonly subject: string;
  readonly covers: Coverage;
  /** Of the fastest round. */
  readonly seconds: number;
  readonly medianSeconds: number;
  readonly secondsOfRounds: readonly number[];
  /** How many times as fast as the reference: the median over the rounds, each compared with itself. */
  readonly speed?: number | undefined;
  /** How many times as much processor time as the reference, likewise. */
  readonly cpuRatio?: number | undefined;
  /** Which part of the states it did not see. */
  readonly missed?: number | undefined;
}

/** A subject for which there are no figures, and why. */
export interface Absent {
  readonly subject: string;
  readonly reason: string;
  readonly failed: boolean;
}

/** What was measured of one workload. */
export interface Section {
  readonly name: string;
  readonly about: string;
  readonly reference: string;
  readonly rows: readonly Row[];
  readonly absent: readonly Absent[];
}

/** Sums up what the rounds found of a workload. Time is judged by its median, memory by its maximum. */
export function summarize({ name, about, reference, known }: Workload, series: readonly Series[]): Section {
  const measured = series.map(({ subject, outcomes }) => ({ subject, figures: outcomes.filter(isMeasured) }));
  const compared = measured.find(({ subject }) => subject.name === reference)?.figures ?? [];
  const states =
    known?.distinctStates ??
    measured.find(({ subject }) => subject.covers === 'everything')?.figures[0]?.distinctStates;
  const rows = measured.flatMap(({ subject, figures }): Row[] => {
    const [first] = figures;
    if (first === undefined) return [];
    const seconds = figures.map((each) => each.seconds);
    const ratios = (of: (one: Figures, reference: Figures) => number | undefined) =>
      median(
        figures.flatMap((one, round) => compared.slice(round, round + 1).flatMap((other) => of(one, other) ?? [])),
      );
    const missed = fractionMissed(subject, first, states);
    return [
      {
        ...first,
        subject: subject.name,
        covers: subject.covers,
        seconds: Math.min(...seconds),
        medianSeconds: median(seconds) ?? first.seconds,
        secondsOfRounds: seconds,
        speed: ratios((one, other) => other.seconds / one.seconds),
        cpuRatio: ratios((one, other) => quotient(one.cpuSeconds, other.cpuSeconds)),
        cpuSeconds: median(valuesOf(figures, 'cpuSeconds')),
        peakMemory: valuesOf(figures, 'peakMemory').toSorted((one, other) => other - one)[0],
        othersCores: median(valuesOf(figures, 'othersCores')),
        coresApart: median(valuesOf(figures, 'coresApart')),
        missed,
      },
    ];
  });
  const absent = series.flatMap(({ subject, outcomes }) =>
    outcomes.flatMap((outcome) =>
      isMeasured(outcome)
        ? []
        : [{ subject: subject.name, reason: outcome.unavailable, failed: outcome.failed === true }],
    ),
  );
  return { name, about, reference, rows, absent };
}

/** The middle value, or the mean of the two middle ones; undefined if there is none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const ascending = values.toSorted((one, other) => one - other);
  const middle = ascending.slice(Math.floor((values.length - 1) / 2), Math.floor(values.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function valuesOf(
  figures: readonly Figures[],
  field: 'cpuSeconds' | 'peakMemory' | 'othersCores' | 'coresApart',
): number[] {
  return figures.flatMap((each) => each[field] ?? []);
}

/** Undefined where there are no two numbers to divide. */
function quotient(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined || divisor === 0 ? undefined : dividend / divisor;
}
