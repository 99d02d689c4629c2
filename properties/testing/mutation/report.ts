import { readFileSync, writeFileSync } from 'node:fs';
import yargs from 'yargs';
import { findModel } from '../../../models/index.js';
import { suite } from '../../index.js';
import { withTable } from '../results-table.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { JudgementRecord } from './record.js';
import { isEnough, lineFor, onceEach, pageOf, placeOf, summary, unexplained } from './summary.js';

// Takes every conjunct out of every guard of the shipped models, one at a time, and lists what no check of the suite notices:
// `npm run test:mutation`, or with the names of some models after `--`. Exits 1 where less is noticed than is asked for, or
// where it is not noticed and nobody says why.

const { _, page, record, jobs } = await yargs(process.argv.slice(2))
  .scriptName('npm run test:mutation --')
  .usage('$0 [models..]')
  .option('page', { string: true, requiresArg: true, describe: 'Write what was found into this page' })
  .option('record', {
    string: true,
    requiresArg: true,
    describe: 'Keep each judgement in this file, and use those in it of models that have not changed',
  })
  .option('jobs', { number: true, default: 2, describe: 'How many models are judged at a time' })
  .strictOptions()
  .parseAsync();

// Designs of functions have no guards.
const shipped = [...new Set(suite.map(({ model }) => model))].filter((model) => findModel(model) !== undefined).sort();
const models = _.length > 0 ? _.map(String) : shipped;
for (const model of models) if (!shipped.includes(model)) throw new Error(`nothing is bound to a model "${model}"`);

const judgements = new JudgementRecord(record);
const byModel = new Map<string, readonly Mutant[]>();
const failures: unknown[] = [];
const waiting = [...models];

async function work(): Promise<void> {
  for (let model = waiting.shift(); model !== undefined; model = waiting.shift()) {
    const name = model;
    try {
      const onJudged = (mutant: Mutant) => console.log(lineFor(name, mutant));
      const mutants = await mutantsOf(name, { record: judgements, onJudged });
      console.log(`${name}: ${summary(mutants)}`);
      byModel.set(name, mutants);
    } catch (error) {
      // The others are judged all the same.
      failures.push(error);
      console.log(`${name}: ${String(error)}`);
    }
  }
}

await Promise.all(Array.from({ length: jobs }, work));
const inOrder = new Map(models.map((model) => [model, byModel.get(model) ?? []]));
const together = onceEach([...inOrder.values()].flat());
console.log(`all: ${summary(together)}`);
for (const mutant of unexplained(together)) console.log(`  not noticed, and nobody says why: ${placeOf(mutant)}`);
if (page !== undefined && failures.length === 0)
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), pageOf(inOrder), 'mutation'));
process.exitCode = isEnough(together) && failures.length === 0 ? 0 : 1;
