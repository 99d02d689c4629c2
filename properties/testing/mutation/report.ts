import { findModel } from '../../../models/index.js';
import { suite } from '../../index.js';
import { argumentsOf } from './arguments.js';
import { type Mutant, mutantsOf } from './mutants.js';

// Takes every conjunct out of every guard of the shipped models, one at a time, and lists what no check of the suite notices:
// `npm run test:mutation`, or with the names of some models after `--`. Exits 1 where less is noticed than is asked for, or
// where it is not noticed and nobody says why.

/** Of the conjuncts without which a repaired design does something else, so many have to be noticed when they are missing. */
const DEMANDED = 0.95;

/** What says most of a conjunct that several models have. */
const weight = { caught: 3, survived: 2, equivalent: 1, unasked: 0 };

/** How many models are judged at a time. */
const AT_A_TIME = 2;

const named = process.argv.slice(2);
// Designs of functions have no guards.
const models = [...new Set(suite.map(({ model }) => model))].filter((model) => findModel(model) !== undefined);
const waiting = named.length > 0 ? named : models;
const all: Mutant[] = [];

async function work(): Promise<void> {
  for (let model = waiting.shift(); model !== undefined; model = waiting.shift()) {
    const name = model;
    const mutants = await mutantsOf(model, undefined, (mutant) => {
      if (mutant.outcome === 'survived') console.log(`  ${name}: not noticed: ${placeOf(mutant)}${reasonFor(mutant)}`);
    });
    console.log(`${model}: ${summary(mutants)}`);
    all.push(...mutants);
  }
}

await Promise.all(Array.from({ length: AT_A_TIME }, work));
const together = onceEach(all);
const unexplained = together.filter((mutant) => mutant.outcome === 'survived' && reasonFor(mutant) === '');
console.log(`all: ${summary(together)}`);
for (const mutant of unexplained) console.log(`  not noticed, and nobody says why: ${placeOf(mutant)}`);
process.exitCode = shareNoticed(together) >= DEMANDED && unexplained.length === 0 ? 0 : 1;

/** A guard that several models share has to be noticed by one of them. */
function onceEach(mutants: readonly Mutant[]): readonly Mutant[] {
  const byPlace = new Map<string, Mutant>();
  for (const mutant of mutants) {
    const known = byPlace.get(placeOf(mutant));
    if (known === undefined || weight[mutant.outcome] > weight[known.outcome]) byPlace.set(placeOf(mutant), mutant);
  }
  return [...byPlace.values()];
}

function placeOf({ file, line, text }: Mutant): string {
  return `models/${file}:${line}  ${text}`;
}

/** What the page of the model says of it, in parentheses; empty if nothing. */
function reasonFor({ file, text }: Mutant): string {
  const [folder = ''] = file.split('/');
  const why = argumentsOf(folder).get(`${file} ${text}`);
  return why === undefined ? '' : `  (${why})`;
}

function summary(mutants: readonly Mutant[]): string {
  const [caught, survived] = [count(mutants, 'caught'), count(mutants, 'survived')];
  return (
    `${caught} of ${caught + survived} noticed (${(100 * shareNoticed(mutants)).toFixed(1)} %), ` +
    `${count(mutants, 'equivalent')} without which the design does the same, ${count(mutants, 'unasked')} of flawed designs only`
  );
}

function shareNoticed(mutants: readonly Mutant[]): number {
  const [caught, survived] = [count(mutants, 'caught'), count(mutants, 'survived')];
  return caught + survived === 0 ? 1 : caught / (caught + survived);
}

function count(mutants: readonly Mutant[], outcome: Mutant['outcome']): number {
  return mutants.filter((mutant) => mutant.outcome === outcome).length;
}
