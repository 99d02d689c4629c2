import type { Figures } from '../figures.js';
import { numbersIn } from '../module.js';

/**
 * Reads the document that `signalbox check --json` prints.
 * @throws Error if the exploration is not complete, or it is something else
 */
export function parseResult(document: string): Figures {
  const result: unknown = JSON.parse(document);
  if (typeof result !== 'object' || result === null || !('complete' in result)) {
    throw new Error(`not the result of a check: ${document}`);
  }
  if (result.complete !== true)
    throw new Error(`the check is not complete: ${'reason' in result ? result.reason : document}`);
  const number = numbersIn(document);
  const omissionProbability = number('omissionProbability');
  const bytesPerTransition = 'bytesPerTransition' in result ? result.bytesPerTransition : null;
  return {
    distinctStates: number('distinctStates'),
    transitions: number('transitions'),
    depth: number('depth'),
    seconds: number('seconds'),
    bytesPerState: number('bytesPerState'),
    ...(typeof bytesPerTransition === 'number' ? { bytesPerTransition } : {}),
    ...(omissionProbability > 0 ? { omissionProbability } : {}),
  };
}
