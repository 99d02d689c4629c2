import type { PropertyResult } from '../../checker/index.js';
import { isAsExpected, verdictWord } from '../verdict.js';
import type { Style } from './style.js';

/** The sign before a property: ✓ as expected, ✗ not, ? undecided, ! passed only because it was never put to the test. */
export function mark(property: PropertyResult, { paint }: Style): string {
  if (property.verdict === 'inconclusive') return paint.yellow('?');
  if (property.verdict === 'holds' && property.vacuous) return paint.yellow('!');
  return isAsExpected(property) ? paint.green('✓') : paint.red('✗');
}

/** The verdict in a word that also fits the kind of property, and its ground: "holds: all 4,123 states". */
export function verdictText(property: PropertyResult, { paint }: Style): string {
  const { reason } = property;
  const word = verdictWord(property);
  const text = reason.startsWith(word) ? reason : `${word}: ${reason}`;
  if (property.verdict === 'inconclusive') return paint.yellow(text);
  if (isAsExpected(property)) return paint.dim(text);
  return property.expected === 'violated' ? paint.red(`${text}, although it is known to be violated`) : paint.red(text);
}
