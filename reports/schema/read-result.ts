import { type CheckResult, UsageError } from '../../checker/index.js';
import { isOfSuite, resultVersion } from '../result-document.js';
import type { KeptDocument, SweepDocument } from '../sweep/index.js';
import { conforming } from './conforming.js';
import { documentIn, type Fields } from './document.js';
import { refuseImpossibleLoop } from './loop.js';

/**
 * The result of a check, of random runs, of the suite or of a sweep that a file's text holds, if it is one by the published schema.
 * @throws UsageError that says what is missing or wrong, and where
 */
export async function readResult(text: string): Promise<KeptDocument> {
  const fields = documentIn(text, resultVersion);
  if ('steps' in fields && 'initial' in fields) throw new UsageError('it is a trace, which signalbox replay reads');
  if ('cells' in fields) return sweepIn(fields);
  const document = await conforming('checks' in fields ? 'SuiteDocument' : 'CheckDocument', fields);
  if (!isOfSuite(document)) refuseImpossibleLoops(document, '');
  else
    for (const [position, { result }] of document.checks.entries())
      if (result !== null) refuseImpossibleLoops(result, `checks[${position}].result.`);
  return document;
}

async function sweepIn(fields: Fields): Promise<SweepDocument> {
  const document = await conforming('SweepDocument', fields);
  const { cells, dimensions } = document;
  const combinations = dimensions.reduce((product, { values }) => product * values.length, 1);
  if (cells.length !== combinations) {
    throw new UsageError(`cells is not a list of ${combinations}: its dimensions have so many combinations`);
  }
  for (const [position, { result }] of cells.entries())
    if (result !== null) refuseImpossibleLoops(result, `cells[${position}].result.`);
  return document;
}

function refuseImpossibleLoops({ properties, failure }: CheckResult, where: string): void {
  for (const [position, { trace }] of properties.entries())
    if (trace !== undefined) refuseImpossibleLoop(trace, `${where}properties[${position}].trace.`);
  if (failure !== null && failure.trace !== null) refuseImpossibleLoop(failure.trace, `${where}failure.trace.`);
}
