import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import yargs from 'yargs';
import type { CheckResult, PropertyResult } from '../checker/index.js';
import { findModel } from '../models/index.js';
import { checkedBy, suite } from '../properties/index.js';
import { writeIntoPage } from './page.js';
import { type Column, table } from './table.js';

// Prints which flaws of the shipped models random runs find, beside what an exhaustive exploration finds: of every obligation
// that the suite binds to a flawed design as broken, with default settings and one seed. `npm run random-flaws`.

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** A model in a variant, with parameters. */
interface Design {
  readonly model: string;
  readonly variant: string;
  readonly settings: readonly string[];
  /** The ids of what is violated there. */
  readonly broken: readonly string[];
}

/** What both engines say of a property that is violated. */
interface Row {
  readonly design: Design;
  readonly exhaustive: PropertyResult;
  readonly random: PropertyResult | undefined;
  readonly seconds: number;
}

const { name, page, seed } = await yargs(process.argv.slice(2))
  .scriptName('npm run random-flaws --')
  .option('name', { string: true, default: '', describe: 'Only designs whose model or variant contains this' })
  .option('seed', { number: true, default: 1 })
  .option('page', { string: true, requiresArg: true, describe: 'Write the tables into this page' })
  .strict()
  .parseAsync();

const designs = new Map<string, Design>();
for (const binding of suite) {
  const { kind, model, variant, parameters, profile } = binding;
  if ((kind !== 'breaks' && kind !== 'limit') || profile !== 'pre-commit') continue;
  // Designs of functions have no runs.
  if (findModel(model) === undefined || !`${model} ${variant}`.includes(name)) continue;
  const settings = Object.entries(parameters).map(([parameter, value]) => `${parameter}=${value}`);
  const key = JSON.stringify([model, variant, settings]);
  const broken = [...(designs.get(key)?.broken ?? []), checkedBy(binding).id];
  designs.set(key, { model, variant, settings, broken: [...new Set(broken)] });
}

const rows = [...designs.values()].flatMap((design) => {
  // Walks are the same whatever is asked; they end when all of it is decided.
  const random = answered('simulate', design, '--seed', String(seed));
  return answered('check', design).properties.map((exhaustive) => ({
    design,
    exhaustive,
    random: random.properties.find(({ id }) => id === exhaustive.id),
    seconds: random.seconds,
  }));
});

const columns: readonly Column<Row>[] = [
  { title: 'design', cell: ({ design: { model, variant } }) => `${model}, ${variant}` },
  { title: 'parameters', cell: ({ design }) => design.settings.join(' ') },
  { title: 'property', cell: ({ exhaustive }) => exhaustive.id },
  { title: 'shortest', cell: ({ exhaustive }) => String(lengthOf(exhaustive) ?? '') },
  { title: 'random', cell: ({ random }) => String(lengthOf(random) ?? 'not found') },
  { title: 'walk', cell: ({ random }) => random?.found?.walk.toLocaleString('en') ?? '' },
  { title: 'as walked', cell: ({ random }) => random?.found?.steps.toLocaleString('en') ?? '' },
  { title: 'strategy', cell: ({ random }) => random?.found?.strategy ?? '' },
  { title: 'ratio', cell: (row) => ratioOf(row)?.toFixed(2) ?? '' },
];

const isOfRuns = ({ exhaustive }: Row) => !['always', 'alwaysStep', 'deadlockFree'].includes(exhaustive.kind);
const ofSafety = rows.filter((row) => !isOfRuns(row));
const ofLiveness = rows.filter(isOfRuns);
const text = [
  '### Violations of safety',
  summary(ofSafety),
  table(columns, ofSafety, 'markdown'),
  '### Violations of liveness, and of what refinement and bounded response promise',
  summary(ofLiveness),
  table(columns, ofLiveness, 'markdown'),
].join('\n\n');
if (page === undefined) console.log(text);
else writeIntoPage(page, text, 'flaws');
if (ofSafety.some(({ random }) => random?.verdict !== 'violated')) process.exitCode = 1;

function answered(
  command: 'check' | 'simulate',
  { model, variant, settings, broken }: Design,
  ...options: string[]
): CheckResult {
  const set = settings.flatMap((setting) => ['--set', setting]);
  const asked = broken.flatMap((id) => ['--property', id]);
  const args = [command, model, '--variant', variant, ...set, ...asked, ...options];
  console.error(`signalbox ${args.join(' ')}`);
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as CheckResult;
}

function lengthOf(property: PropertyResult | undefined): number | undefined {
  return property?.verdict === 'violated' ? property.trace?.steps.length : undefined;
}

function ratioOf({ exhaustive, random }: Row): number | undefined {
  const [shortest, found] = [lengthOf(exhaustive), lengthOf(random)];
  if (shortest === undefined || found === undefined) return undefined;
  return shortest === found ? 1 : found / Math.max(1, shortest);
}

function summary(of: readonly Row[]): string {
  const found = of.flatMap((row) => ratioOf(row) ?? []);
  const equal = found.filter((ratio) => ratio <= 1).length;
  const worst = Math.max(1, ...found);
  return `Found: ${found.length} of ${of.length}. As short as the shortest: ${equal}; at most ${worst.toFixed(2)} times as long.`;
}
