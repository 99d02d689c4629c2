import type { MatcherState } from 'vitest';
import { plain, type Style, styleOf } from '../terminal/index.js';

/** How wide text is set where vitest uses colours; a worker does not know how wide the terminal is. */
const COLUMNS = 120;

/** In colour, and set for a terminal, if vitest itself uses colours; else plain. */
export function styleOfMatcher({ utils }: Pick<MatcherState, 'utils'>): Style {
  const hasColours = utils.EXPECTED_COLOR('x') !== 'x';
  return hasColours ? styleOf({ isTTY: true, columns: COLUMNS }, { FORCE_COLOR: '1' }) : plain;
}
