import { wrongCounts } from './counts.js';
import { isMeasured, type Outcome } from './figures.js';
import { describeMachine, loadAverage } from './machine.js';
import type { Report } from './report.js';
import { measureInRounds } from './rounds.js';
import type { Subject, Workload } from './subject.js';
import { type Section, summarize } from './summary.js';

export interface Asked {
  /** Only what has this in its name. */
  readonly name: string;
  readonly rounds: number;
  /** In nanoseconds: two cores that are farther apart are waited for. */
  readonly coresWithin?: number | undefined;
}

export interface Measured {
  readonly report: Report;
  /** Where subjects failed, or counted wrongly, in words. */
  readonly mistakes: readonly string[];
}

/** Measures one workload after another, and says on standard error how far it is. @throws RangeError if none is asked for */
export async function measureWorkloads(
  workloads: readonly Workload[],
  { name, rounds, coresWithin }: Asked,
): Promise<Measured> {
  const asked = workloads.flatMap((workload) => askedOf(workload, name));
  if (asked.length === 0) {
    throw new RangeError(
      `no workload or subject is called ${name}; there are ${workloads.map((one) => one.name).join('; ')}`,
    );
  }
  const at = new Date().toISOString();
  const machine = describeMachine();
  const before = loadAverage();
  const sections: Section[] = [];
  const mistakes: string[] = [];
  for (const workload of asked) {
    const onOutcome = (round: number, subject: Subject, outcome: Outcome) => {
      const what = isMeasured(outcome) ? `${outcome.seconds.toFixed(2)} s` : outcome.unavailable;
      console.error(`${workload.name}, round ${round} of ${rounds}: ${subject.name}: ${what}`);
      if (!isMeasured(outcome) && outcome.failed === true) mistakes.push(`${workload.name}: ${subject.name} failed`);
    };
    const series = await measureInRounds({ subjects: workload.subjects, rounds, coresWithin, onOutcome });
    mistakes.push(...wrongCounts(workload, series));
    sections.push(summarize(workload, series));
  }
  const report: Report = { version: 1, at, machine, rounds, loadAverage: { before, after: loadAverage() }, sections };
  return { report, mistakes };
}

/** The workload whole if it has the name, else with those of its subjects that have it, and the reference. */
function askedOf(workload: Workload, name: string): Workload[] {
  if (workload.name.includes(name)) return [workload];
  const subjects = workload.subjects.filter((subject) => subject.name.includes(name));
  if (subjects.length === 0) return [];
  return [
    {
      ...workload,
      subjects: workload.subjects.filter(
        (subject) => subject.name === workload.reference || subjects.includes(subject),
      ),
    },
  ];
}
