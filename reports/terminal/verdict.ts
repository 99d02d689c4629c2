import { match, P } from 'ts-pattern';
import type { PropertyResult } from '../../checker/index.js';
import type { Style } from './style.js';

/** Whether a property came out as expected, and not merely because its premise never held. */
export function isAsExpected({ verdict, expected, vacuous }: PropertyResult): boolean {
  return match({ verdict, expected, vacuous })
    .with({ verdict: 'holds', expected: 'holds', vacuous: false }, () => true)
    .with({ verdict: 'holds', expected: 'vacuous', vacuous: true }, () => true)
    .with({ verdict: 'unrefuted', expected: 'holds' }, () => true)
    .with({ verdict: 'violated', expected: 'violated' }, () => true)
    .with({ verdict: P.union('holds', 'unrefuted', 'violated', 'inconclusive') }, () => false)
    .exhaustive();
}

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

/** Whether a property says that something occurs, not that something is always so. */
export function isWitness({ kind }: Pick<PropertyResult, 'kind'>): boolean {
  return kind === 'reachable' || kind === 'forSome';
}

function verdictWord(property: PropertyResult): string {
  return match({ verdict: property.verdict, occurs: isWitness(property) })
    .with({ verdict: 'holds', occurs: true }, () => 'reached')
    .with({ verdict: 'violated', occurs: true }, () => 'never reached')
    .with({ verdict: P.union('holds', 'violated', 'unrefuted', 'inconclusive') }, ({ verdict: word }) => word)
    .exhaustive();
}
