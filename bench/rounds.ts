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
  readonly onOutcome: (round: number, subject: Subject, outcome: Outcome) => void;
}

/**
 * Runs the subjects one after another in every round (A B A B, not A A B B), so that a slow spell of the machine falls
 * on all of them alike. A subject that cannot be measured, or fails, is not tried again.
 */
export async function measureInRounds({ subjects, rounds, onOutcome }: Plan): Promise<Series[]> {
  const series = subjects.map((subject) => ({ subject, outcomes: [] as Outcome[] }));
  for (let round = 1; round <= rounds; round++) {
    for (const { subject, outcomes } of series) {
      if (outcomes.some((outcome) => !isMeasured(outcome))) continue;
      const outcome = await measure(subject);
      outcomes.push(outcome);
      onOutcome(round, subject, outcome);
    }
  }
  return series;
}

async function measure(subject: Subject): Promise<Outcome> {
  try {
    return await subject.measure();
  } catch (failure) {
    return { unavailable: failure instanceof Error ? failure.message : String(failure), failed: true };
  }
}
