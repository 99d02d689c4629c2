import type { Trace } from '../checker/index.js';

/** A trace as a file: JSON, indented so that two of them can be compared line by line. */
export function writeTrace(trace: Trace): string {
  return `${JSON.stringify(trace, null, 2)}\n`;
}
