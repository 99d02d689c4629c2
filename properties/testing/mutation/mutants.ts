import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Conjunct, instrument } from './guards.js';
import type { Judgement, Quiet } from './judge.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What became of a model without one conjunct of one of its guards. */
export type Mutant = Conjunct & Judgement;

/**
 * Takes every conjunct out of every guard of a shipped model, one at a time, and sees whether what is bound to the
 * model's repaired design notices. Works on the build in `dist`, which has to be up to date.
 * @param choose which of so many conjuncts are taken out, by number; all if not given
 * @param onJudged called with each one as soon as it is known what became of it
 */
export async function mutantsOf(
  model: string,
  choose: (count: number) => readonly number[] = (count) => Array.from({ length: count }, (_, number) => number),
  onJudged: (mutant: Mutant) => void = () => {},
): Promise<readonly Mutant[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-mutants-'));
  try {
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { conjuncts, modules } = instrument(sourcesOf(model));
    for (const { file, code } of modules) {
      writeFileSync(join(folder, 'dist', 'models', file.replace(/\.ts$/, '.js')), code);
    }
    const mutants: Mutant[] = [];
    for await (const judgement of judged(folder, model, choose(conjuncts.length))) {
      const conjunct = conjuncts[judgement.number];
      if (conjunct === undefined) continue;
      const mutant = { ...conjunct, ...judgement };
      onJudged(mutant);
      mutants.push(mutant);
    }
    return mutants;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const models = join(root, 'models');

/** The modules of a model and those that they import from folders of other models, by file. */
function sourcesOf(model: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(models, model), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(models, model, file))
    .sort();
  const sources = new Map<string, string>();
  for (const file of files) addWithImports(file, sources);
  return sources;
}

function addWithImports(file: string, sources: Map<string, string>): void {
  const name = relative(models, file);
  if (sources.has(name) || name.startsWith('..')) return;
  const text = readFileSync(file, 'utf8');
  sources.set(name, text);
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    if (fileName.startsWith('.')) addWithImports(join(dirname(file), fileName.replace(/\.js$/, '.ts')), sources);
  }
}

/** How long a judge may be silent beyond what it says that it needs: it looks at the time between steps. */
const PATIENCE = 60;

/**
 * In a process of its own, which is told apart by what its guards lack. Where an action never returns without a conjunct, the
 * process is ended, and another one judges the rest.
 */
async function* judged(folder: string, model: string, numbers: readonly number[]): AsyncGenerator<Judgement> {
  let left = numbers;
  while (left.length > 0) {
    let judging: number | undefined;
    for await (const said of judge(folder, model, left)) {
      judging = said.number;
      if (!('outcome' in said)) continue;
      yield said;
      left = left.slice(1);
      judging = undefined;
    }
    if (judging === undefined) return;
    yield { number: judging, outcome: 'caught', by: 'an action never returns' };
    left = left.slice(1);
  }
}

/** What a judge says, in order, until it has judged all or is silent for too long. */
async function* judge(folder: string, model: string, numbers: readonly number[]): AsyncGenerator<Judgement | Quiet> {
  const program = join(dirname(fileURLToPath(import.meta.url)), 'judge.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, model, JSON.stringify(numbers)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let watch: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Judgement | Quiet;
    clearTimeout(watch);
    if ('seconds' in said) watch = setTimeout(() => child.kill('SIGKILL'), 1000 * (said.seconds + PATIENCE));
    yield said;
  }
  clearTimeout(watch);
  const exitCode = await ended;
  if (exitCode !== 0 && !child.killed) {
    throw new Error(`${model}: the judge of mutants ended with ${exitCode}: ${complaint}`);
  }
}
