import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import yargs from 'yargs';
import type { CheckResult } from '../checker/index.js';
import { writeIntoPage } from './page.js';
import { median } from './summary.js';
import { type Column, decimal, table } from './table.js';
import { runTimed } from './timed.js';

// Prints how many steps a second random runs take, beside the transitions a second of an exhaustive exploration of the same
// model, and beside Quint's simulator on TwoPhase, where it is given: `npm run random-speed`. Seconds are those that results
// tell, of exploring and of walking alone. They are of the clock, so that nobody else should be at work.

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const specification = fileURLToPath(new URL('quint/two-phase.qnt', import.meta.url));

const { rounds, quint, page } = await yargs(process.argv.slice(2))
  .scriptName('npm run random-speed --')
  .option('rounds', { number: true, default: 3, describe: 'How often to run each' })
  .option('quint', {
    string: true,
    requiresArg: true,
    describe: 'The command of Quint (npm package @informalsystems/quint), to be measured, too',
  })
  .option('page', { string: true, requiresArg: true, describe: 'Write the table into this page' })
  .strict()
  .parseAsync();

/** A model and what is judged on its way. */
interface Workload {
  readonly model: string;
  readonly settings: readonly string[];
  readonly property: string;
  readonly quint?: string;
}

const workloads: readonly Workload[] = [
  { model: 'two-phase', settings: ['--set', 'resourceManagers=9'], property: 'TCConsistent', quint: specification },
  { model: 'two-phase-commit', settings: [], property: 'deadlock-free' },
  { model: 'partition', settings: ['--set', 'writes=3'], property: 'deadlock-free' },
  { model: 'pbft', settings: [], property: 'deadlock-free' },
];

/** So long random runs are measured; V8 has warmed up long before. */
const TIME = '8s';
const QUINT = { walks: 500, stepsPerWalk: 40 };

interface Row {
  readonly subject: string;
  /** Of steps or transitions, by round. */
  readonly rates: readonly number[];
  readonly reference: readonly number[];
}

const rows: Row[] = [];
for (const workload of workloads) {
  const { model, settings, property } = workload;
  const name = [model, ...settings.filter((word) => word !== '--set')].join(', ');
  const asked = [model, ...settings, '--property', property, '--workers', '1'];
  const subjects: [string, () => Promise<number>][] = [
    ['check', () => rateOf(['check', ...asked])],
    // No set of visited states is kept where their number is only estimated.
    ['simulate, uniform, states estimated', () => simulated(asked, '--strategy', 'uniform', '--distinct', 'estimate')],
    ...(['uniform', 'weighted', 'priority', 'novel'] as const).map((strategy): [string, () => Promise<number>] => [
      `simulate, ${strategy}`,
      () => simulated(asked, '--strategy', strategy),
    ]),
    ['simulate, all strategies', () => simulated(asked)],
    ...(quint === undefined || workload.quint === undefined
      ? []
      : [['Quint', async () => rateOfQuint(quint, workload.quint ?? '')] satisfies [string, () => Promise<number>]]),
  ];
  const rates = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, [subject, measure]] of subjects.entries()) {
      const rate = await measure();
      console.error(`${name}, round ${round + 1} of ${rounds}: ${subject}: ${decimal(rate / 1e6, 3)} million/s`);
      rates[at]?.push(rate);
    }
  }
  for (const [at, [subject]] of subjects.entries()) {
    rows.push({ subject: `${name}: ${subject}`, rates: rates[at] ?? [], reference: rates[0] ?? [] });
  }
}

const columns: readonly Column<Row>[] = [
  { title: 'subject', cell: ({ subject }) => subject },
  { title: 'thousand steps/s', cell: ({ rates }) => decimal((median(rates) ?? Number.NaN) / 1e3, 1) },
  {
    title: 'check = 1',
    cell: ({ rates, reference }) => decimal(median(rates.map((rate, round) => rate / (reference[round] ?? 1))), 4),
  },
];
const text = table(columns, rows, page === undefined ? 'text' : 'markdown');
if (page === undefined) console.log(text);
else writeIntoPage(page, text, 'speed');

function simulated(asked: readonly string[], ...how: readonly string[]): Promise<number> {
  return rateOf(['simulate', ...asked, '--time-limit', TIME, ...how]);
}

/** Steps or transitions a second. */
async function rateOf(words: readonly string[]): Promise<number> {
  // An ended budget of time is inconclusive.
  const { stdout } = await runTimed(process.execPath, [cli, ...words, '--json'], { accepts: [0, 3] });
  const { random, transitions, seconds } = JSON.parse(stdout) as CheckResult;
  return (random?.steps ?? transitions) / seconds;
}

/** Quint tells how many runs a second it took, and how many states they had. */
function rateOfQuint(command: string, path: string): number {
  const how = ['--backend', 'typescript', '--main', 'twoPhase', '--invariant', 'tcConsistent', '--verbosity', '2'];
  const much = ['--max-samples', String(QUINT.walks), '--max-steps', String(QUINT.stepsPerWalk)];
  const printed = execFileSync(command, ['run', ...how, ...much, path], { encoding: 'utf8' });
  const rate = /at ([\d.]+) traces\/second/.exec(printed)?.[1];
  const states = /average=([\d.]+)/.exec(printed)?.[1];
  if (rate === undefined || states === undefined) throw new Error(`Quint said: ${printed}`);
  return Number(rate) * (Number(states) - 1);
}
