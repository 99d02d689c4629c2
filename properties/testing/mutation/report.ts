import { findModel } from '../../../models/index.js';
import { suite } from '../../index.js';
import { type Mutant, mutantsOf } from './mutants.js';

// Takes every conjunct out of every guard of the shipped models, one at a time, and lists what no check of the suite notices:
// `npm run test:mutation`, or with the names of some models after `--`. Exits 1 where less is noticed than is asked for.

/** Of the conjuncts that the repaired design asks for, so many have to be noticed when they are missing. */
const DEMANDED = 0.95;

const named = process.argv.slice(2);
// Designs of functions have no guards.
const models = [...new Set(suite.map(({ model }) => model))].filter((model) => findModel(model) !== undefined);
const asked = named.length > 0 ? named : models;
const all: Mutant[] = [];
for (const model of asked) {
  const mutants = await mutantsOf(model);
  const survivors = mutants.filter(({ outcome }) => outcome === 'survived');
  console.log(`${model}: ${share(mutants)}`);
  for (const { file, line, text } of survivors) console.log(`  not noticed: models/${file}:${line}  ${text}`);
  all.push(...mutants);
}
console.log(`all: ${share(all)}`);
process.exitCode = noticed(all) >= DEMANDED ? 0 : 1;

function share(mutants: readonly Mutant[]): string {
  const tried = mutants.filter(({ outcome }) => outcome !== 'unasked').length;
  const caught = mutants.filter(({ outcome }) => outcome === 'caught').length;
  return `${caught} of ${tried} noticed (${(100 * noticed(mutants)).toFixed(1)} %), ${mutants.length - tried} of flawed designs only`;
}

function noticed(mutants: readonly Mutant[]): number {
  const tried = mutants.filter(({ outcome }) => outcome !== 'unasked').length;
  return tried === 0 ? 1 : mutants.filter(({ outcome }) => outcome === 'caught').length / tried;
}
