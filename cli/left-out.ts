import { listed } from '../reports/index.js';

/** How many names are given in full. */
const MOST_NAMES = 3;

/** What was not checked because the suite binds it to other instances only: it is checked where it is named. */
export function leftOutLines(ids: readonly string[]): string[] {
  // A witness says nothing without its obligation: where that is left out, too, it goes without saying.
  const names = ids.filter((id) => !ids.some((other) => id.startsWith(`${other}/`)));
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const named = more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return [`left out here, bound elsewhere:  ${listed(named)}`];
}
