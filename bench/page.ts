import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

/** Puts this text where the page has its figures. @throws Error if it has no place for them */
export function writeIntoPage(path: string, text: string): void {
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`there is no ${BEGIN} … ${END} in ${path}`);
  writeFileSync(path, `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`);
}
