import { listed } from '../reports/index.js';

/** How many names are given in full. */
const MOST_NAMES = 4;

/** What was not checked because the suite says nothing of it at this instance, and how to check it all the same. */
export function leftOutLines(ids: readonly string[]): string[] {
  // A witness says nothing without its obligation: where that is left out, too, it goes without saying.
  const names = ids.filter((id) => !ids.some((other) => id.startsWith(`${other}/`)));
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const named = more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return [`bound to other instances and left out here:  ${listed(named)} (--property checks one all the same)`];
}
