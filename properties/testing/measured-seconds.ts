import { readFileSync, writeFileSync } from 'node:fs';
import { costsOf } from '../verification/costs.js';
import type { SuiteResult } from '../verification/suite-result.js';

// Writes measured-seconds.ts anew from a result of the nightly profile: npm run costs result.json

/** What takes less is all the same to how a run is shared. */
const LEAST_SECONDS = 0.05;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('name the result of signalbox verify --profile nightly --json');
const result: SuiteResult = JSON.parse(readFileSync(path, 'utf8'));
const lines = [...costsOf(result)]
  .filter(([, seconds]) => seconds >= LEAST_SECONDS)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([key, seconds]) => `  '${key}': ${Number(seconds.toPrecision(2))},`);
writeFileSync(
  new URL('../verification/measured-seconds.ts', import.meta.url),
  [
    '/** How many seconds the explorations of the suite took on two cores, by key, where it was more than an instant. Made by npm run costs. */',
    'export const measuredSeconds: { readonly [key: string]: number } = {',
    ...lines,
    '};',
    '',
  ].join('\n'),
);
