import type { ResultDocument } from './contents/index.js';
import { contentsOf, titleOf } from './contents/index.js';
import { embedded } from './embedding.js';
import { readTemplate } from './template.js';

/**
 * One page about results: a file that needs nothing else, from which nothing leaves. The same results give the same bytes.
 * @throws UsageError if the page has not been built
 */
export function htmlReport(...documents: readonly ResultDocument[]): string {
  const { text, markupOf } = readTemplate();
  const parts: { readonly [place: string]: string } = {
    title: escaped(titleOf(contentsOf(documents))),
    markup: markupOf(documents),
    data: embedded(documents),
  };
  // In one pass: what is put in one place may look like another.
  return text.replace(/\{\{(title|markup|data)\}\}/g, (place, name: string) => parts[name] ?? place);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
