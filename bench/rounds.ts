import { coresApart, coresWithin } from './cores.js';
import { isMeasured, type Outcome } from './figures.js';
import type { Subject } from './subject.js';

/** What the rounds found of one subject: an outcome for each, up to one that is none. */
export interface Series {
  readonly subject: Subject;
  readonly outcomes: readonly Outcome[];
}

/** What to measure, and whom to tell of each outcome as it comes. */
export interface Plan {
  readonly subjects: readonly Subject[];
  readonly rounds: number;
  /** Before each run on several cores it is waited until two cores are at most so many nanoseconds apart; not at all if not given. */
  readonly coresWithin?: number | undefined;
  readonly onOutcome: (round: number, subject: Subject, outcome: Outcome) => void;
}

/**
 * Runs the subjects one after another in every round (A B A B, not A A B B), so that a slow spell of the machine falls
 * on all of them alike. A subject that cannot be measured, or fails, is not tried again.
 */
export async function measureInRounds({ subjects, rounds, coresWithin: nearest, onOutcome }: Plan): Promise<Series[]> {
  const series = subjects.map((subject) => ({ subject, outcomes: [] as Outcome[] }));
  for (let round = 1; round <= rounds; round++) {
    for (const { subject, outcomes } of series) {
      if (outcomes.some((outcome) => !isMeasured(outcome))) continue;
      const outcome = await (subject.isParallel === true ? measureParallel(subject, nearest) : measure(subject));
      outcomes.push(outcome);
      onOutcome(round, subject, outcome);
    }
  }
  return series;
}

async function measureParallel(subject: Subject, nearest: number | undefined): Promise<Outcome> {
  const before = await (nearest === undefined ? coresApart() : coresWithin(nearest));
  const outcome = await measure(subject);
  const apart = [before ?? [], (await coresApart()) ?? []].flat();
  return isMeasured(outcome) && apart.length > 0 ? { ...outcome, coresApart: Math.max(...apart) } : outcome;
}

async function measure(subject: Subject): Promise<Outcome> {
  try {
    return await subject.measure();
  } catch (failure) {
    return { unavailable: failure instanceof Error ? failure.message : String(failure), failed: true };
  }
}
