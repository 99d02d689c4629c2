import type { CheckResult } from '../checker/index.js';
import { word } from './word.js';

/** How to run the trace again that was written to a file, if there was one. */
export function replayStep(file: string, { properties }: Pick<CheckResult, 'properties'>): string[] {
  return properties.some(({ trace }) => trace !== undefined) ? [`run it again:  signalbox replay ${word(file)}`] : [];
}
