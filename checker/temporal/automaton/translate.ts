import type { Formula } from '../../language/index.js';
import type { Automaton } from './automaton.js';
import { normalFormOf } from './normal-form.js';
import { reduced } from './reduce.js';
import { tableauOf } from './tableau.js';

/**
 * The automaton that accepts exactly the infinite words (runs) of which the formula is true. For counterexamples, give it
 * the negated property.
 * @throws UsageError if the formula is too large: more than 4,096 states, 65,536 moves, 4,096 moves of one state to be
 * compared, or 30 acceptance sets, before the reduction.
 */
export function automatonOf(formula: Formula): Automaton {
  return reduced(tableauOf(normalFormOf(formula)));
}
