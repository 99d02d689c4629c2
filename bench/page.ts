import { readFileSync, writeFileSync } from 'node:fs';

/** Puts this text where the page has its figures, or others by a name. @throws Error if it has no place for them */
export function writeIntoPage(path: string, text: string, name = 'figures'): void {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (begin < 0 || end < begin) throw new Error(`there is no ${opening} … ${closing} in ${path}`);
  writeFileSync(path, `${page.slice(0, begin + opening.length)}\n\n${text}\n\n${page.slice(end)}`);
}
