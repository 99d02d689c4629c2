import { type CheckResult, UsageError } from '../../checker/index.js';
import { isOfSuite, type ResultDocument, resultVersion } from '../result-document.js';
import { conforming } from './conforming.js';
import { documentIn } from './document.js';
import { refuseImpossibleLoop } from './loop.js';

/**
 * The result of a check, of random runs or of the suite that a file's text holds, if it is one by the published schema.
 * @throws UsageError that says what is missing or wrong, and where
 */
export async function readResult(text: string): Promise<ResultDocument> {
  const fields = documentIn(text, resultVersion);
  if ('steps' in fields && 'initial' in fields) throw new UsageError('it is a trace, which signalbox replay reads');
  const document = await conforming('checks' in fields ? 'SuiteDocument' : 'CheckDocument', fields);
  if (!isOfSuite(document)) refuseImpossibleLoops(document, '');
  else
    for (const [position, { result }] of document.checks.entries())
      if (result !== null) refuseImpossibleLoops(result, `checks[${position}].result.`);
  return document;
}

function refuseImpossibleLoops({ properties, failure }: CheckResult, where: string): void {
  for (const [position, { trace }] of properties.entries())
    if (trace !== undefined) refuseImpossibleLoop(trace, `${where}properties[${position}].trace.`);
  if (failure !== null && failure.trace !== null) refuseImpossibleLoop(failure.trace, `${where}failure.trace.`);
}
