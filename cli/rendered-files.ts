import type { Options } from 'yargs';
import { knownFindings } from '../properties/index.js';
import {
  checkMarkdown,
  digestOfSuite,
  gitlabReport,
  isOfSuite,
  isOfSweep,
  junitReport,
  type KeptDocument,
  markdownComment,
  type PipelineRun,
  resultsIn,
  sarifReport,
  suiteMarkdown,
  sweepMarkdown,
} from '../reports/index.js';
import { once, oneOfWords, parseText } from './commands/option.js';
import type { ExitCode } from './exit-code.js';
import { refuseUnwritable, writeText } from './files.js';
import { isShownByGithub, showInGithub } from './github.js';
import { refuseUnwritableReport, writeReport } from './report-file.js';
import { namesInRepository } from './repository.js';

/** A form in which what was found is written to a file, for others than who sits at the terminal. */
interface FileFormat {
  /** For the help of the option that has its name. */
  readonly about: string;
  render(documents: readonly KeptDocument[], pipeline: PipelineRun): string | Promise<string>;
}

/** Each is an option of every command that has results. */
const formats = {
  markdown: {
    about: 'as Markdown, for an issue or the comment on a pull request',
    render: (documents) => markdownComment(documents.map(inMarkdown)),
  },
  junit: {
    about: 'as JUnit XML, for a build server',
    render: (documents) => junitReport(documents.flatMap(resultsIn)),
  },
  sarif: {
    about: 'as SARIF 2.1.0, for code scanning',
    render: (documents, pipeline) => sarifReport(documents.flatMap(resultsIn), pipeline),
  },
  gitlab: {
    about: 'as a code quality report of GitLab',
    render: (documents, pipeline) => gitlabReport(documents.flatMap(resultsIn), pipeline),
  },
} as const satisfies { readonly [option: string]: FileFormat };

/** The option of such a file. */
export type FormatName = keyof typeof formats;

export const formatNames = ['markdown', 'junit', 'sarif', 'gitlab'] as const satisfies readonly FormatName[];

/** Which files what was found is written to, beside what is printed. */
export type RenderedFiles = {
  readonly [Name in FormatName]?: string | undefined;
} & {
  /** The folder or file of the report. */
  readonly html?: string | undefined;
  /** Whether the pipeline in which this runs shows what was found, if it can; it does if nothing is said. */
  readonly annotations?: 'auto' | 'off' | undefined;
};

/** The options that name these files, or are about what a pipeline shows. */
export const fileOptions = {
  markdown: fileOption('markdown'),
  junit: fileOption('junit'),
  sarif: fileOption('sarif'),
  gitlab: fileOption('gitlab'),
  annotations: {
    string: true,
    requiresArg: true,
    describe: 'off: in a workflow of GitHub, do not show what was found beside the lines and in the summary of the job',
    coerce: once('annotations', oneOfWords('auto', 'off')),
  },
} as const satisfies { readonly [name: string]: Options };

function fileOption(name: FormatName) {
  return {
    string: true,
    requiresArg: true,
    describe: `Write what was found to this file ${formats[name].about}`,
    coerce: once(name, parseText),
  } as const satisfies Options;
}

/** Of what was said to a command, the files that are wanted. */
export function filesAskedFor(given: RenderedFiles): RenderedFiles {
  const { html, markdown, junit, sarif, gitlab, annotations } = given;
  return { html, markdown, junit, sarif, gitlab, annotations };
}

/** Whether a file is wanted. */
export function isAnyFileAskedFor({ html, ...files }: RenderedFiles): boolean {
  return html !== undefined || formatNames.some((name) => files[name] !== undefined);
}

/** Whether something is wanted that shows where things are declared: then results have to say it. */
export function needsPositions({ sarif, gitlab, annotations }: RenderedFiles): boolean {
  return sarif !== undefined || gitlab !== undefined || isShownByGithub(annotations);
}

/** Before an exploration that may take hours: whether all of them can be written. @throws UsageError */
export function refuseUnwritableFiles({ html, ...files }: RenderedFiles): void {
  if (html !== undefined) refuseUnwritableReport(html);
  for (const name of formatNames) {
    const file = files[name];
    if (file !== undefined) refuseUnwritable(name, file);
  }
}

/** Writes these results to the files that are wanted; of the page, which people open, it says where it is. */
export async function writeFiles(
  { html, ...files }: RenderedFiles,
  documents: readonly KeptDocument[],
  exitCode: ExitCode,
): Promise<void> {
  const pipeline = { exitCode, fileInRepository: namesInRepository() };
  for (const name of formatNames) {
    const file = files[name];
    const { render }: FileFormat = formats[name];
    if (file !== undefined) writeText(file, await render(documents, pipeline));
  }
  if (html !== undefined) writeReport(html, exitCode, ...documents.flatMap(resultsIn));
  if (isShownByGithub(files.annotations)) showInGithub(documents, inMarkdown, pipeline);
}

/** A result as Markdown, with what is known to be wrong with the documented design. */
function inMarkdown(document: KeptDocument): string {
  if (isOfSweep(document)) return sweepMarkdown(document);
  return isOfSuite(document)
    ? suiteMarkdown(digestOfSuite(document, document.findings ?? knownFindings))
    : checkMarkdown(document);
}
