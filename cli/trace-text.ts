import { dirname, relative } from 'node:path';
import type { Explanation, Trace } from '../checker/index.js';
import { importPath, replayingTest, type TraceFormat } from '../reports/index.js';

/** A trace as the text of this file, in a format; null if it has not what that takes. A test imports the model from where it lies. */
export async function traceText(
  format: TraceFormat,
  trace: Trace,
  explanation: Explanation | null,
  file: string,
): Promise<string | null> {
  const [, path, name] = /^(.*)#([^#]+)$/s.exec(trace.model) ?? [];
  if (format.name !== 'test' || path === undefined || name === undefined) return format.render(trace, explanation);
  return replayingTest(trace, { path: importPath(relative(dirname(file), path)), export: name });
}
