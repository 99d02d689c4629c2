import type { Trace } from '../../checker/index.js';
import { conforming } from './conforming.js';
import { documentIn } from './document.js';
import { refuseImpossibleLoop } from './loop.js';

/**
 * The trace that a file's text holds, if it is one by the published schema: it comes from outside, perhaps from another version.
 * @throws UsageError that says what is missing or wrong, and where
 */
export async function readTrace(text: string): Promise<Trace> {
  // Files of before there were loops have none.
  const fields = documentIn(text, 1);
  const trace = await conforming('Trace', { ...fields, loop: fields.loop ?? null });
  refuseImpossibleLoop(trace);
  return trace;
}
