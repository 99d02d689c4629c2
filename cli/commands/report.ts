import { mkdirSync } from 'node:fs';
import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { UsageError } from '../../checker/index.js';
import { gapIn, knownFindings, mergeSuites, type SuiteResult } from '../../properties/index.js';
import {
  digestOfSuite,
  graphFormats,
  isOfSuite,
  isOfSweep,
  type KeptDocument,
  renderCheck,
  renderSuite,
  renderSweep,
  resultsIn,
  resultVersion,
  styleOf,
  traceFormats,
} from '../../reports/index.js';
import { projectHere } from '../config/project.js';
import { type ExitCode, exitCodeOf, exitCodes, worstOf } from '../exit-code.js';
import { reasonOf } from '../files.js';
import { gateOf } from '../gate/options.js';
import { heldAgainst } from '../gate/run.js';
import { fileOptions, isAnyFileAskedFor, refuseUnwritableFiles, writeFiles } from '../rendered-files.js';
import { readResultFile } from '../result-file.js';
import { writeTraces } from '../traces-of-results.js';
import { once, parseText } from './option.js';
import { exitCodeOfSweep } from './sweep.js';
import { exitCodeOfSuite } from './verify.js';

const formats = [...traceFormats, ...graphFormats];

const options = {
  html: {
    string: true,
    requiresArg: true,
    describe: 'Write the page that explains it: to this folder, or to this file if it ends in .html',
    coerce: once('html', parseText),
  },
  ...fileOptions,
  json: { boolean: true, default: false, describe: 'Print the result on standard output, merged if there are several' },
} as const satisfies { readonly [name: string]: Options };

/** A folder for each form of traces, which has a file for each of them. */
const folders = Object.fromEntries(
  formats.map(({ name, about }) => [
    name,
    {
      string: true,
      requiresArg: true,
      describe: `Write every trace to this folder: ${about}`,
      coerce: once(name, parseText),
    } as const satisfies Options,
  ]),
);

type ReportArguments = InferredOptionTypes<typeof options> & { readonly [option: string]: unknown };

export const reportCommand = {
  name: 'report',
  options: [...Object.keys(options), ...Object.keys(folders)],
  lacking: 'report needs a result: signalbox report result.json; signalbox check and verify print one with --json',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'report <results..>',
      'Show results that were kept as JSON, in any form, parts of the suite as a whole',
      (command) =>
        command
          .positional('results', {
            type: 'string',
            array: true,
            demandOption: true,
            describe: 'Files that --json was written to; - is standard input',
          })
          .options({ ...options, ...folders })
          .example('$0 verify --json > result.json', 'keep a result')
          .example('$0 report result.json', 'see it again')
          .example('$0 report shard-*.json --html report', 'the shards of a run as one')
          .example('$0 report result.json --junit junit.xml --markdown result.md', 'for others')
          .epilogue(
            'Exit codes: as of the commands that made the results; 2 also for what is no result, 3 also where a shard is missing.',
          ),
      async ({ results, ...given }) => finish(await runReport(results, given)),
    ),
};

async function runReport(places: readonly string[], given: ReportArguments): Promise<ExitCode> {
  const { json } = given;
  const wanted = formats.flatMap((format) => {
    const folder = given[format.name];
    return typeof folder === 'string' ? [{ format, folder }] : [];
  });
  refuseUnwritableFiles(given);
  const read: KeptDocument[] = [];
  for (const place of places) read.push(await readResultFile(place));
  const documents = await merged(read);
  const gaps = documents.flatMap((each) => (isOfSuite(each) ? (gapIn(each) ?? []) : []));
  for (const gap of gaps) process.stderr.write(`signalbox: ${gap}\n`);
  // What is missing is undecided.
  const exitCode = worstOf([...documents.map(exitCodeOfKept), ...gaps.map(() => exitCodes.inconclusive)]);
  const isSilent = isAnyFileAskedFor(given) || wanted.length > 0;
  if (json) process.stdout.write(`${JSON.stringify(onlyOne(documents), null, 2)}\n`);
  else if (!isSilent) process.stdout.write(documents.map(shown).join('\n'));
  for (const { format, folder } of wanted)
    await writeTraces(documents.flatMap(resultsIn), format, madeFolder(format.name, folder));
  await writeFiles(given, documents, exitCode);
  return exitCode;
}

function exitCodeOfKept(document: KeptDocument): ExitCode {
  if (isOfSweep(document)) return exitCodeOfSweep(document);
  return isOfSuite(document) ? exitCodeOfSuite(document) : exitCodeOf(document);
}

/** Runs of parts of the suite are one; checks by themselves and sweeps stay beside it. */
async function merged(documents: readonly KeptDocument[]): Promise<readonly KeptDocument[]> {
  const suites = documents.filter(isOfSuite);
  const others = documents.filter((document) => !isOfSuite(document));
  if (suites.length === 0) return others;
  return [{ version: resultVersion, ...(await whole(suites)) }, ...others];
}

/** Only what has to be put together needs the project whose it is, and its gate: a part does not see how much is taken of a design. */
async function whole(suites: readonly SuiteResult[]): Promise<SuiteResult> {
  const project =
    suites.length > 1 && suites.some((suite) => suite.project !== undefined) ? await projectHere() : undefined;
  const together = mergeSuites(suites, project?.suite);
  return project === undefined ? together : heldAgainst(gateOf(project, {}), together);
}

function onlyOne(documents: readonly KeptDocument[]): KeptDocument {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError('--json prints one result, and these are several: only runs of the suite can be merged');
}

function shown(document: KeptDocument): string {
  const style = styleOf(process.stdout);
  if (isOfSweep(document)) return renderSweep(document, { style });
  return isOfSuite(document)
    ? renderSuite(digestOfSuite(document, document.findings ?? knownFindings), style)
    : renderCheck(document, { style });
}

function madeFolder(option: string, folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new UsageError(`--${option} ${folder} cannot be made: ${reasonOf(error)}`, { cause: error });
  }
}
