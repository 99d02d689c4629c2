import { readFileSync } from 'node:fs';
import { type CheckResult, messageOf, type Trace, UsageError } from '../checker/index.js';
import { readTrace, writeTrace } from '../reports/index.js';
import { reasonOf, writeText } from './files.js';

/** The one trace that `--trace` keeps: the first counterexample, else the run that led to a fault, else the first witness. */
export function traceToKeep({ properties, failure }: CheckResult): Trace | null {
  const violated = properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
  const witness = properties.find(({ trace }) => trace !== undefined);
  return violated?.trace ?? failure?.trace ?? witness?.trace ?? null;
}

/** @throws UsageError if the file cannot be written after all */
export function writeTraceFile(path: string, trace: Trace): void {
  writeText(path, writeTrace(trace));
}

/** @throws UsageError if there is no such file, or it holds no trace */
export async function readTraceFile(path: string): Promise<Trace> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the trace ${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  try {
    return await readTrace(text);
  } catch (error) {
    throw new UsageError(`${path} holds no trace: ${messageOf(error)}`, { cause: error });
  }
}
