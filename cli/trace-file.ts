import { accessSync, constants, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CheckResult, messageOf, type Trace, UsageError } from '../checker/index.js';
import { readTrace, writeTrace } from '../reports/index.js';

/** Before an exploration that may take hours: whether its trace can be written at all. @throws UsageError */
export function refuseUnwritable(path: string): void {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw new UsageError(`--trace ${path} is a directory; name a file`);
  try {
    accessSync(existing === undefined ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--trace ${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** The one trace that `--trace` keeps: the first counterexample, else the run that led to a fault, else the first witness. */
export function traceToKeep({ properties, failure }: CheckResult): Trace | null {
  const violated = properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
  const witness = properties.find(({ trace }) => trace !== undefined);
  return violated?.trace ?? failure?.trace ?? witness?.trace ?? null;
}

/** @throws UsageError if the file cannot be written after all */
export function writeTraceFile(path: string, trace: Trace): void {
  try {
    writeFileSync(path, writeTrace(trace));
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** @throws UsageError if there is no such file, or it holds no trace */
export function readTraceFile(path: string): Trace {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the trace ${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  try {
    return readTrace(text);
  } catch (error) {
    throw new UsageError(`${path} holds no trace: ${messageOf(error)}`, { cause: error });
  }
}

/** Why the system refused a file, without its codes where people have words for them. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it is not permitted';
  if (code === 'EISDIR') return 'it is a directory';
  return messageOf(error);
}
