import { readFileSync } from 'node:fs';

/** Where the page of a model says of conjuncts that no check misses why that is so. */
const HEADING = '## What no check misses';

/**
 * Why nothing is wrong where no check notices that a conjunct is missing, by file and conjunct ("pbft/replica.ts s.up"), as
 * the page of a model says it: a list under a heading of its own, `- pbft/replica.ts` `s.up`: why.
 */
export function argumentsOf(model: string): ReadonlyMap<string, string> {
  const page = readFileSync(new URL(`../../../models/${model}/README.md`, import.meta.url), 'utf8');
  const [, section = ''] = page.split(`${HEADING}\n`);
  const [list = ''] = section.split(/^## /m);
  const items = list.replace(/\n {2,}/g, ' ').matchAll(/^- `([^`]+)` `([^`]+)`: (.+)$/gm);
  return new Map([...items].map(([, file = '', text = '', why = '']) => [`${file} ${text}`, why]));
}
