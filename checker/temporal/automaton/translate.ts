import type { Formula } from '../../language/index.js';
import type { Automaton } from './automaton.js';
import { normalFormOf } from './normal-form.js';
import { reduced } from './reduce.js';
import { tableauOf } from './tableau.js';

/**
 * The automaton that accepts exactly the infinite words (runs) of which the formula is true. For counterexamples, give it
 * the negated property.
 * @throws UsageError if the formula is too large: more than 4,096 states, 4,096 moves of one, 65,536 moves of all, or 30
 * acceptance sets, before they are reduced.
 */
export function automatonOf(formula: Formula): Automaton {
  return reduced(tableauOf(normalFormOf(formula)));
}
