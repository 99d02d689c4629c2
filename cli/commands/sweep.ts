import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { packageVersion, UsageError } from '../../checker/index.js';
import { renderSweep, resultVersion, type SweepDocument, styleOf } from '../../reports/index.js';
import { type ExitCode, exitCodeOf, exitCodes, worstOf } from '../exit-code.js';
import { catchInterruption } from '../interruption.js';
import { loadModel } from '../load/load-model.js';
import { parseCount, parseWhole } from '../quantities.js';
import { refuseUnwritableFiles, writeFiles } from '../rendered-files.js';
import { checkCells } from '../sweep/check-cells.js';
import { planOfSweep } from '../sweep/plan.js';
import { showSweepProgress } from '../sweep/progress.js';
import { answerOptions, limitOptions, modelPositional, questionOptions } from './common-options.js';
import { explorationOptions, workersOption } from './exhaustive-options.js';
import { nextStepsOfSweep } from './next-steps-of-sweep.js';
import { once, oneOfWords } from './option.js';
import { randomOptions } from './random-options.js';
import { cellCheck } from './sweep-cell.js';

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
  engine: {
    string: true,
    requiresArg: true,
    describe: 'exhaustive (the default) explores all states of each cell; random takes random walks in each',
    coerce: once('engine', oneOfWords('exhaustive', 'random')),
  },
  workers: workersOption,
  seed: {
    string: true,
    requiresArg: true,
    describe: 'Of the hashes, where storage is not exact, and of random runs; 1 if not given',
    coerce: once('seed', parseWhole),
  },
  'max-depth': {
    string: true,
    requiresArg: true,
    describe: 'Do not go beyond this level in a cell; the initial states are level 1. Of random runs: steps per walk',
    coerce: once('max-depth', parseCount),
  },
  ...explorationOptions,
  walks: randomOptions.walks,
  steps: randomOptions.steps,
  strategy: randomOptions.strategy,
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
  const { set = [], variant = [], expect, json, html, markdown, cells: most = MOST_CELLS } = given;
  const files = { html, markdown, junit: undefined };
  refuseUnwritableFiles(files);
  const { model, address } = await loadModel(given.model);
  const plan = planOfSweep(model, { set, variant }, most);
  const check = cellCheck({ ...given, explain: json || html !== undefined });
  const began = performance.now();
  const progress = await showSweepProgress(plan);
  const interruption = catchInterruption(progress.stopping);
  const cells = await checkCells(model, plan.cells, {
    signal: interruption.signal,
    check: (cell) => check(cell, { signal: interruption.signal, onProgress: progress.update }),
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
  process.stdout.write(
    json
      ? `${JSON.stringify(document, null, 2)}\n`
      : renderSweep(document, { style: styleOf(process.stdout), next: nextStepsOfSweep(given, document) }),
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
