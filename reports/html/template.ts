import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { messageOf, UsageError } from '../../checker/index.js';
import type { ResultDocument } from './contents/index.js';

/** What the build of the page leaves: the page with places to fill, and what renders its first markup. */
export interface Template {
  readonly text: string;
  /** What is legible without JavaScript. */
  markupOf(documents: readonly ResultDocument[]): string;
}

/**
 * The page as it was built.
 * @throws UsageError if it was not
 */
export function readTemplate(): Template {
  try {
    const text = readFileSync(fileIn('template/index.html'), 'utf8');
    const { markupOf } = createRequire(import.meta.url)(fileIn('markup/markup.cjs'));
    return { text, markupOf };
  } catch (error) {
    throw new UsageError('the HTML report needs the page that "npm run build" builds, which has not been run here', {
      cause: messageOf(error),
    });
  }
}

/**
 * Before anybody waits for what is to fill it: whether the page was built.
 * @throws UsageError if it was not
 */
export function refuseUnbuiltPage(): void {
  readTemplate();
}

/** From sources, as from what is built of them, the same built file. */
function fileIn(path: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/reports/html/' : './';
  return fileURLToPath(new URL(`${folder}${path}`, import.meta.url));
}
