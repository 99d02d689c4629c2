import { type CheckResult, type Declared, type ExplainOption, located } from '../checker/index.js';
import { renderCheck, styleOf, toJson } from '../reports/index.js';
import { type ExitCode, exitCodeOf } from './exit-code.js';
import { isAnyFileAskedFor, needsPositions, type RenderedFiles, writeFiles } from './rendered-files.js';
import { traceToKeep, writeTraceFile } from './trace-file.js';
import { leaveResult } from './watch/folder.js';

/** How a command line wants to be answered. */
export interface Answering extends RenderedFiles {
  readonly json: boolean;
  /** Some properties were named, so also what they reach is shown. */
  readonly property: readonly string[] | undefined;
  /** The file into which a trace is to be written. */
  readonly trace: string | undefined;
}

/** How much traces are to be explained: whole for whoever reads the report, now or later from the JSON; not for a terminal. */
export function howExplained({ json, ...files }: Pick<Answering, 'json' | keyof RenderedFiles>): ExplainOption {
  return json || files.html !== undefined ? 'with surroundings' : isAnyFileAskedFor(files);
}

/** Prints what was found of what is declared so, writes the trace and the files that are wanted, and says what that comes to. */
export async function answer(
  found: CheckResult,
  declared: Declared,
  { json, property = [], trace, ...files }: Answering,
  next: readonly string[],
): Promise<ExitCode> {
  const result = json || needsPositions(files) ? located(found, declared) : found;
  process.stdout.write(
    json
      ? `${JSON.stringify(toJson(result), null, 2)}\n`
      : renderCheck(result, { style: styleOf(process.stdout), witnesses: property.length > 0, next }),
  );
  leaveResult(result);
  if (trace !== undefined) keepTrace(result, trace);
  const exitCode = exitCodeOf(result);
  await writeFiles(files, [toJson(result)], exitCode);
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
