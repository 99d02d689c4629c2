import { formulaOf } from '../explain/index.js';
import type { Property } from '../language/index.js';
import type { PropertyResult } from '../result.js';
import { isTemporal } from '../temporal/index.js';
import type { Judged } from './judged.js';
import { decidedOfRuns } from './runs.js';
import { decidedOfStates } from './states.js';

export { budgetOf, reasonOfEnding, reasonOfStop } from './ending.js';
export { counted, number } from './figures.js';
export type { Decided } from './judged.js';
export { reasonOfViolation } from './runs.js';
export { idlePremises, warningsOf, warningsOfWalks } from './warnings.js';

/** The result of one of the properties of a check. */
export function resultOfProperty(
  id: string,
  property: Property,
  expected: PropertyResult['expected'],
  judged: Judged,
): PropertyResult {
  const decided = isTemporal(property) ? decidedOfRuns(property, judged) : decidedOfStates(property, judged);
  const { verdict, reason, vacuous, cases } = decided;
  const common = { id, name: property.sentence, kind: property.form, verdict, expected, reason, vacuous, cases };
  const shown = judged.trace === undefined ? common : { ...common, trace: judged.trace };
  return { ...shown, formula: formulaOf(property) };
}
