import type { Figures } from '../figures.js';

/**
 * Reads the document that `signalbox check --json` prints.
 * @throws Error if the exploration is not complete, a verdict is not as expected, or it is something else
 */
export function parseResult(document: string): Figures {
  const result: unknown = JSON.parse(document);
  if (typeof result !== 'object' || result === null) throw new Error(`not the result of a check: ${document}`);
  const fields = new Map<string, unknown>(Object.entries(result));
  const read = (field: string): number => {
    const value = fields.get(field);
    if (typeof value !== 'number') throw new Error(`the result of a check has no ${field}: ${document}`);
    return value;
  };
  if (fields.get('complete') !== true) throw new Error(`the check is not complete: ${String(fields.get('reason'))}`);
  const bytesPerTransition = fields.get('bytesPerTransition');
  const omissionProbability = read('omissionProbability');
  return {
    distinctStates: read('distinctStates'),
    transitions: read('transitions'),
    depth: read('depth'),
    seconds: read('seconds'),
    bytesPerState: read('bytesPerState'),
    ...(typeof bytesPerTransition === 'number' ? { bytesPerTransition } : {}),
    ...(omissionProbability > 0 ? { omissionProbability } : {}),
  };
}
