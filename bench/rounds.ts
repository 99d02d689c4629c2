import { measure } from './child.js';
import { type Figures, isMeasured, type Outcome } from './figures.js';
import type { Subject } from './subjects.js';

/** What the rounds found of one subject: its figures, one per round, or why there are none. */
export interface Series {
  readonly subject: string;
  readonly rounds: readonly Figures[];
  readonly unavailable?: string;
}

/** What to measure, and whom to tell of each outcome as it comes. */
export interface Plan {
  readonly subjects: readonly Subject[];
  readonly resourceManagers: number;
  readonly rounds: number;
  readonly onOutcome: (round: number, outcome: Outcome) => void;
}

/**
 * Runs the subjects one after another in every round (A B A B, not A A B B), so that a slow spell of the machine falls
 * on all of them alike. A subject found unavailable is not tried again.
 */
export async function measureInRounds({ subjects, resourceManagers, rounds, onOutcome }: Plan): Promise<Series[]> {
  const entries = subjects.map((subject) => ({ subject, figures: [] as Figures[], reason: '' }));
  for (let round = 1; round <= rounds; round++) {
    for (const entry of entries) {
      if (entry.reason !== '') continue;
      const outcome = await measure(entry.subject, resourceManagers);
      if (isMeasured(outcome)) entry.figures.push(outcome);
      else entry.reason = outcome.unavailable;
      onOutcome(round, outcome);
    }
  }
  return entries.map(({ subject, figures, reason }) => ({
    subject: subject.name,
    rounds: figures,
    ...(reason === '' ? {} : { unavailable: reason }),
  }));
}
