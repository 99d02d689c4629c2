import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blocksOf } from './blocks.js';

/** The links of a page that lead to no file, or to no heading of one, as sentences; those to other sites are not followed. */
export function brokenLinksOf(page: string): readonly string[] {
  return linksOf(readFileSync(page, 'utf8')).flatMap((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), decodeURIComponent(path));
    if (!existsSync(target)) return [`${link}: there is no such file`];
    if (anchor === undefined || !target.endsWith('.md') || statSync(target).isDirectory()) return [];
    return anchorsIn(target).has(anchor) ? [] : [`${link}: there is no such heading`];
  });
}

function linksOf(markdown: string): readonly string[] {
  const links = [...withoutBlocks(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** Of pages that were read already: many links lead to the same ones. */
const known = new Map<string, ReadonlySet<string>>();

function anchorsIn(page: string): ReadonlySet<string> {
  const anchors = known.get(page) ?? anchorsOf(readFileSync(page, 'utf8'));
  known.set(page, anchors);
  return anchors;
}

/** The names by which GitHub calls the headings of a page, and those that are written in it. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const text = withoutBlocks(markdown);
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  const uses = new Map<string, number>();
  for (const [, heading = ''] of text.matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = heading
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const used = uses.get(slug) ?? 0;
    uses.set(slug, used + 1);
    anchors.add(used === 0 ? slug : `${slug}-${used}`);
  }
  return anchors;
}

function withoutBlocks(markdown: string): string {
  const inBlocks = new Set(
    blocksOf(markdown).flatMap(({ line, lines }) => lines.map((_, position) => line + position)),
  );
  return markdown
    .split('\n')
    .filter((_, position) => !inBlocks.has(position + 1))
    .join('\n');
}
