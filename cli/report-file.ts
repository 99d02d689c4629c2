import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf, UsageError } from '../checker/index.js';
import { htmlReport, type ResultDocument, refuseUnbuiltPage, word } from '../reports/index.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { reasonOf, refuseUnwritable, writeText } from './files.js';

/** Where `verify` writes its report if nothing else is said. */
export const defaultReport = 'signalbox-report';

/** The file that `--html` means: this one, or that of a folder. */
export function reportFileAt(place: string): string {
  return place.endsWith('.html') ? place : join(place, 'index.html');
}

/** Before an exploration that may take hours: whether a report can be made and written there. @throws UsageError */
export function refuseUnwritableReport(place: string): void {
  refuseUnbuiltPage();
  // Only the folder itself: one that lacks its parents is a slip more often than a wish.
  const folder = dirname(reportFileAt(place));
  try {
    if (!existsSync(folder)) mkdirSync(folder);
  } catch (error) {
    throw new UsageError(`--html ${place} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
  refuseUnwritable('html', reportFileAt(place));
}

/** A place that nobody asked for, or undefined where no report can be written to it: that is only said. */
export function ifWritable(place: string): string | undefined {
  try {
    refuseUnwritableReport(place);
    return place;
  } catch (error) {
    process.stderr.write(`signalbox: no report is written: ${messageOf(error)}\n`);
    return undefined;
  }
}

/** Writes the page about these results, and says where; a person at a terminal who has a reason to open it is told how. */
export function writeReport(place: string, exitCode: ExitCode, ...documents: readonly ResultDocument[]): void {
  const file = reportFileAt(place);
  writeText(file, htmlReport(...documents));
  const how = surprises.includes(exitCode) && process.stderr.isTTY ? `; to open it:  ${opener()} ${word(file)}` : '';
  process.stderr.write(`signalbox: the report is in ${file}${how}\n`);
}

/** The exit codes of what nobody expected. */
const surprises: readonly ExitCode[] = [exitCodes.unexpected, exitCodes.modelFault, exitCodes.disagreement];

/** The command that opens a file as a click on it does. */
function opener(): string {
  if (process.platform === 'darwin') return 'open';
  return process.platform === 'win32' ? 'start' : 'xdg-open';
}
