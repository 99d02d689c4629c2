import didYouMean, { ReturnTypeEnums } from 'didyoumean2';
import { listed } from '../reports/index.js';

/** What was probably meant by a name that is none of these, as the end of a sentence: `; did you mean two-phase?` Or nothing. */
export function suggestion(given: string, known: readonly string[]): string {
  const nearest = didYouMean(given, known, { returnType: ReturnTypeEnums.FIRST_CLOSEST_MATCH });
  return nearest === null ? '' : `; did you mean ${nearest}?`;
}

/** The same, or else all that there is: `; there is a, b or c`. */
export function suggestionOrAll(given: string, known: readonly string[]): string {
  if (known.length === 0) return '; there is none';
  return suggestion(given, known) || `; there ${known.length === 1 ? 'is' : 'are'} ${listed(known)}`;
}
