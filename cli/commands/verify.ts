import type { Argv, InferredOptionTypes } from 'yargs';
import { UsageError } from '../../checker/index.js';
import { knownFindings, profiles, type SuiteResult, shippedSuite, verify } from '../../properties/index.js';
import { digestOfSuite, renderSuite, resultVersion, styleOf } from '../../reports/index.js';
import { filesOf, type Project, pageOf, projectHere } from '../config/project.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { type GateArguments, gateOf, gateOptions, refuseGateOptions } from '../gate/options.js';
import { heldAgainst } from '../gate/run.js';
import { catchInterruption } from '../interruption.js';
import { parseMemory, parseWorkers } from '../quantities.js';
import {
  fileOptions,
  filesAskedFor,
  isAnyFileAskedFor,
  needsPositions,
  type RenderedFiles,
  refuseUnwritableFiles,
  writeFiles,
} from '../rendered-files.js';
import { defaultReport, ifWritable, refuseUnwritableReport } from '../report-file.js';
import { readCosts } from '../result-file.js';
import { showSuiteProgress } from '../suite-progress.js';
import { withoutUndefined } from '../without-undefined.js';
import { once, oneOfWords, parseText } from './option.js';

const options = {
  profile: {
    string: true,
    requiresArg: true,
    describe: 'pre-commit (default, whole in 5 minutes), ci (30 minutes) or nightly (2 hours)',
    coerce: once('profile', oneOfWords(...profiles)),
  },
  property: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Only this property or obligation, such as P4 or P4.agreement; may be repeated',
  },
  model: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Only what is bound to this model; may be repeated',
  },
  shard: {
    string: true,
    requiresArg: true,
    describe: 'Only the part with a number of so many, such as 1/3, for several machines',
    coerce: once('shard', parseShard),
  },
  costs: {
    string: true,
    requiresArg: true,
    describe: 'Of shards: share out by what the checks took in this result of an earlier run; all shards need the same',
    coerce: once('costs', parseText),
  },
  workers: {
    string: true,
    requiresArg: true,
    describe: 'How many checks run at a time; 2 if not given',
    coerce: once('workers', parseWorkers),
  },
  findings: {
    boolean: true,
    default: false,
    describe: 'Also list what is wrong with the documented design, each with the check that shows it',
  },
  'memory-limit': {
    string: true,
    requiresArg: true,
    describe: 'End an exploration, undecided, when the process takes so much: 512m, 4g',
    coerce: once('memory-limit', parseMemory),
  },
  ...gateOptions,
  ...fileOptions,
  html: {
    string: true,
    requiresArg: true,
    describe: `Where to write the report, one page that explains what was found: a folder (${defaultReport} if not given), or a file that ends in .html`,
    coerce: once('html', parseText),
  },
  'no-html': { boolean: true, default: false, describe: 'Write no report' },
  json: { boolean: true, default: false, describe: 'Print one JSON document on standard output' },
} as const;

type VerifyArguments = InferredOptionTypes<typeof options> & GateArguments;

export const verifyCommand = {
  name: 'verify',
  options: Object.keys(options),
  lacking: 'verify needs no argument: signalbox verify',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'verify',
      'Run the suite of a project with a signalbox.config.ts; without one, check the documented system against P1 to P30',
      (command) =>
        command
          .options(options)
          .example('$0 verify', 'all thirty, in five minutes')
          .example('$0 verify --property P4 --findings', 'one of them, and what is wrong with the documented design')
          .example('$0 verify --profile ci --shard 1/2', 'half of a larger run')
          .example('$0 verify --markdown verify.md', 'for the comment on a pull request')
          .example('$0 verify --fail-fast', 'stop at the first surprise')
          .example('$0 verify --update-baseline', 'of a project: the state spaces are as large as they should be')
          .epilogue(epilogue),
      async (given) => finish(await runVerify(given)),
    ),
};

const epilogue =
  'Exit codes: 0 everything as bound, 1 a violation, a known flaw no longer found, or a gate that fails, 2 wrong usage, 3 undecided, ' +
  '4 a model is at fault, 5 signalbox disagrees with itself, 130 interrupted.';

async function runVerify(given: VerifyArguments): Promise<ExitCode> {
  const { profile = 'pre-commit', property, model, shard, workers, findings, json } = given;
  const project = await projectHere(given.config);
  if (project === undefined) refuseGateOptions(given);
  else if (findings) {
    throw new UsageError(
      '--findings is about the system that comes with signalbox, and this is a project, whose known violations are told in any case: leave it out',
    );
  }
  const gate = project === undefined ? undefined : gateOf(project, given);
  const budgets = project?.settings.budgets;
  const asked: RenderedFiles = withoutUndefined(filesAskedFor(given));
  const files = { ...filesOf(project), ...asked, html: reportOf(given, project) };
  refuseUnwritableFiles({ ...files, html: undefined });
  if (given.costs !== undefined && shard === undefined)
    throw new UsageError('--costs says how to share out a run: it needs --shard');
  const costs = given.costs === undefined ? undefined : await readCosts(given.costs);
  const progress = await showSuiteProgress();
  const interruption = catchInterruption(progress.stopping);
  let result: SuiteResult;
  try {
    result = await verify({
      profile,
      suite: project?.suite ?? shippedSuite,
      failFast: given['fail-fast'],
      ...withoutUndefined({
        properties: property,
        models: model,
        shard,
        costs,
        workers,
        memoryLimit: given['memory-limit'] ?? budgets?.memory,
        seconds: given['time-limit'] ?? budgets?.run[profile],
        secondsEach: given['time-limit-each'] ?? budgets?.each,
      }),
      // Hundreds of traces: each explained, but without the states around it.
      explain: json || isAnyFileAskedFor(files),
      locate: json || needsPositions(files),
      signal: interruption.signal,
      onProgress: progress.update,
    });
  } finally {
    interruption.release();
    progress.end();
  }
  if (gate !== undefined) result = heldAgainst(gate, result);
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: resultVersion, ...result }, null, 2)}\n`
      : renderSuite(
          digestOfSuite(result, findings ? (result.findings ?? knownFindings) : undefined),
          styleOf(process.stdout),
        ),
  );
  const exitCode = exitCodeOfSuite(result);
  await writeFiles(files, [{ version: resultVersion, ...result }], exitCode);
  return exitCode;
}

/** Where the report goes; undefined if there is to be none. @throws UsageError if it cannot go where it was asked for */
function reportOf(
  { html, 'no-html': none }: Pick<VerifyArguments, 'html' | 'no-html'>,
  project: Project | undefined,
): string | undefined {
  if (html === undefined) {
    const place = pageOf(project, defaultReport);
    return none || place === false ? undefined : ifWritable(place);
  }
  if (none) throw new UsageError('--html and --no-html exclude each other');
  refuseUnwritableReport(html);
  return html;
}

/** The first that applies of interrupted, disagreement, model fault, unexpected, inconclusive, as expected. */
export function exitCodeOfSuite({
  interrupted,
  checks,
  properties,
  gate = [],
  summary,
}: Pick<SuiteResult, 'interrupted' | 'checks' | 'properties' | 'gate' | 'summary'>): ExitCode {
  if (interrupted) return exitCodes.interrupted;
  const failures = checks.map(({ result }) => result?.failure?.kind);
  if (failures.includes('disagreement')) return exitCodes.disagreement;
  if (failures.includes('model')) return exitCodes.modelFault;
  // In a project, what is violated may be known to be, and what is tried at random only is never decided.
  const surprises = (verdict: 'violated' | 'undecided') =>
    summary.properties[verdict] -
    properties.filter((each) => each.verdict === verdict && each.isAsExpected === true).length;
  const fails = gate.some((note) => note.fails);
  if (summary.checks.otherwise > 0 || surprises('violated') > 0 || fails) return exitCodes.unexpected;
  if (summary.checks.undecided > 0 || surprises('undecided') > 0) return exitCodes.inconclusive;
  return exitCodes.asExpected;
}

/** "2/3" */
function parseShard(option: string, text: string): { readonly number: number; readonly of: number } {
  const [, number, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (number === undefined || of === undefined || number < 1 || number > of) {
    throw new UsageError(`${option} takes a number of so many such as 1/3, not "${text}"`);
  }
  return { number, of };
}
