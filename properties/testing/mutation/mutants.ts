import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { type Conjunct, type Instrumented, instrument } from './guards.js';
import type { Judgement, Quiet } from './judge.js';
import { JudgementRecord } from './record.js';
import { fingerprintOf, sourcesOf } from './sources.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What became of a model without one conjunct of one of its guards. */
export type Mutant = Conjunct & Judgement;

export interface MutationOptions {
  /** Which of so many conjuncts are taken out, by number; all if not given. */
  readonly choose?: (count: number) => readonly number[];
  /** What is known of some already, and is not judged again. */
  readonly record?: JudgementRecord;
  /** Called with each one as soon as it is known what became of it. */
  readonly onJudged?: (mutant: Mutant) => void;
}

/**
 * Takes every conjunct out of every guard of a shipped model, one at a time, and sees whether what is bound to the
 * model's repaired design notices.
 */
export async function mutantsOf(model: string, options: MutationOptions = {}): Promise<readonly Mutant[]> {
  const { choose = all, record = new JudgementRecord(), onJudged = () => {} } = options;
  const { conjuncts, modules } = instrument(sourcesOf(model));
  const fingerprint = fingerprintOf(model);
  const known = record.of(model, fingerprint);
  const chosen = choose(conjuncts.length);
  const mutants: Mutant[] = [];
  const take = (judgement: Judgement) => {
    const conjunct = conjuncts[judgement.number];
    if (conjunct === undefined) return;
    const mutant = { ...conjunct, ...judgement };
    onJudged(mutant);
    mutants.push(mutant);
  };
  for (const number of chosen) {
    const judgement = known.get(number);
    if (judgement !== undefined) take(judgement);
  }
  const left = chosen.filter((number) => !known.has(number));
  if (left.length === 0) return mutants;
  const folder = await buildWith(modules);
  try {
    for await (const judgement of judged(folder, model, left)) {
      record.add({ model, fingerprint, judgement });
      take(judgement);
    }
    return mutants;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder with a build of the modules one by one, in which these stand for those of the same name. */
async function buildWith(modules: readonly Instrumented[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-mutants-'));
  const bundle = await rolldown({
    input: ['checker', 'models', 'properties'].map((layer) => join(root, layer, 'index.ts')),
    platform: 'node',
    external: /^[^./]/,
    tsconfig: join(root, 'tsconfig.json'),
    // A module that stands for another may ask for what that one does not.
    treeshake: false,
  });
  await bundle.write({ dir: join(folder, 'dist'), preserveModules: true, preserveModulesRoot: root });
  await bundle.close();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, code } of modules) {
    writeFileSync(join(folder, 'dist', 'models', file.replace(/\.ts$/, '.js')), code);
  }
  return folder;
}

function all(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number);
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
    let since = performance.now();
    for await (const said of judge(folder, model, left)) {
      judging = said.number;
      if (!('outcome' in said)) continue;
      yield said;
      left = left.slice(1);
      judging = undefined;
      since = performance.now();
    }
    if (judging === undefined) return;
    const seconds = (performance.now() - since) / 1000;
    yield { number: judging, outcome: 'caught', by: 'an action never returns', seconds };
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
    if (!('outcome' in said)) watch = setTimeout(() => child.kill('SIGKILL'), 1000 * (said.seconds + PATIENCE));
    yield said;
  }
  clearTimeout(watch);
  const exitCode = await ended;
  if (exitCode !== 0 && !child.killed) {
    throw new Error(`${model}: the judge of mutants ended with ${exitCode}: ${complaint}`);
  }
}
