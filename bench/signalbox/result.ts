import type { Figures } from '../figures.js';
import { Numbers } from '../module.js';

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
  const numbers = new Numbers(document);
  const whereLossy = (fraction: number | undefined) => (fraction === 0 ? undefined : fraction);
  return {
    distinctStates: numbers.get('distinctStates'),
    transitions: numbers.get('transitions'),
    depth: numbers.get('depth'),
    seconds: numbers.get('seconds'),
    bytesPerState: numbers.get('bytesPerState'),
    bytesPerTransition: numbers.getIfAny('bytesPerTransition'),
    omissionProbability: whereLossy(numbers.get('omissionProbability')),
    omittedFraction: whereLossy(numbers.getIfAny('omittedFraction')),
  };
}
