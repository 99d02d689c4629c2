import { match, P } from 'ts-pattern';
import type { PropertyResult } from '../checker/index.js';

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

/** Whether a property says that something occurs, not that something is always so. */
export function isWitness({ kind }: Pick<PropertyResult, 'kind'>): boolean {
  return kind === 'reachable' || kind === 'forSome';
}

/** What came out of a property, in a word that fits its kind: "holds", "reached", "never reached", "violated". */
export function verdictWord(property: PropertyResult): string {
  return match({ verdict: property.verdict, occurs: isWitness(property) })
    .with({ verdict: 'holds', occurs: true }, () => 'reached')
    .with({ verdict: 'violated', occurs: true }, () => 'never reached')
    .with({ verdict: P.union('holds', 'violated', 'unrefuted', 'inconclusive') }, ({ verdict: word }) => word)
    .exhaustive();
}
