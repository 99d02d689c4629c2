import type { CheckResult, ExplainOption } from '../checker/index.js';
import { renderCheck, styleOf, toJson } from '../reports/index.js';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-code.js';
import { writeReport } from './report-file.js';
import { traceToKeep, writeTraceFile } from './trace-file.js';

/** How a command line wants to be answered. */
export interface Answering {
  readonly json: boolean;
  /** Some properties were named, so also what they reach is shown. */
  readonly property: readonly string[] | undefined;
  /** The file into which a trace is to be written. */
  readonly trace: string | undefined;
  /** The folder or file into which the report is to be written. */
  readonly html: string | undefined;
}

/** How much traces are to be explained: whole for whoever reads the report, now or later from the JSON; not for a terminal. */
export function howExplained({ json, html }: Pick<Answering, 'json' | 'html'>): ExplainOption {
  return json || html !== undefined ? 'with surroundings' : false;
}

/** Prints what was found, writes the trace and the report where they are wanted, and says what that comes to. */
export function answer(
  result: CheckResult,
  { json, property = [], trace, html }: Answering,
  next: readonly string[],
): ExitCode {
  process.stdout.write(
    json
      ? `${JSON.stringify(toJson(result), null, 2)}\n`
      : renderCheck(result, { style: styleOf(process.stdout), witnesses: property.length > 0, next }),
  );
  if (trace !== undefined) keepTrace(result, trace);
  const exitCode = exitCodeOf(result);
  if (html !== undefined) writeReport(html, exitCode !== exitCodes.asExpected, toJson(result));
  return exitCode;
}

function keepTrace(result: CheckResult, path: string): void {
  const trace = traceToKeep(result);
  if (trace === null) {
    process.stderr.write(`signalbox: no property has a trace, so ${path} is not written\n`);
    return;
  }
  writeTraceFile(path, trace);
  process.stderr.write(`signalbox: the trace of ${trace.property ?? 'the failure'} is in ${path}\n`);
}
