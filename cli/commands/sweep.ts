import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { check, packageVersion, UsageError } from '../../checker/index.js';
import { optionsOfDesign, renderSweep, resultVersion, type SweepDocument, styleOf, word } from '../../reports/index.js';
import { type ExitCode, exitCodeOf, exitCodes, worstOf } from '../exit-code.js';
import { catchInterruption } from '../interruption.js';
import { loadModel } from '../load/load-model.js';
import { parseCount, parseWhole } from '../quantities.js';
import { questionOf } from '../question.js';
import { refuseUnwritableFiles, writeFiles } from '../rendered-files.js';
import { checkCells } from '../sweep/check-cells.js';
import { planOfSweep } from '../sweep/plan.js';
import { showSweepProgress } from '../sweep/progress.js';
import { withoutUndefined } from '../without-undefined.js';
import { answerOptions, limitOptions, modelPositional, questionOptions } from './common-options.js';
import { explorationOf, explorationOptions, optionsOfStorage, workersOption } from './exhaustive-options.js';
import { once } from './option.js';

/** So many cells are checked without being asked twice. */
const MOST_CELLS = 1000;

const options = {
  set: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'A parameter and its values: replicas=4..8, crashes=0,2 or faulty=1; may be repeated',
  },
  variant: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Which design of the model; may be repeated, or a,b',
  },
  property: questionOptions.property,
  expect: {
    ...questionOptions.expect,
    describe: 'Of every property in every cell: holds, violated or vacuous; else it is only asked what comes out',
  },
  fairness: questionOptions.fairness,
  workers: workersOption,
  seed: {
    string: true,
    requiresArg: true,
    describe: 'Of the hashes, where storage is not exact; 1 if not given',
    coerce: once('seed', parseWhole),
  },
  'max-depth': {
    string: true,
    requiresArg: true,
    describe: 'Do not go beyond this level in a cell; the initial states are level 1',
    coerce: once('max-depth', parseCount),
  },
  ...explorationOptions,
  'time-limit': {
    ...limitOptions['time-limit'],
    describe: 'Stop a cell after a time: 500ms, 60s, 5m; the next one begins',
  },
  'memory-limit': {
    ...limitOptions['memory-limit'],
    describe: 'Stop a cell when the process takes so much: 512m, 4g; the next one begins',
  },
  cells: {
    string: true,
    requiresArg: true,
    describe: `How many cells there may be; ${MOST_CELLS} if not given`,
    coerce: once('cells', parseCount),
  },
  json: answerOptions.json,
  html: {
    ...answerOptions.html,
    describe: 'Write the page of all checks to this folder, or to this file if it ends in .html',
  },
  markdown: { ...answerOptions.markdown, describe: 'Write the tables to this file as Markdown' },
} as const satisfies { readonly [name: string]: Options };

type SweepArguments = InferredOptionTypes<typeof options> & { readonly model: string };

export const sweepCommand = {
  name: 'sweep',
  options: Object.keys(options),
  lacking:
    'sweep needs a model: signalbox sweep <model> --set name=values; signalbox list models shows the shipped ones',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'sweep <model>',
      'Check a model with every combination of several parameters and variants, as a table',
      (command) =>
        command
          .positional('model', modelPositional)
          .options(options)
          .example('$0 sweep two-phase --set resourceManagers=1..6', 'how the state space grows')
          .example('$0 sweep pbft --set replicas=4..7 --set faulty=1..2 --time-limit 60s', 'a grid, within a budget')
          .example('$0 sweep my-model.ts --variant repaired,documented --set crashes=0..2', 'two designs')
          .epilogue(epilogue),
      async (given) => finish(await runSweep(given)),
    ),
};

const epilogue =
  'Exit codes: 0 every cell is decided (with --expect: as expected), 1 with --expect: an unexpected verdict, 2 wrong usage, ' +
  '3 a cell is not finished, 4 the model is at fault, 5 signalbox disagrees with itself, 130 interrupted.';

async function runSweep(given: SweepArguments): Promise<ExitCode> {
  const { set = [], variant = [], property, expect, json, html, markdown, cells: most = MOST_CELLS } = given;
  const files = { html, markdown, junit: undefined };
  refuseUnwritableFiles(files);
  const { model, address } = await loadModel(given.model);
  const plan = planOfSweep(model, { set, variant }, most);
  const { workers, fairness, 'max-depth': maxDepth } = given;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  const how = {
    ...explorationOf(given),
    ...withoutUndefined({ workers, fairness, maxDepth, timeLimit, memoryLimit }),
    // Many traces: each explained for who reads them, but without the states around it.
    explain: json || html !== undefined,
  };
  const began = performance.now();
  const progress = await showSweepProgress(plan);
  const interruption = catchInterruption(progress.stopping);
  const cells = await checkCells(model, plan.cells, {
    signal: interruption.signal,
    check: async (cell) => {
      const nowhere = { trace: undefined, html: undefined, markdown: undefined, junit: undefined };
      const question = { model: given.model, variant: cell.variant, set: cell.set, property, expect, ...nowhere };
      const { instance, asked } = await questionOf(question);
      const watching = { signal: interruption.signal, onProgress: progress.update };
      return check(instance, { ...asked, ...how, ...watching });
    },
    onCell: progress.done,
  }).finally(() => {
    interruption.release();
    progress.end();
  });
  refuseIfAllRefused(cells);
  const document: SweepDocument = {
    version: resultVersion,
    signalbox: packageVersion(),
    model: address,
    variant: plan.variant,
    parameters: plan.parameters,
    dimensions: plan.dimensions,
    expected: expect ?? null,
    cells,
    interrupted: interruption.signal.aborted,
    seconds: (performance.now() - began) / 1000,
  };
  const called = { fairness, storage: optionsOfStorage(given) };
  process.stdout.write(
    json
      ? `${JSON.stringify(document, null, 2)}\n`
      : renderSweep(document, { style: styleOf(process.stdout), next: nextSteps(given.model, called, document) }),
  );
  const exitCode = exitCodeOfSweep(document);
  await writeFiles(files, [document], exitCode);
  return exitCode;
}

/** What could be asked of no instance at all was no question. @throws UsageError with the reason of the first */
function refuseIfAllRefused(cells: SweepDocument['cells']): void {
  const [first] = cells;
  const isRefused = ({ outcome }: SweepDocument['cells'][number]) => outcome === 'no model' || outcome === 'refused';
  if (first !== undefined && cells.every(isRefused)) throw new UsageError(first.because ?? 'no cell can be checked');
}

/**
 * A sweep asks: any verdict is an answer, and only what was expected can come out otherwise. So the codes are those of the checks,
 * the first that applies, but without an expectation a verdict is never unexpected.
 */
export function exitCodeOfSweep({ cells, expected, interrupted }: SweepDocument): ExitCode {
  if (interrupted) return exitCodes.interrupted;
  return worstOf(
    cells.flatMap(({ result }) => {
      if (result === null) return [];
      const code = exitCodeOf(result);
      if (expected !== null || code !== exitCodes.unexpected) return [code];
      const isOpen = result.properties.some(({ verdict }) => verdict === 'inconclusive');
      return [isOpen ? exitCodes.inconclusive : exitCodes.asExpected];
    }),
  );
}

/** How to see the first counterexample. */
function nextSteps(
  model: string,
  { fairness, storage }: { readonly fairness: string | undefined; readonly storage: readonly string[] },
  { cells }: SweepDocument,
): readonly string[] {
  for (const { result } of cells) {
    const violated = result?.properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
    if (result === null || violated === undefined) continue;
    const { variant, parameters, chosen = [] } = result;
    const set = chosen.map((name) => `${name}=${String(parameters[name])}`);
    const design = optionsOfDesign({ variant, set, fairness });
    const command = ['signalbox check', word(model), ...design, ...storage, '--property', word(violated.id)];
    return [`see the first counterexample:  ${command.join(' ')}`];
  }
  return [];
}
