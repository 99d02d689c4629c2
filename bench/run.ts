import { mkdirSync } from 'node:fs';
import yargs from 'yargs';
import { compare } from './compare.js';
import { measureWorkloads } from './measure.js';
import { writeIntoPage } from './page.js';
import { loadReport, render, saveReport } from './report.js';
import { workloadsOf } from './workloads/index.js';

const markdown = {
  boolean: true,
  default: false,
  describe: 'Print the tables as Markdown',
} as const;

// What verifiers were compiled is removed as this process ends, however it does.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

await yargs(process.argv.slice(2))
  .scriptName('npm run bench --')
  .command(
    '$0 [name]',
    'Measure signalbox and SPIN on the same state spaces',
    (command) =>
      command
        .positional('name', {
          type: 'string',
          describe: 'Measure only the workloads and subjects whose name contains this',
        })
        .option('n', {
          alias: 'resource-managers',
          string: true,
          requiresArg: true,
          default: '7,8,9',
          describe: 'Sizes of TwoPhase, each from 1 to 10',
        })
        .option('rounds', { number: true, default: 3, describe: 'How often to run each subject' })
        .option('cores-within', {
          number: true,
          requiresArg: true,
          describe:
            'Wait before each run on several cores, five minutes at most, until two are at most so many nanoseconds apart',
        })
        .option('save', { string: true, describe: 'Write the figures to this file, or to one in bench/results' })
        .option('markdown', markdown),
    async ({ name = '', n, rounds, coresWithin, save, markdown }) => {
      const workloads = workloadsOf(sizesIn(n));
      if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('--rounds must be a whole number above 0');
      const { report, mistakes } = await measureWorkloads(workloads, { name, rounds, coresWithin });
      console.log(render(report, markdown ? 'markdown' : 'text'));
      if (save !== undefined) {
        const path = save === '' ? fileFor(report.at, report.machine.commit) : save;
        saveReport(path, report);
        console.error(`saved in ${path}`);
      }
      for (const mistake of mistakes) console.error(mistake);
      if (mistakes.length > 0) process.exitCode = 1;
    },
  )
  .command(
    'show <report>',
    'Print the tables of a saved report',
    (command) =>
      command.positional('report', { type: 'string', demandOption: true }).option('markdown', markdown).option('page', {
        string: true,
        requiresArg: true,
        describe: 'Write them into this page instead, where it has its figures',
      }),
    async ({ report, markdown, page }) => {
      const saved = loadReport(report);
      if (page !== undefined) writeIntoPage(page, render(saved, 'markdown'));
      else console.log(render(saved, markdown ? 'markdown' : 'text'));
    },
  )
  .command(
    'compare <before> <after>',
    'Print the figures of one saved report as ratios to those of another',
    (command) =>
      command
        .positional('before', { type: 'string', demandOption: true })
        .positional('after', { type: 'string', demandOption: true })
        .option('markdown', markdown),
    async ({ before, after, markdown }) => {
      console.log(compare(loadReport(before), loadReport(after), markdown ? 'markdown' : 'text'));
    },
  )
  .strict()
  .fail((message, error) => {
    console.error(error?.message ?? message);
    process.exit(2);
  })
  .parseAsync();

function sizesIn(text: string): readonly number[] {
  const sizes = text.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 10)) {
    throw new RangeError(`-n takes whole numbers from 1 to 10, as 7,8,9, and not ${text}`);
  }
  return sizes;
}

/** A name of its own for each run. */
function fileFor(at: string, commit: string | null): string {
  const folder = 'bench/results';
  mkdirSync(folder, { recursive: true });
  return `${folder}/${at.slice(0, 19).replaceAll(':', '')}-${commit ?? 'unknown'}.json`;
}
