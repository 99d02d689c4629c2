import type { Options } from 'yargs';
import { knownFindings } from '../properties/index.js';
import {
  checkMarkdown,
  digestOfSuite,
  isOfSuite,
  junitReport,
  type ResultDocument,
  suiteMarkdown,
} from '../reports/index.js';
import { once, parseText } from './commands/option.js';
import type { ExitCode } from './exit-code.js';
import { refuseUnwritable, writeText } from './files.js';
import { refuseUnwritableReport, writeReport } from './report-file.js';

/** Which files what was found is written to, beside what is printed. */
export interface RenderedFiles {
  /** The folder or file of the report. */
  readonly html: string | undefined;
  readonly markdown: string | undefined;
  readonly junit: string | undefined;
}

/** The options that name files for others than who sits at the terminal. */
export const fileOptions = {
  markdown: {
    string: true,
    requiresArg: true,
    describe: 'Write what was found to this file as Markdown, for an issue or a comment',
    coerce: once('markdown', parseText),
  },
  junit: {
    string: true,
    requiresArg: true,
    describe: 'Write what was found to this file as JUnit XML, for a build server',
    coerce: once('junit', parseText),
  },
} as const satisfies { readonly [name: string]: Options };

/** Those of these options that name a file, and so what a run can be written as. */
export const formatNames = ['markdown', 'junit'] as const satisfies readonly (keyof typeof fileOptions)[];

/** Before an exploration that may take hours: whether all of them can be written. @throws UsageError */
export function refuseUnwritableFiles({ html, markdown, junit }: RenderedFiles): void {
  if (html !== undefined) refuseUnwritableReport(html);
  if (markdown !== undefined) refuseUnwritable('markdown', markdown);
  if (junit !== undefined) refuseUnwritable('junit', junit);
}

/** Writes these results to the files that are wanted; of the page, which people open, it says where it is. */
export async function writeFiles(
  { html, markdown, junit }: RenderedFiles,
  documents: readonly ResultDocument[],
  exitCode: ExitCode,
): Promise<void> {
  if (markdown !== undefined) writeText(markdown, documents.map(inMarkdown).join('\n'));
  if (junit !== undefined) writeText(junit, await junitReport(documents));
  if (html !== undefined) writeReport(html, exitCode, ...documents);
}

function inMarkdown(document: ResultDocument): string {
  return isOfSuite(document)
    ? suiteMarkdown(digestOfSuite(document, document.findings ?? knownFindings))
    : checkMarkdown(document);
}
