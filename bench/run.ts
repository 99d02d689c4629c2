import { writeFileSync } from 'node:fs';
import yargs from 'yargs';
import { isMeasured, type Outcome } from './figures.js';
import { wrongCounts } from './known-counts.js';
import { describeMachine } from './machine.js';
import { measureInRounds } from './rounds.js';
import { LIVENESS, PROTOCOL, SUBJECTS, type Subject, YARDSTICK } from './subjects.js';
import { type Summary, summarize } from './summary.js';
import { table } from './table.js';

interface Arguments {
  readonly name: string | undefined;
  readonly rounds: number;
  /** The number of resource managers. */
  readonly n: number;
  readonly json: string | undefined;
}

await yargs(process.argv.slice(2))
  .scriptName('npm run bench --')
  .command(
    '$0 [name]',
    'Measure how fast each subject explores TwoPhase',
    (command) =>
      command
        .positional('name', {
          type: 'string',
          describe: 'measure only the subjects whose name contains this, and the yardstick',
        })
        .option('rounds', { type: 'number', default: 3, describe: 'how often to run each subject' })
        .option('n', { alias: 'resource-managers', type: 'number', default: 8, describe: 'size of TwoPhase, 1 to 9' })
        .option('json', { type: 'string', requiresArg: true, describe: 'also write the figures to this file' })
        .check((asked) => {
          refuseImpossible(asked);
          return true;
        }),
    (asked) => bench(asked),
  )
  .strict()
  .showHelpOnFail(false)
  .parseAsync();

function refuseImpossible({ name, rounds, n }: Pick<Arguments, 'name' | 'rounds' | 'n'>): void {
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('--rounds must be a whole number above 0');
  if (!Number.isInteger(n) || n < 1 || n > 9) throw new RangeError('-n must be a whole number from 1 to 9');
  if (![...SUBJECTS, PROTOCOL, ...LIVENESS].some((subject) => isAsked(subject, name))) {
    throw new RangeError(`no subject is called ${name}; there are ${SUBJECTS.map((one) => one.name).join(', ')}`);
  }
}

async function bench({ name, rounds, n, json }: Arguments): Promise<void> {
  const machine = describeMachine();
  const onOutcome = (round: number, outcome: Outcome) => {
    const result = isMeasured(outcome) ? `${outcome.seconds.toFixed(3)} s` : outcome.unavailable;
    console.error(`round ${round} of ${rounds}: ${outcome.subject}: ${result}`);
  };
  const subjects = SUBJECTS.filter((subject) => subject === YARDSTICK || isAsked(subject, name));
  const series = await measureInRounds({ subjects, resourceManagers: n, rounds, onOutcome });
  const summaries = summarize(series, YARDSTICK.name);
  const protocols = isAsked(PROTOCOL, name) ? [PROTOCOL] : [];
  const modelled = await measureInRounds({ subjects: protocols, resourceManagers: n, rounds, onOutcome });

  console.log(`TwoPhase, ${n} resource managers, best and median of ${rounds} rounds\n`);
  console.log(table(summaries));
  for (const { subject, unavailable } of series) {
    if (unavailable !== undefined) console.log(`${subject}: ${unavailable}`);
  }
  if (modelled.length > 0) {
    console.log(`\nA whole protocol: two-phase-commit, repaired, by its default parameters\n`);
    console.log(table(summarize(modelled, YARDSTICK.name)));
  }
  const [without, withProperty] = LIVENESS;
  if (isAsked(withProperty, name)) {
    const lively = await measureInRounds({ subjects: LIVENESS, resourceManagers: n, rounds, onOutcome });
    const [base, live] = summarize(lively, without.name);
    console.log('\nLiveness: two-phase, fair, 7 resource managers, without and with a leadsTo under weak fairness\n');
    console.log(table(summarize(lively, without.name)));
    if (base !== undefined && live !== undefined) console.log(`\n${costOf(base, live)}`);
  }
  const { processor, cores, loadAverage, node } = machine;
  console.log(`\n${processor}, ${cores} cores, load average ${loadAverage.toFixed(2)}, Node ${node}`);

  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ machine, resourceManagers: n, summaries, series, modelled }, null, 2)}\n`);
  }

  const wrong = series.flatMap((one) => one.rounds.flatMap((figures) => wrongCounts(figures, n)));
  for (const line of new Set(wrong)) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
}

/** How much longer the second takes than the first, and what it keeps. */
function costOf(base: Summary, live: Summary): string {
  const best = (live.seconds / base.seconds).toFixed(2);
  const median = (live.medianSeconds / base.medianSeconds).toFixed(2);
  const bytes = live.bytesPerTransition?.toFixed(1) ?? 'no';
  return `with it ${best} times as long (median ${median}), ${bytes} bytes for each transition kept`;
}

function isAsked(subject: Subject, name: string | undefined): boolean {
  return name === undefined || subject.name.includes(name);
}
